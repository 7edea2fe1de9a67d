"""Content that tries to be more than text: on every page it is read back as it was written, and nothing comes with it."""

import csv
import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import html5lib
import pytest
import yaml
from lxml import etree

from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.placeholders import placeholders_in
from tests.flagship import APART
from tests.sites import EVENTS, SITE_FILE, TEAM_FILE, problems_of, write_site
from tests.small_site import TEAM, built

CORPUS = Path(__file__).parents[1] / "corpus"
PLAIN = "Plain words"
EVERYWHERE = "<!--<script>\"'>{{ 7*7 }}{0.__class__}&lt;b&gt;</title></script>"
"""What the site's and the team's own texts hold."""

ALLOWED = set("p br em strong a ul ol li blockquote code pre h2 h3 h4 h5 h6 hr table thead tbody tr th td".split())
Skeleton = list[tuple[str, tuple[str, ...]]]


def corpus_values() -> dict[str, str]:
    """Return the names and destinations of the neutral rows of the corpus, by the name of the row."""
    with (CORPUS / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row["file"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    values = {}
    for row in rows:
        if Path(row).name.startswith("neu-"):
            event = yaml.safe_load((CORPUS / row).read_text(encoding="utf-8"))
            values[Path(row).stem.removeprefix("neu-")] = event["destination" if "destination" in row else "name"]
    return values


VALUES = {
    **corpus_values(),
    "format-class": "{0.__class__} {team} {}",
    "percent": "%s %(name)s %%",
    "jinja-comment": "{# a #}{{ say('site.home') }}",
    "close-everything": "</a></h1></main></body></html><b>x",
    "unquoted": "x onclick=alert(1) y",
}
PAYLOADS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((CORPUS / "md").glob("*.md"))}


def quoted(text: str) -> str:
    """Write a text as YAML in one line."""
    return json.dumps(text, ensure_ascii=False)


def hostile_event(person: str, event_id: str, value: str, day: int) -> str:
    """Write an event that has a value in every text that is no Markdown, and in its summary where it may stand there."""
    text = quoted(value)
    summary = "" if why_not_markdown(value) or placeholders_in(value) else f"  summary: {text}\n"
    return f"""\
- name: {person}
  id: {event_id}
  date: 2024-{1 + day // 28:02}-{1 + day % 28:02}
  title: {text}
  destination: {{name: {text}, role: {text}, url: "https://example.org/"}}
{summary}  quotes:
    - text: {text}
      lang: en
      speaker: {text}
      source: {{url: "https://example.org/a", title: {text}, date: 2024-08-05}}
  sources:
    - {{url: "https://example.org/b", title: {text}, publisher: {text}, author: {quoted(value + " et al.")}}}
  corrections:
    - {{date: 2024-12-01, text: {text}}}
"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build a site in which every founder, and every event, is called by one of the values; between them some plain ones."""
    return site_of(tmp_path_factory.mktemp("hostile"), list(VALUES.values()))


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the same site of plain words only."""
    return site_of(tmp_path_factory.mktemp("plain"), [f"{PLAIN} {number}" for number in range(len(VALUES))])


def site_of(root: Path, values: list[str]) -> dict[str, bytes]:
    """Build a site of founders, each with an event of the same name, whose ids are those of the values."""
    names = ["First", *values, PLAIN, "Last"]
    ids = ["first", *VALUES, "plain", "last"]
    founders = "".join(f"  - {{id: p-{key}, name: {quoted(name)}}}\n" for key, name in zip(ids, names, strict=True))
    events = [hostile_event(f"p-{key}", f"e-{key}", name, day) for day, (key, name) in enumerate(zip(ids, names, strict=True))]
    text = quoted(EVERYWHERE)
    site = {
        SITE_FILE: f"title: {text}\ndescription: {text}\nlicence: {text}\npublisher: {text}\n",
        TEAM_FILE: f"name: {text}\nfounded: 2015-12-11\nstandfirst: {text}\nfounders:\n{founders}",
        "content/about.md": EVERYWHERE,
        f"{EVENTS}/events.yaml": "".join(events),
    }
    return built(write_site(root, site))


@pytest.fixture(scope="module")
def prose_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build a site with an event for every hostile summary that the loader lets through, the first one a plain one."""
    root = tmp_path_factory.mktemp("prose")
    events = {
        f"{EVENTS}/{name}.yaml": f"type: milestone\ntitle: {PLAIN}\ndate: 2024-08-05\nsummary: {quoted(text)}\n"
        for name, text in {
            "a-first": PLAIN,
            "a-plain": PLAIN,
            **{f"md-{name}": text for name, text in PAYLOADS.items()},
            "z-last": PLAIN,
        }.items()
    }
    write_site(root, {TEAM_FILE: TEAM, **events})
    for path in {problem.path for problem in problems_of(root) if problem.is_error}:
        (root / path).unlink()
    return built(root)


@cache
def parse(data: bytes) -> etree._Element:
    """Parse a page as a browser does; refuse what a browser would have to repair."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False, strict=True)
    root: etree._Element = parser.parse(data.decode()).getroot()
    return root


def text_at(tree: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in tree.xpath(path)]


def skeleton(tree: etree._Element) -> Skeleton:
    """Return every element with the names of its attributes, but for what Markdown has made."""
    kept = tree.xpath("//*[not(ancestor-or-self::*[contains(@class, 'prose')])]")
    return [(element.tag, tuple(sorted(element.attrib))) for element in kept]


def as_name(value: str) -> str:
    """Return what becomes of a value where it is somebody's name."""
    return " ".join(unicodedata.normalize("NFC", value).split())


@pytest.mark.parametrize("key", VALUES)
@pytest.mark.parametrize(
    "path",
    [
        "//h1",
        "//ul[@class='facts']/li/a[@href='https://example.org/']/bdi",
        "//blockquote",
        "//*[@class='quote__speaker']",
        "//ul[@class='sources__list']//cite/a",
        "//p[@class='correction']/span",
    ],
    ids=["title", "destination", "quote", "speaker", "source", "correction"],
)
def test_on_an_events_page_a_text_is_read_back_as_it_was_written(path: str, key: str, hostile_site: dict[str, bytes]) -> None:
    assert text_at(parse(hostile_site[f"example/events/e-{key}.html"]), path) == [VALUES[key]]


@pytest.mark.parametrize("key", VALUES)
def test_the_title_of_a_page_is_read_back_as_it_was_written(key: str, hostile_site: dict[str, bytes]) -> None:
    tree = parse(hostile_site[f"example/events/e-{key}.html"])
    assert text_at(tree, "//head/title") == [f"{VALUES[key]} · {EVERYWHERE}"]


@pytest.mark.parametrize("key", VALUES)
def test_a_description_is_read_back_as_it_was_written(key: str, hostile_site: dict[str, bytes]) -> None:
    (description,) = parse(hostile_site[f"example/events/e-{key}.html"]).xpath("//meta[@name='description']/@content")
    assert description.startswith(f"{VALUES[key]}.")


@pytest.mark.parametrize("key", VALUES)
def test_a_text_adds_no_element_and_no_attribute_to_an_events_page(
    key: str, hostile_site: dict[str, bytes], plain_site: dict[str, bytes]
) -> None:
    page, plain = (parse(site[f"example/events/e-{key}.html"]) for site in (hostile_site, plain_site))
    assert skeleton(page) == skeleton(plain)


@pytest.mark.parametrize("key", VALUES)
def test_a_name_is_read_back_on_the_founders_page(key: str, hostile_site: dict[str, bytes]) -> None:
    assert text_at(parse(hostile_site[f"example/founders/p-{key}.html"]), "//h1") == [as_name(VALUES[key])]


@pytest.mark.parametrize("key", VALUES)
def test_a_name_adds_no_element_and_no_attribute_to_the_founders_page(key: str, hostile_site: dict[str, bytes]) -> None:
    page, plain = (parse(hostile_site[f"example/founders/p-{name}.html"]) for name in (key, "plain"))
    assert skeleton(page) == skeleton(plain)


@pytest.mark.parametrize("key", VALUES)
def test_what_a_summary_makes_is_on_the_allow_list(key: str, hostile_site: dict[str, bytes]) -> None:
    tree = parse(hostile_site[f"example/events/e-{key}.html"])
    assert {element.tag for element in tree.xpath("//*[contains(@class, 'prose')]//*")} <= ALLOWED


@pytest.mark.parametrize(
    "path",
    [
        "//*[local-name()='svg']//*[@class='lane__name']",
        "//div[@class='hero']//*[@class='token__name']",
        "//table//th/a/bdi",
    ],
    ids=["lanes of the chart", "tokens", "table of the chart"],
)
def test_all_names_are_read_back_from_the_timeline(path: str, hostile_site: dict[str, bytes]) -> None:
    names = [as_name(name) for name in ("First", *VALUES.values(), PLAIN, "Last")]
    found = text_at(parse(hostile_site["index.html"]), path)[: len(names)]
    assert sorted(found) == sorted(names)


def test_all_choices_of_the_filters_are_read_back(hostile_site: dict[str, bytes]) -> None:
    found = text_at(parse(hostile_site["index.html"]), "//select[@name='to']/option[@value != '']")
    assert sorted(found) == sorted({"First", *VALUES.values(), PLAIN, "Last"})


def test_the_data_for_scripts_is_read_back_as_it_was_written(hostile_site: dict[str, bytes]) -> None:
    (script,) = text_at(parse(hostile_site["index.html"]), "//script[@type='application/json']")
    assert json.loads(script)["stretches"][0]["rest"] == f"of {len(VALUES) + 3} founders of {EVERYWHERE} remained on {{date}}"


def test_the_sites_own_texts_are_read_back_on_every_page(hostile_site: dict[str, bytes]) -> None:
    for path, data in hostile_site.items():
        if path.endswith(".html") and not path.endswith(APART):
            assert text_at(parse(data), "//p[@class='masthead__name']//span") == [EVERYWHERE], path


def test_no_page_has_a_script_or_a_handler_that_is_not_ours(hostile_site: dict[str, bytes]) -> None:
    script = "//script[not(@src or @type='application/json' or @type='application/ld+json')]"
    forbidden = f"{script} | //iframe | //img | //style | //@*[starts-with(name(), 'on')]"
    found = {path: parse(data).xpath(forbidden) for path, data in hostile_site.items() if path.endswith(".html")}
    # A page that stands alone has its style inside, and the timeline in one file its script; their hashes allow both.
    alone = {path: 2 if path.endswith(".single.html") else 1 for path in found if path.endswith(APART)}
    assert {path: len(hits) for path, hits in found.items() if hits} == alone


@pytest.mark.parametrize("template", ["{{ 7*7 }}", "{0.__class__}"])
def test_what_looks_like_a_template_stays_as_written(template: str, hostile_site: dict[str, bytes]) -> None:
    title = text_at(parse(hostile_site["index.html"]), "//head/title")[0]
    assert template in title


def test_what_looks_like_a_template_is_never_evaluated(hostile_site: dict[str, bytes]) -> None:
    pages = [data for path, data in hostile_site.items() if path.endswith(".html")]
    assert [data for data in pages if b"<class" in data or b"&lt;class" in data or re.search(rb"[>\s]49[<\s]", data)] == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_summary_is_refused_or_makes_only_what_is_on_the_allow_list(name: str, prose_site: dict[str, bytes]) -> None:
    data = prose_site.get(f"example/events/md-{name}.html")
    if data is None:
        assert _is_refused(PAYLOADS[name])
        return  # nothing was built from it
    made = parse(data).xpath("//*[contains(@class, 'prose')]//*")
    assert {element.tag for element in made} <= ALLOWED
    assert {attribute for element in made for attribute in element.attrib} <= {"href", "title", "rel"}
    assert [link for element in made for link in element.xpath("@href") if not re.match(r"https?://|mailto:", link)] == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_summary_leaves_the_page_around_it_as_it_is(name: str, prose_site: dict[str, bytes]) -> None:
    data = prose_site.get(f"example/events/md-{name}.html")
    if data is not None:
        assert skeleton(parse(data)) == skeleton(parse(prose_site["example/events/a-plain.html"]))


def _is_refused(text: str) -> bool:
    return why_not_markdown(text) is not None or any(ord(character) < 32 and character not in "\n\t" for character in text)


def test_most_of_the_hostile_summaries_are_built_and_not_refused(prose_site: dict[str, bytes]) -> None:
    assert sum(f"example/events/md-{name}.html" in prose_site for name in PAYLOADS) > 40


def test_a_template_in_a_summary_is_text(prose_site: dict[str, bytes]) -> None:
    (summary,) = text_at(parse(prose_site["example/events/md-jinja.html"]), "//*[contains(@class, 'prose')]")
    assert summary.strip() == PAYLOADS["jinja"].strip()


def test_the_chart_is_well_formed_xml(hostile_site: dict[str, bytes]) -> None:
    for drawing in re.findall(rb"<svg.*?</svg>", hostile_site["index.html"], re.DOTALL):
        etree.fromstring(drawing)
