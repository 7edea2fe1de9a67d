"""The fields of events and of what stands in them, written once, as in `tables.py`."""

from founders_timeline.schema.table import NO, YES, Field, Table

_URL = "https://example.org/statement"

DESTINATION = Table(
    "a destination",
    (
        Field("name", "reader text", YES, "The organisation, or whatever comes next.", ("A new company",)),
        Field("role", "reader text", NO, "What the person does there.", ("researcher",)),
        Field("url", "URL", NO, "The organisation's address."),
    ),
)

CORRECTION = Table(
    "a correction",
    (
        Field("date", "day", YES, "The day on which it was mended.", ("2024-09-01",)),
        Field("text", "reader text", YES, "What was wrong here before.", ("The day was given as 6 August.",)),
    ),
)

QUOTE = Table(
    "a quote",
    (
        Field("text", "text", YES, "Verbatim, in the language it was said in.", ("I've made the difficult decision to leave.",)),
        Field("lang", "language", NO, "That language. Missing is a warning.", ("en",)),
        Field("speaker", "reader text", "if the event names nobody, or several", "Default: the event's person.", ("The board",)),
        Field("date", "date", NO, "When it was said, if not at the event's date.", ("2024-08-06",)),
        Field("source", "a source", NO, "Where it can be read. Missing is a warning.", (_URL,)),
        Field("translations", "texts by language", NO, "For readers of the site's other languages.", ({"fr": "Je pars."},)),
        Field("verified", "`primary`, `secondary`", NO, "Compared with the speaker's own words, or with a report of them."),
    ),
)

EVENT = Table(
    "an event",
    (
        Field(
            "name",
            "name, or a list",
            "yes, but for `milestone`",
            "Who: a name or id from `founders` or `people`.",
        ),
        Field("date", "date", YES, "When it took effect.", ("2024-08-05", "2024-08", "2024?", "[2016..2018]")),
        Field("type", "one of the types below", NO, "Default `departure`.", ("ouster",)),
        Field(
            "destination",
            "text, or `name`, `role`, `url`",
            NO,
            "Where to. `role` is reader text. A `role` event may give the `role` alone. Another team of the site is meant where "
            "the name is that team's or makes its folder's name; a name that is almost a team's is a warning.",
            ("A new company",),
        ),
        Field(
            "title",
            "reader text",
            "for `milestone`",
            "The headline. Elsewhere one is made from the facts, in every language.",
            ("The team moves to a new house",),
        ),
        Field(
            "summary", "reader text, Markdown", NO, "What happened. May hold placeholders.", ("Of {founders}, {remaining} stay.",)
        ),
        Field(
            "quotes",
            "list of quotes",
            NO,
            "In what words; fields below.",
            ([{"text": "I leave.", "lang": "en"}],),
        ),
        Field("sources", "list of sources", NO, "How it is known. A departure without any source is a warning.", ([_URL],)),
        Field("confidence", "`confirmed`, `reported`, `disputed`", NO, "Default `confirmed`.", ("reported",)),
        Field("announced", "date", NO, "When it was announced, if on another day.", ("2024-08-01",)),
        Field("until", "date", NO, "For `leave`: the end that was announced.", ("2024-12",)),
        Field(
            "added",
            "day",
            NO,
            "When it came into this content, for feeds. Default: when it was announced, or happened, at the earliest.",
            ("2024-08-06",),
        ),
        Field(
            "corrections",
            "list of `date` (day) and `text` (reader text)",
            NO,
            "What was wrong here before, and when it was mended.",
            ([{"date": "2024-09-01", "text": "The day was given as 6 August."}],),
        ),
        Field(
            "id",
            "id",
            NO,
            "Default: the file's name; inside a list, the person's id and the date.",
            ("2024-08-05-john-schulman",),
        ),
        Field(
            "aliases",
            "list of ids",
            NO,
            "Ids that the event had before, the oldest first: old addresses lead on, feeds and calendars keep its entry.",
            (["john-schulman-2024-08-06"],),
        ),
    ),
)
