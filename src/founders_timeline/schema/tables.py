"""The fields of sites, teams, people and sources, written once; those of events are in `event_tables.py`.

The loader takes its keys from here, the JSON Schemas their properties, and tests hold docs/content.md to the same rows.
"""

from founders_timeline.schema.table import NO, YES, Field, Table

_URL = "https://example.org/statement"
_LANGUAGES = "list of languages"
_NAMED_LINK = "text, or `name` and `url`"

LINK = Table(
    "a link",
    (
        Field("url", "URL", YES, "Where it is.", (_URL,)),
        Field("title", "text", NO, "What it is called."),
    ),
)

NAMED_LINK = Table(
    "a name with an address",
    (
        Field("name", "text", YES, "What is shown.", ("CC BY 4.0",)),
        Field("url", "URL", NO, "Where it is.", ("https://creativecommons.org/licenses/by/4.0/",)),
    ),
)

EDITOR = Table(
    "the web editor",
    (
        Field(
            "repository",
            "URL",
            NO,
            "Where it saves, on GitHub. Default: the site's `repository`.",
            ("https://github.com/NAME/founders",),
        ),
        Field("branch", "text", NO, "Which branch it reads and saves to. Default: the repository's own default.", ("main",)),
        Field(
            "saves",
            "`pull-request`, `commit`",
            NO,
            "What becomes of a saved entry. Default `pull-request`: it is checked, and somebody merges it.",
            ("commit",),
        ),
        Field(
            "sign_in_url",
            "URL",
            NO,
            "An OAuth relay, for a button to sign in with. Without one, editors sign in with an access token.",
            ("https://sign-in.example.org/",),
        ),
    ),
)

SITE = Table(
    "site.yaml",
    (
        Field("title", "reader text", YES, "The site's name.", ({"en": "Who is left?", "fr": "Qui reste-t-il ?"},)),
        Field("description", "reader text", NO, "One sentence for search engines and link previews."),
        Field(
            "languages",
            _LANGUAGES,
            NO,
            "First = default, whose pages stand at the top; the others get a folder each. Default `[en]`.",
            (["en", "fr"],),
        ),
        Field(
            "base_url",
            "URL",
            NO,
            "Where the site is published. Only what must be absolute needs it.",
            ("https://example.org/founders/",),
        ),
        Field(
            "teams",
            "list of folder names",
            NO,
            "Which teams, in which order; the first one is the front page. Default: every folder with a `team.yaml`, by name.",
            (["openai"],),
        ),
        Field("licence", _NAMED_LINK, NO, "The licence of the content.", ("CC BY 4.0",)),
        Field("publisher", _NAMED_LINK, NO, "Who answers for the content.", ("The Example Times",)),
        Field("repository", "URL", NO, "Where the content can be corrected.", ("https://example.org/founders.git",)),
        Field(
            "editor",
            "`repository`, `branch`, `saves`, `sign_in_url`",
            NO,
            "Asks for a web editor under `admin/`; `{}` if the defaults will do. Fields below.",
            ({"saves": "commit"},),
        ),
    ),
)

TEAM = Table(
    "team.yaml",
    (
        Field("name", "name", YES, "The team's or organisation's name.", ("OpenAI",)),
        Field("founded", "date", YES, "Every founder is at work from this day on.", ("2015-12-11",)),
        Field("founders", "list of people", YES, "The founders: the number that the count starts from."),
        Field("people", "list of people", NO, "Others whom events name. They never change the count."),
        Field(
            "timezone",
            "text",
            NO,
            "The zone that the dates are in, for example `America/Los_Angeles`.",
            ("America/Los_Angeles", "Europe/Paris"),
        ),
        Field(
            "checked",
            "day",
            NO,
            "When somebody last compared the content with the world. Older than 180 days is a warning.",
            ("2026-10-08",),
        ),
        Field(
            "counts_as_remaining",
            "list of statuses",
            NO,
            "Which of `active`, `on_leave`, `affiliated` count as remaining. Default `[active]`.",
            (["active", "on_leave"],),
        ),
        Field("standfirst", "reader text, Markdown", NO, "The paragraph under the number. May hold placeholders."),
        Field(
            "story",
            "list of steps",
            NO,
            "The timeline told in a few steps, which also label the chart; fields below.",
            ([{"from": "2023-11-17", "to": "2023-11-21", "title": "Four days", "text": "Two leave and return: {remaining}."}],),
        ),
        Field(
            "noun",
            "forms by language",
            NO,
            "What the counted people are called, if not founders; forms below. Every language of the site needs its own.",
            ({"en": {"one": "original member", "other": "original members"}},),
        ),
        Field("sources", "list of sources", NO, "Where the list of founders comes from."),
    ),
)

