"""A site: site.yaml, the method page and the teams, and everything that is wrong with any of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from founders_timeline.loader.editor import read_editor
from founders_timeline.loader.fields import Fields, read_mapping, read_root
from founders_timeline.loader.kept import Kept
from founders_timeline.loader.nodes import ListNode, Node, TextNode
from founders_timeline.loader.reader_texts import read_local_text
from founders_timeline.loader.reading import Reading
from founders_timeline.loader.report import Report
from founders_timeline.loader.team_folder import load_team
from founders_timeline.loader.values import Reader, read_language, read_text, read_url
from founders_timeline.model import Link, Site, Team
from founders_timeline.problems import ContentError, Problem, Severity, at_most, quoted
from founders_timeline.prose import LONGEST_PAGE, why_not_markdown
from founders_timeline.schema.tables import NAMED_LINK, SITE
from founders_timeline.slug import TAKEN, why_not_id

CONTENT = "content"


def load_site(
    root: Path,
    today: date,
    interface_languages: Iterable[str],
    added: Mapping[str, bytes] | None = None,
    kept: Kept | None = None,
) -> tuple[Site, tuple[Problem, ...]]:
    """Read all the content under `root`/content; return the site and the warnings.

    `today` decides what is stale or lies in the future, `interface_languages` are those that the templates have texts for.
    `added` are event files that are read as if they stood there, by path; `kept` is what files came to in an earlier run, and
    takes up what they come to now.
    Raises ContentError with every problem and warning if anything is an error, FileNotFoundError if there is no content folder.
    """
    if not (root / CONTENT).is_dir():
        raise FileNotFoundError(root / CONTENT)
    reading = Reading(root, added, kept)
    site = _load(reading, today, tuple(sorted(interface_languages)))
    problems = at_most(reading.problems)
    if site is None or any(problem.is_error for problem in problems):
        raise ContentError(problems)
    return site, problems


def _load(reading: Reading, today: date, interface_languages: tuple[str, ...]) -> Site | None:
    report, node = reading.yaml(f"{CONTENT}/site.yaml")
    fields = None if node is None else read_root(report, node, SITE.what, SITE.keys, SITE.needed)
    languages = None if fields is None else _languages(fields, interface_languages)
    folders = _team_folders(reading, fields)
    names, are_all_known = _team_names(fields, folders)
    site = None
    if fields is None or languages is None:
        _load_without_languages(reading, names, today, interface_languages)
    else:
        teams = _load_teams(reading, names, languages, today)
        site = _site(fields, languages, teams, _about(reading, languages))
        reading.warn_ignored(CONTENT, ("site.yaml", *_about_names(languages).values(), *(names if are_all_known else folders)))
    reading.finish(report)
    return site


def _load_teams(reading: Reading, names: Iterable[str], languages: tuple[str, ...], today: date) -> tuple[Team, ...]:
    good = [name for name in names if _is_team_name(reading, name, languages)]
    teams = [load_team(reading, f"{CONTENT}/{name}", languages, today) for name in good]
    return tuple(team for team in teams if team)


def _load_without_languages(reading: Reading, names: Iterable[str], today: date, languages: tuple[str, ...]) -> None:
    """Find the teams' own problems where site.yaml does not tell the languages: any that the templates know will do."""
    before = len(reading.problems)
    _load_teams(reading, names, languages or ("en",), today)
    reading.problems[before:] = [problem for problem in reading.problems[before:] if problem.code != "untranslated"]


def _site(fields: Fields, languages: tuple[str, ...], teams: tuple[Team, ...], about: tuple[tuple[str, str], ...]) -> Site | None:
    read_local = partial(read_local_text, languages=languages)
    title = fields.read("title", read_local)
    repository = fields.read("repository", read_url) or ""
    make_site = partial(
        Site,
        languages=languages,
        teams=teams,
        description=fields.read("description", read_local),
        base_url=fields.read("base_url", _read_base_url) or "",
        licence=fields.read("licence", _read_named_link),
        publisher=fields.read("publisher", _read_named_link),
        repository=repository,
        editor=fields.read("editor", partial(read_editor, repository=repository)),
        about=about,
    )
    return None if title is None else make_site(title=title)


def _languages(fields: Fields, interface_languages: tuple[str, ...]) -> tuple[str, ...] | None:
    """Read the site's languages; None if one of them is wrong, since every text depends on them."""
    if "languages" not in fields:
        return ("en",)
    languages = _read_each_once(fields, "languages", _language_reader(interface_languages))
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


def _language_reader(interface_languages: tuple[str, ...]) -> Reader[str]:
    def read_interface_language(report: Report, node: Node, label: str) -> str | None:
        language = read_language(report, node, label)
        if language is not None and why_not_id(language.lower()):
            message = f"{label}: {quoted(language)} cannot be a folder's name, as it {why_not_id(language.lower())}"
            report.error(node, "lang", message, f"Add a script or a region to it: {language}-Latn.")
            return None
        if language is None or language in interface_languages:
            return language
        message = f"{label}: the templates have no texts in {quoted(language)}."
        hint = f"They have {', '.join(interface_languages)}; add templates/strings/{language}.yaml for another."
        report.error(node, "lang", message, hint)
        return None

    return read_interface_language


def _team_folders(reading: Reading, fields: Fields | None) -> tuple[str, ...]:
    folders = [name for name in reading.names(CONTENT) if reading.exists(f"{CONTENT}/{name}/team.yaml")]
    if fields and "teams" not in fields and not folders:
        hint = "Make content/NAME/team.yaml with name, founded and founders."
        reading.add(f"{CONTENT}/site.yaml", "no-team", "There is no team: no folder of content/ holds a team.yaml.", hint)
    return tuple(folders)


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


def _read_base_url(report: Report, node: Node, label: str) -> str | None:
    url = read_url(report, node, label)
    if url and ("?" in url or "#" in url):
        report.error(node, "url", f"{label}: {quoted(url)} has a query or a fragment.", "Write https://example.org/folder/.")
        return None
    return url


def _read_named_link(report: Report, node: Node, label: str) -> Link | None:
    if isinstance(node, TextNode):
        name = read_text(report, node, label)
        return None if name is None else Link(title=name)
    fields = read_mapping(report, node, f"the {label}", NAMED_LINK.keys, NAMED_LINK.needed)
    return None if fields is None else Link(fields.read("name", read_text) or "", fields.read("url", read_url) or "")
