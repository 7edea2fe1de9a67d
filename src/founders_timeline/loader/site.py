"""A site: site.yaml, the method page and the teams, and everything that is wrong with any of them."""

import os
import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from founders_timeline.loader.base_url import read_base_url
from founders_timeline.loader.editor import read_editor
from founders_timeline.loader.event_files import EventFiles
from founders_timeline.loader.fields import Fields, read_mapping, read_root
from founders_timeline.loader.languages import language_reader
from founders_timeline.loader.leftovers import leftovers
from founders_timeline.loader.nodes import ListNode, Node, TextNode
from founders_timeline.loader.places import almost_teams
from founders_timeline.loader.reader_texts import read_local_text
from founders_timeline.loader.reading import Reading
from founders_timeline.loader.report import Report
from founders_timeline.loader.team_folder import load_team
from founders_timeline.loader.urls import read_url
from founders_timeline.loader.values import Reader, read_text
from founders_timeline.model.content import Link, LocalText
from founders_timeline.model.moment import Moment
from founders_timeline.model.problems import ContentError, Problem, Severity, at_most, quoted
from founders_timeline.model.slug import TAKEN, why_not_id
from founders_timeline.model.team import Site, Team
from founders_timeline.prose.checks import why_not_markdown
from founders_timeline.prose.limits import LONGEST_PAGE
from founders_timeline.schema.tables import NAMED_LINK, SITE

CONTENT = "content"

MOST_SHOWN = 500_000
"""How often the pages of a site may show a founder; each time takes about 300 bytes."""


def load_site(
    root: Path,
    now: Moment,
    interface_languages: Iterable[str],
    added: Mapping[str, bytes] | None = None,
    read_before: EventFiles | None = None,
) -> tuple[Site, tuple[Problem, ...]]:
    """Read all the content under `root`/content; return the site and the warnings.

    `now` decides what is stale or lies in the future; of an instant each team has its own day. `interface_languages` are those
    that the templates have texts for. `added` are event files that are read as if they stood there, by path; `read_before` are
    those that an earlier run has read. Raises ContentError with every problem and warning if anything is an error,
    FileNotFoundError if there is no content folder.
    """
    if not (root / CONTENT).is_dir():
        raise FileNotFoundError(root / CONTENT)
    reading = Reading(root, added)
    site = _load(reading, read_before or EventFiles(), now, tuple(sorted(interface_languages)))
    problems = at_most([*reading.problems, *(almost_teams(site) if site else ())])
    if site is None or any(problem.is_error for problem in problems):
        raise ContentError(problems)
    return site, problems


def _load(reading: Reading, event_files: EventFiles, now: Moment, interface_languages: tuple[str, ...]) -> Site | None:
    report, node = reading.yaml(f"{CONTENT}/site.yaml")
    fields = None if node is None else read_root(report, node, SITE.what, SITE.keys, SITE.needed)
    languages = None if fields is None else _languages(fields, interface_languages)
    folders = _team_folders(reading, fields)
    names, are_all_known = _team_names(fields, folders)
    site = None
    if fields is None or languages is None:
        _load_without_languages(reading, names, event_files, now, interface_languages)
    else:
        teams = _load_teams(reading, names, event_files, languages, now)
        site = _site(fields, languages, teams, _about(reading, languages))
        if len(teams) == len(names):
            reading.problems.extend(leftovers(reading.files, {team.name for team in teams}))
        _check_size(reading, teams, languages)
        known = ("site.yaml", *_about_names(languages).values(), *(names if are_all_known else folders))
        reading.warn_ignored(CONTENT, known, _hints(reading, names, folders))
    reading.finish(report)
    return site


def _load_teams(
    reading: Reading, names: Iterable[str], event_files: EventFiles, languages: tuple[str, ...], now: Moment
) -> tuple[Team, ...]:
    good = [name for name in names if _is_team_name(reading, name, languages)]
    teams = [load_team(reading, f"{CONTENT}/{name}", event_files, languages, now) for name in good]
    return tuple(team for team in teams if team)


def _check_size(reading: Reading, teams: Iterable[Team], languages: tuple[str, ...]) -> None:
    """Refuse content that becomes a site of gigabytes: each page of a founder or an event shows all founders."""
    shown = 0
    for team in teams:
        shown += (len(team.founders) + len(team.events)) * len(team.founders) * len(languages)
        if shown > MOST_SHOWN:
            message = f"With this team the pages show those who are counted {shown:,} times; {MOST_SHOWN:,} are allowed."
            reading.add(f"{CONTENT}/{team.id}/team.yaml", "too-many", message, "Count fewer people, or make two sites of it.")
            return


def _load_without_languages(
    reading: Reading, names: Iterable[str], event_files: EventFiles, now: Moment, languages: tuple[str, ...]
) -> None:
    """Find the teams' own problems where site.yaml does not tell the languages: any that the templates know will do."""
    before = len(reading.problems)
    _load_teams(reading, names, event_files, languages or ("en",), now)
    reading.problems[before:] = [problem for problem in reading.problems[before:] if problem.code != "untranslated"]