STORY_STEP = Table(
    "a step of the story",
    (
        Field("from", "date", YES, "The first day of what the step tells, not before the founding.", ("2023-11-17",)),
        Field("to", "date", YES, "Its last day; the numbers in the step are those of this day.", ("2023-11-21",)),
        Field("title", "reader text, at most 40 characters", YES, "Stands on the chart. May hold placeholders.", ("Four days",)),
        Field(
            "text",
            "reader text",
            YES,
            "What happened, in about 40 words; more than 45 are a warning. May hold placeholders.",
            ("Two leave and return: {remaining} of {founders} remain.",),
        ),
    ),
)

_ONLY_SOME = "Only for languages with such a form."

NOUN_FORMS = Table(
    "the forms of a noun",
    (
        Field("zero", "text", NO, _ONLY_SOME),
        Field("one", "text", NO, "After 1, and after 0 in French: `1 original member`.", ("original member",)),
        Field("two", "text", NO, _ONLY_SOME),
        Field("few", "text", NO, _ONLY_SOME),
        Field("many", "text", NO, _ONLY_SOME),
        Field("other", "text", YES, "After all other numbers, and without a number.", ("original members",)),
    ),
)

PERSON = Table(
    "a person",
    (
        Field("name", "name", YES, "As it is shown.", ("Greg Brockman",)),
        Field("id", "id", NO, "Default: made from the name (`Łukasz Żółw` → `lukasz-zolw`).", ("greg-brockman",)),
        Field("role", "reader text", NO, "What the person was at the founding, or is known for.", ("chief technology officer",)),
        Field("other_names", "list of names", NO, "Names that events may use as well.", (["Diederik Kingma"],)),
        Field(
            "monogram",
            "text, 1 to 3 characters",
            NO,
            "The letters in the person's token. Default: the first letters of the first and the last name.",
            ("GB",),
        ),
        Field("wikidata", "Wikidata id", NO, "The person there, for example `Q100604534`.", ("Q100604534",)),
        Field("links", "list of URLs, or of `url` and `title`", NO, "Pages of the person.", (["https://example.org/greg"],)),
    ),
)

SOURCE = Table(
    "a source",
    (
        Field("url", "URL", YES, "Where it is.", (_URL,)),
        Field("title", "text", NO, "Its title, in its own language."),
        Field("publisher", "text", NO, "Who published it.", ("The Example Times",)),
        Field("author", "text", NO, "Who wrote it."),
        Field(
            "date",
            "date",
            NO,
            "When it was published. A source with neither `date` nor `accessed` is a warning.",
            ("2024-08-05",),
        ),
        Field("accessed", "day", NO, "When it was read; enough for a page that carries no date.", ("2026-11-23",)),
        Field("lang", "language", NO, "Its language.", ("en",)),
        Field("archive_url", "URL", NO, "A stored copy."),
        Field(
            "type",
            "text",
            NO,
            "What it is: `post`, `article`, `announcement`, `filing`, `interview`, `talk`, `website`, `tertiary` …",
            ("post", "article", "announcement", "filing", "interview", "talk", "website", "tertiary"),
        ),
    ),
)
