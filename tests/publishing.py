"""A site of two teams in two languages with everything that exports have to deal with, and what others make of its files."""

import csv
import json
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

from tests.sites import EVENTS, SITE_FILE, SOURCES_FILE, TEAM_FILE, write_site
from tests.small_site import ROOT, built

BASE = "https://example.org/left/"
FOLDERS = {"en": "", "fr": "fr/"}
TEAMS = ("example", "globex")
FIRST_EVENTS = ("leave", "departure", "return", "vague", "transfer", "role", "milestone", "ahead")

SITE = """\
title: {en: "Who is left? <b>&</b>", fr: Qui reste-t-il ?}
description: {en: "How many remain.", fr: "Combien restent."}
languages: [en, fr]
teams: [example, globex]
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
publisher: {name: The editors, url: "https://example.org/"}
repository: https://github.com/example/left
"""
TEAM = """\
name: Acme
founded: 2015-12
timezone: Europe/Paris
checked: 2026-10-08
founders:
  - {name: Ada Byron, role: {en: chair, fr: présidente}, wikidata: Q7259, other_names: [Ada Lovelace], links: ["https://example.org/ada"]}
  - Ben Holt
  - Cleo Marsh
people: [Zoe Lane]
sources: [founding]
"""
SOURCES = """\
founding: {url: "https://example.org/founding", title: Acme begins, date: 2015-12, lang: en}
ada-leaves:
  url: https://example.org/ada-leaves
  title: "=Ada & <Acme>"
  publisher: The Paper
  author: A. Writer
  date: 2018-02-14
  lang: en
  archive_url: https://web.archive.org/web/20180215093000/https://example.org/ada-leaves
"""
LIST = """\
- id: leave
  name: Ben Holt
  type: leave
  date: 2017-05-01
  until: 2017-09
  added: 2017-05-03
  sources: ["https://example.org/ben"]
- id: departure
  name: Ada Byron
  date: 2018-02-14
  announced: 2018-02-12
  destination: {name: {en: "Globex, Ltd", fr: "Globex, SARL"}, role: {en: director, fr: directrice}, url: "https://example.org/globex"}
  summary: {en: "Ada leaves; *{remaining}* of {founders} stay.", fr: "Ada part ; il en reste *{remaining}* sur {founders}."}
  quotes:
    - text: "=1+1, she said: “I’m leaving” \\\\; goodbye"
      lang: en
      date: 2018-02-13
      source: ada-leaves
      verified: primary
      translations: {fr: "Je pars, adieu"}
    - {text: Au revoir., lang: fr, speaker: A colleague, source: {url: "https://example.org/b", title: Second}}
  sources: [ada-leaves, {url: "https://example.org/b", title: First}]
  corrections:
    - {date: 2026-11-01, text: {en: The day was wrong., fr: Le jour était faux.}}
    - {date: 2019-01-02, text: {en: A name was wrong., fr: Un nom était faux.}}
- {id: return, name: Ada Byron, type: return, date: "2019-03~"}
- {id: vague, name: Ben Holt, date: "[2020..2022]", sources: [founding], confidence: reported}
- {id: transfer, name: Ada Byron, type: transfer, date: 2023, destination: Acme Foundation, sources: [founding]}
- {id: role, name: Zoe Lane, type: role, date: 2024-01-31, destination: {role: {en: chair, fr: présidente}}}
- {id: milestone, type: milestone, date: "2025?", title: {en: "@ new house", fr: Une nouvelle maison}}
- {id: ahead, name: Cleo Marsh, date: 2027-06-30, announced: 2026-11-02, sources: [founding]}
"""

GLOBEX = {
    "content/globex/team.yaml": "name: Globex\nfounded: 2018\nfounders: [Dan Reed]\n",
    "content/globex/events/dan.yaml": "name: Dan Reed\ndate: 2024-08-05\nsources: ['https://example.org/dan']\n",
}


def publish(root: Path, base_url: str = BASE) -> dict[str, bytes]:
    """Write the site, build it, and return its files by path."""
    files = {SITE_FILE: SITE, TEAM_FILE: TEAM, SOURCES_FILE: SOURCES, f"{EVENTS}/list.yaml": LIST, **GLOBEX}
    return built(write_site(root, files), base_url=base_url)


def save(files: dict[str, bytes], folder: Path) -> Path:
    """Write files to disk, for programs that read nothing else; return their folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def json_of(files: dict[str, bytes], path: str) -> Any:
    """Read a JSON file."""
    return json.loads(files[path])


def rows_of(files: dict[str, bytes], path: str) -> list[dict[str, str]]:
    """Read a CSV file."""
    return list(csv.DictReader(StringIO(files[path].decode("utf-8-sig"), newline="")))


def formats_folder() -> Path:
    """Return the folder of the npm packages that exports are held against; RuntimeError if they cannot be had."""
    found = subprocess.run([ROOT / "tools/ensure-formats"], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        raise RuntimeError(found.stderr.strip())
    return Path(found.stdout.strip())