def _site(fields: Fields, languages: tuple[str, ...], teams: tuple[Team, ...], about: tuple[tuple[str, str], ...]) -> Site | None:
    read_local = partial(read_local_text, languages=languages)
    title = fields.read("title", read_local)
    repository = fields.read("repository", read_url) or ""
    # All fields are read, also of a site without a title, so that every problem is told.
    site = Site(
        title=title or LocalText(texts=((languages[0], ""),)),
        languages=languages,
        teams=teams,
        description=fields.read("description", read_local),
        base_url=fields.read("base_url", read_base_url) or "",
        licence=fields.read("licence", _read_named_link),
        publisher=fields.read("publisher", _read_named_link),
        repository=repository,
        editor=fields.read("editor", partial(read_editor, repository=repository)),
        about=about,
    )
    return site if title else None


def _languages(fields: Fields, interface_languages: tuple[str, ...]) -> tuple[str, ...] | None:
    """Read the site's languages; None if one of them is wrong, since every text depends on them."""
    if "languages" not in fields:
        return ("en",)
    languages = _read_each_once(fields, "languages", language_reader(interface_languages))
    node = fields.node_of("languages")
    return languages if isinstance(node, ListNode) and 0 < len(languages) == len(node.items) else None


def _read_each_once(fields: Fields, key: str, read: Reader[str]) -> tuple[str, ...]:
    node = fields.node_of(key)
    words = fields.read_list(key, read)
    if isinstance(node, ListNode) and not node.items:
        fields.report.error(node, "empty-value", f"{key}: the list is empty.", "Fill it, or leave the key out.")
    if len({word.casefold() for word in words}) != len(words):  # They become folders, and some systems ignore case.
        fields.report.error(node, "duplicate", f"{key}: the list names something twice.", "Write each name once.")
    return tuple(dict.fromkeys(words))


def _team_folders(reading: Reading, fields: Fields | None) -> tuple[str, ...]:
    folders = [name for name in reading.names(CONTENT) if reading.exists(f"{CONTENT}/{name}/team.yaml")]
    if fields and "teams" not in fields and not folders:
        hint = "Make content/NAME/team.yaml with name, founded and founders."
        reading.add(f"{CONTENT}/site.yaml", "no-team", "There is no team: no folder of content/ holds a team.yaml.", hint)
    return tuple(folders)


def _hints(reading: Reading, names: tuple[str, ...], folders: tuple[str, ...]) -> dict[str, str]:
    """Say what to do about the folders that look like a team's and are none of the site."""
    listed = {folder: f"Add it in site.yaml: teams: [{', '.join((*names, folder))}]" for folder in folders}
    others = [name for name in reading.names(CONTENT) if os.path.isdir(reading.root / CONTENT / name) and name not in folders]
    misnamed = {
        name: f"Rename {written} in it to team.yaml."
        for name in others
        for written in reading.names(f"{CONTENT}/{name}")
        if re.fullmatch(r"team\.ya?ml", written, re.IGNORECASE)
    }
    return {**listed, **misnamed}


def _team_names(fields: Fields | None, folders: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the teams to load, and whether these are all that site.yaml lists."""
    if fields is None or "teams" not in fields:
        return folders, True
    node = fields.node_of("teams")
    names = _read_each_once(fields, "teams", partial(_read_folder, folders=folders))
    return names, isinstance(node, ListNode) and 0 < len(names) == len(node.items)


def _read_folder(report: Report, node: Node, label: str, folders: tuple[str, ...]) -> str | None:
    name = read_text(report, node, label)
    if name is not None and name not in folders:
        message = f"{label}: there is no folder {quoted(name)} with a team.yaml in content/."
        report.error(node, "unknown-team", message, report.suggest(name, folders))
        return None
    return name


def _is_team_name(reading: Reading, name: str, languages: tuple[str, ...]) -> bool:
    reason, code = why_not_id(name), "slug"
    if reason is None and (name in TAKEN or name in map(str.lower, languages)):
        reason, code = "is the name of something that the site makes itself.", "slug-taken"
    if reason:
        reading.add(f"{CONTENT}/{name}", code, f"The folder's name {quoted(name)} {reason}", "Rename the folder.")
    return reason is None


def _about(reading: Reading, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    paths = {language: f"{CONTENT}/{name}" for language, name in _about_names(languages).items()}
    present = {language: path for language, path in paths.items() if reading.exists(path)}
    for language in languages if present else ():
        if language not in present:
            message = f"There is no about page in {language}."
            reading.add(paths[language], "untranslated", message, "Write this file.", Severity.WARNING)
    return tuple((language, text) for language, path in present.items() if (text := _markdown(reading, path)))


def _about_names(languages: tuple[str, ...]) -> dict[str, str]:
    return {language: f"about{f'.{language}' if n else ''}.md" for n, language in enumerate(languages)}


def _markdown(reading: Reading, path: str) -> str | None:
    text = reading.text(path)
    reason = why_not_markdown(text, LONGEST_PAGE) if text else None
    if reason:
        reading.add(path, "markdown", f"The text {reason}")
    return text


def _read_named_link(report: Report, node: Node, label: str) -> Link | None:
    if isinstance(node, TextNode):
        name = read_text(report, node, label)
        return None if name is None else Link(title=name)
    fields = read_mapping(report, node, f"the {label}", NAMED_LINK.keys, NAMED_LINK.needed)
    return None if fields is None else Link(title=fields.read("name", read_text) or "", url=fields.read("url", read_url) or "")
