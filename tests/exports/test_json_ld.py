"""JSON-LD as PyLD expands it: the triples that search engines find on each kind of page."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]

from tests.flagship import BuiltSite
from tests.publishing import BASE, FOLDERS, publish
from tests.small_site import page

SCHEMA = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ADA = f"{BASE}example/founders/ada-byron.html#person"
ACME = f"{BASE}index.html#team"
DATASET = f"{BASE}data/index.html#dataset"
Triple = tuple[str, str, str]

ADDRESSES = ("url", "sameAs", "license", "contentUrl", "archivedAt")
CONTEXT = {"@vocab": SCHEMA, **{name: {"@id": SCHEMA + name, "@type": "@id"} for name in ADDRESSES}}
"""What schema.org's own context does with the terms that we use."""


def load_context(url: str, _options: object) -> dict[str, Any]:
    """Stand in for the network: the only document that may be asked for is schema.org's context."""
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": {"@context": CONTEXT}}


def data_of(files: dict[str, bytes], path: str) -> Any:
    (script,) = page(files, path).xpath("//script[@type='application/ld+json']")
    return json.loads(script.text_content())


def triples(files: dict[str, bytes], path: str, base: str = BASE) -> set[Triple]:
    """Return what a page says, its predicates without schema.org's address before them; nameless things are called `_`."""
    data = jsonld.to_rdf(data_of(files, path), {"base": base + path, "documentLoader": load_context})
    found = set()
    for triple in data["@default"]:
        subject, predicate, thing = (triple[part]["value"] for part in ("subject", "predicate", "object"))
        found.add((_name(subject), predicate.removeprefix(SCHEMA).replace(TYPE, "a"), _name(thing).removeprefix(SCHEMA)))
    return found


def _name(value: str) -> str:
    return "_" if value.startswith("_:") else value


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return publish(tmp_path_factory.mktemp("site"))


def test_the_timeline_speaks_of_the_team_and_of_the_data(files: dict[str, bytes]) -> None:
    assert triples(files, "index.html") >= {
        (f"{BASE}index.html", "a", "WebPage"),
        (f"{BASE}index.html", "about", ACME),
        (f"{BASE}index.html", "isPartOf", DATASET),
        (ACME, "a", "Organization"),
        (ACME, "name", "Acme"),
        (ACME, "foundingDate", "2015-12"),
        (DATASET, "a", "Dataset"),
        (DATASET, "description", "How many remain."),
        (DATASET, "license", "https://creativecommons.org/licenses/by/4.0/"),
        (DATASET, "dateModified", "2026-11-01"),
    }


def test_a_thing_has_the_same_address_in_every_language(files: dict[str, bytes]) -> None:
    names = ((ACME, "name", "Acme"), (DATASET, "a", "Dataset"))
    assert [set(names) <= triples(files, f"{folder}index.html") for folder in FOLDERS.values()] == [True, True]


def test_the_data_page_lists_the_files_and_the_founders(files: dict[str, bytes]) -> None:
    found = triples(files, "fr/data/index.html")
    assert found >= {
        (DATASET, "name", "Qui reste-t-il ?"),
        (DATASET, "temporalCoverage", "2015-12-01/.."),
        (DATASET, "about", ACME),
        (DATASET, "about", f"{BASE}globex/index.html#team"),
        (DATASET, "creator", "_"),
        ("_", "encodingFormat", "text/csv"),
        (ACME, "founder", ADA),
        (ADA, "name", "Ada Byron"),
    }
    assert {file.removeprefix(BASE) for _, key, file in found if key == "contentUrl"} <= set(files)


def test_a_founders_page_tells_every_stretch_as_a_role(files: dict[str, bytes]) -> None:
    founder = next(thing for thing in data_of(files, "example/founders/ada-byron.html")["@graph"] if thing["@type"] == "Person")
    team = {"@id": ACME}
    assert founder["worksFor"] == [
        {"@type": "OrganizationRole", "worksFor": team, "roleName": "chair", "startDate": "2015-12", "endDate": "2018-02-14"},
        {"@type": "OrganizationRole", "worksFor": team, "startDate": "2019-03", "endDate": "2023"},
    ]
    assert founder["affiliation"] == [
        {
            "@type": "OrganizationRole",
            "affiliation": {"@type": "Organization", "name": "Acme Foundation"},
            "startDate": "2023",
        }
    ]


def test_a_founders_page_says_who_that_is(files: dict[str, bytes]) -> None:
    assert triples(files, "example/founders/ada-byron.html") >= {
        (f"{BASE}example/founders/ada-byron.html", "mainEntity", ADA),
        (ADA, "a", "Person"),
        (ADA, "alternateName", "Ada Lovelace"),
        (ADA, "sameAs", "https://www.wikidata.org/wiki/Q7259"),
        (ADA, "sameAs", "https://example.org/ada"),
        (ADA, "worksFor", "_"),
        ("_", "a", "OrganizationRole"),
        ("_", "worksFor", ACME),
    }


def test_an_events_page_holds_the_words_their_source_and_the_corrections(files: dict[str, bytes]) -> None:
    address = f"{BASE}example/events/departure.html"
    assert triples(files, "example/events/departure.html") >= {
        (address, "temporalCoverage", "2018-02-14"),
        (address, "dateModified", "2026-11-01"),
        (address, "about", ADA),
        (address, "hasPart", "_"),
        ("_", "a", "Quotation"),
        ("_", "text", "=1+1, she said: “I’m leaving” \\; goodbye"),
        ("_", "inLanguage", "en"),
        ("_", "creator", ADA),
        ("_", "dateCreated", "2018-02-13"),
        ("_", "isBasedOn", "_"),
        ("_", "archivedAt", "https://web.archive.org/web/20180215093000/https://example.org/ada-leaves"),
        ("_", "workTranslation", "_"),
        ("_", "text", "Je pars, adieu"),
        (address, "correction", "_"),
        ("_", "a", "CorrectionComment"),
        ("_", "text", "The day was wrong."),
        ("_", "datePublished", "2026-11-01"),
        ("_", "about", address),
    }


def test_a_span_is_an_interval(files: dict[str, bytes]) -> None:
    address = f"{BASE}example/events/vague.html"
    assert (address, "temporalCoverage", "2020-01-01/2022-12-31") in triples(files, "example/events/vague.html")


def test_the_method_page_holds_all_corrections(files: dict[str, bytes]) -> None:
    found = {text for _, key, text in triples(files, "fr/about.html") if key == "text"}
    assert found == {"Le jour était faux.", "Un nom était faux."}


def test_nothing_is_called_an_event_or_has_a_place(flagship_on_disk: BuiltSite) -> None:
    for path in flagship_on_disk.pages():
        if path.endswith(("embed.html", "timeline.single.html")):
            continue
        found = triples({path: (flagship_on_disk.folder / path).read_bytes()}, path)
        assert {thing for _, key, thing in found if key == "a"} <= {
            *("WebPage", "AboutPage", "ProfilePage", "Dataset", "DataDownload", "Organization", "OrganizationRole"),
            *("Person", "Quotation", "CreativeWork", "CorrectionComment"),
        }, path
        assert "location" not in {key for _, key, _ in found}, path


def test_without_a_base_url_addresses_are_relative_to_the_page(tmp_path: Path) -> None:
    files = publish(tmp_path, base_url="")
    assert triples(files, "example/founders/ada-byron.html") >= {(ADA, "name", "Ada Byron"), ("_", "worksFor", ACME)}
    assert b"https://example.org/left" not in files["example/founders/ada-byron.html"]
