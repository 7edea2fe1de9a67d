"""The configuration of the web editor: the content files and their forms."""

from collections.abc import Mapping, Sequence

from founders_timeline.editor.widgets import SOURCES, FormContext, Shape, form_of
from founders_timeline.model.slug import LONGEST_ID
from founders_timeline.model.team import Editor, Saves, Site, Team
from founders_timeline.schema.event_tables import EVENT
from founders_timeline.schema.kinds import ID_TEXT, JSON
from founders_timeline.schema.table import YES, Field, Table
from founders_timeline.schema.tables import SITE, SOURCE, TEAM
from founders_timeline.schema.yaml_writer import to_yaml
from founders_timeline.theme.language import Language

Shapes = Mapping[str, Shape]

_SITE = "site_files"  # No team's collections can have such a name: ids hold no underscore.
_SLUG = "{{date}}-{{name.0 | default('{{type}}')}}"  # A milestone may have no name.
_KEY = Field("key", "id", YES, "By which entries cite it, for example the publisher and a word: wired-leaves.")


def config_of(site: Site, languages: Sequence[Language]) -> tuple[JSON, Shapes]:
    """Return the configuration of Sveltia CMS, and the shape of each of its file formats; the site has an editor."""
    assert site.editor
    names = {language.code: language.name for language in languages}
    collections: list[JSON] = []
    shapes: dict[str, Shape] = {}
    for team in site.teams:
        context = _form_context(team, names)
        collections += [_events(team, context, shapes), _team_files(team, context, shapes)]
    collections.append(_site_files(FormContext(names), shapes))
    config: JSON = {
        **_saving(site.editor),
        "app_title": site.title.in_language(site.languages[0])[0],
        **({"site_url": site.base_url} if site.base_url else {}),
        "media_folder": "media",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST_ID},
        "show_preview_links": False,
        "editor": {"preview": False},
        "collections": collections,
    }
    return config, shapes


def config_text(config: JSON) -> str:
    """Write a configuration as YAML, the same for the same configuration."""
    return to_yaml(config)


def _saving(editor: Editor) -> JSON:
    backend: JSON = {"name": "github", "repo": editor.repository}
    if editor.branch:
        backend["branch"] = editor.branch
    if editor.sign_in_url:
        backend["base_url"] = editor.sign_in_url.rstrip("/")
    else:
        backend["auth_methods"] = ["token"]
    mode = "editorial_workflow" if editor.saves is Saves.PULL_REQUEST else "simple"
    return {"backend": backend, "publish_mode": mode}


def _form_context(team: Team, languages: Mapping[str, str]) -> FormContext:
    """Return what a team's forms depend on; people are named by their ids where two have the same name."""
    people = team.founders + team.people
    names = [person.name for person in people]
    written = {person.id: person.name if names.count(person.name) == 1 else person.id for person in people}
    others = [(other, written[person.id]) for person in people for other in (person.id, *person.other_names)]
    same = {other: name for other, name in others if other != name and other not in names}
    return FormContext(languages, tuple(written.values()), same, f"{team.id}_team")


def _events(team: Team, context: FormContext, shapes: dict[str, Shape]) -> JSON:
    name = f"{team.id}_events"
    fields, shapes[name] = form_of(EVENT, context)
    return {
        "name": name,
        "label": f"{team.name}: events",
        "label_singular": "event",
        "folder": f"content/{team.id}/events",
        "format": name,
        "extension": "yaml",
        "identifier_field": "date",
        "summary": f"{{{{date}}}} {{{{type}}}} {{{{name}}}} {{{{{_title(context)}}}}}",
        "slug": {"template": _SLUG, "editable": ["create"], "pattern": [ID_TEXT["pattern"], ID_TEXT["patternErrorMessage"]]},
        "sortable_fields": {"fields": ["date"], "default": {"field": "date", "direction": "descending"}},
        "aliases_field": False,
        "thumbnail": False,
        "fields": fields,
    }


def _team_files(team: Team, context: FormContext, shapes: dict[str, Shape]) -> JSON:
    about_team, shapes[f"{team.id}_team"] = form_of(TEAM, context)
    fields, shape = form_of(Table(SOURCE.what, (_KEY, *SOURCE.fields)), context)
    assert isinstance(shape, dict)
    shapes[f"{team.id}_sources"] = {"keyed": {**shape, "short": "url"}}
    sources: JSON = {
        "name": SOURCES,
        "label": "Sources",
        "label_singular": "source",
        "widget": "list",
        "collapsed": True,
        "summary": "{{key}}",
        "required": False,
        "fields": fields,
    }
    return {
        "name": context.team,
        "label": f"{team.name}: team and sources",
        "files": [
            _file("team", "Team", f"content/{team.id}/team.yaml", f"{team.id}_team", about_team),
            _file(SOURCES, "Sources", f"content/{team.id}/sources.yaml", f"{team.id}_sources", [sources]),
        ],
    }


def _site_files(context: FormContext, shapes: dict[str, Shape]) -> JSON:
    fields, shapes[_SITE] = form_of(SITE, context)
    return {"name": _SITE, "label": "Site", "files": [_file("site", "Site", "content/site.yaml", _SITE, fields)]}


def _file(name: str, label: str, path: str, file_format: str, fields: list[JSON]) -> JSON:
    return {"name": name, "label": label, "file": path, "format": file_format, "fields": fields}


def _title(context: FormContext) -> str:
    first, *others = context.languages
    return f"title.{first}" if others else "title"
