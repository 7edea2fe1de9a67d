"""The same pages by the shortest script: what Python and the core libraries cost by themselves.

Reads content/ with PyYAML's C loader and checks nothing; renders as many pages with the same facts (counts then and now, statuses, the
chart twice, the answer for every day, filters, paths) by compact templates that stand here. No sanitizer, no localised dates or plurals,
English labels in both languages. Usage: python benchmarks/bare.py SITE OUTPUT DAY
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

import dateutil.relativedelta
import jinja2
import markdown
import yaml

TEMPLATES = {
    "page": """<!doctype html><html lang="{{ lang }}"><meta charset="utf-8"><title>{{ title }}</title><meta name="description" content="{{
t(site.description) }}">{% for p in ["title", "description", "type", "locale", "site_name"] %}<meta property="og:{{ p }}" content="{{ title }}">{% endfor %}<script type="application/ld+json">{{ {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": title, "inLanguage": lang}, {"@type": "Organization", "name": team.name, "foundingDate": team.founded}]}|tojson }}</script>
<link rel="stylesheet" href="{{ root }}assets/site.css"><header><a href="{{ root }}index.html">{{ t(site.title) }}
</a><nav>{% for p in ["index", "destinations", "table", "about"] %}<a href="{{ root }}{{ p }}.html">{{ p }}</a>{% endfor %}</nav>
{% for l in site.languages %}<a href="{{ root }}{{ l }}/{{ here }}.html">{{ l }}</a>{% endfor %}</header><main>{% block main %}{{ body }}
{% endblock %}</main><footer>{{ team.checked }} {{ team.timezone }} {{ site.licence.name }} {{ site.publisher }}</footer></html>""",
    "event": """{% macro event(e, open=false) %}<article class="{{ e.type }}" id="{{ e.id }}" data-kind="{{ e.type }}" data-people="{{
e.ids|join(" ") }}" data-to="{{ e.to }}" data-on="{{ e.last }}"><p><time datetime="{{ e.date }}">{{ e.date }}</time></p><h3><a href="{{ root
}}{{ e.id }}.html">{{ t(e.title) or e.headline }}</a></h3><p>{{ e.before }} → {{ e.after }}</p><ul><li>{{ e.type }}</li>{% for p in e.ids %}
<li><a href="{{ root }}{{ p }}.html">{{ names[p] }}</a></li>{% endfor %}<li>{{ e.to }}</li><li>{{ e.role }}</li><li>{{ e.announced }}</li>
<li>{{ e.until }}</li><li>{{ e.confidence }}</li></ul>{{ md(t(e.summary)) }}{% for q in e.quotes %}<figure>{% if q.lang != lang %}
<blockquote lang="{{ lang }}">{{ q.translations[lang] }}</blockquote>{% endif %}<blockquote lang="{{ q.lang }}" cite="{{ sources[q.source].url
}}">{{ q.text }}</blockquote><figcaption><a href="{{ root }}{{ e.ids|join }}.html">{{ t(q.speaker) or e.headline }}</a>, {{ q.date }}, <a
href="{{ sources[q.source].url }}" hreflang="{{ sources[q.source].lang }}">{{ sources[q.source].title or sources[q.source].publisher }}, {{
sources[q.source].date }}</a> ({{ q.verified }})</figcaption></figure>{% endfor %}<details><summary>{{ e.sources|length }} sources</summary>
<ul>{% for k in e.sources %}<li><cite><a href="{{ sources[k].url }}" hreflang="{{ sources[k].lang }}">{{ sources[k].title or
sources[k].publisher }}</a></cite>, {{ sources[k].author }}, {{ sources[k].date }}, {{ sources[k].type }}{% if open %}<a
href="https://web.archive.org/web/{{ sources[k].url }}">look for a copy of {{ sources[k].publisher }}</a>{% endif %}</li>{% endfor %}</ul>
</details><a href="#{{ e.id }}">Link to {{ t(e.title) or e.headline }}</a></article>{% endmacro %}
{% macro roster(day) %}{% set now = count(day) %}<p><b>{{ now.text }}</b> of {{ team.founders|length }} remain · {% for s, n in now.groups %}
{{ n }} {{ s }} · {% endfor %}as of {{ day }}</p><ul>{% for f in team.founders %}<li><a class="{{ now.states[loop.index0] }}" href="{{ root }}{{
f.id }}.html" data-founder="{{ f.id }}"><b>{{ f.name[0] }}</b> <bdi>{{ f.name }}</bdi> <i>{{ now.states[loop.index0] }}</i></a></li>
{% endfor %}</ul>{% endmacro %}
{% macro path(f) %}<ol>{% for stop, e in paths[f.id] %}<li><a href="{{ root }}{{ e }}.html">{{ stop }}</a></li>{% endfor %}</ol>{% endmacro %}
{% macro lane(f, n, width) %}{% for kind, x, w in lanes[f.id] %}<rect class="{{ kind }}" x="{{ (x * width)|round(1) }}" y="{{ n * 25 }}"
width="{{ (w * width)|round(1) }}" height="11"/>{% endfor %}{% for e in events if f.id in e.ids %}<a href="#{{ e.id }}"><title>{{ t(e.title) or
e.headline }}, {{ e.date }}</title><circle cx="{{ (place(e.first) * width)|round(1) }}" cy="{{ n * 25 }}" r="4"/></a>{% endfor %}{% endmacro %}""",
    "timeline": """{% extends "page" %}{% from "event" import event, roster, lane with context %}{% block main %}<h1>{{ t(site.title) }}</h1>
{{ roster(today) }}<p>{{ t(team.standfirst) }}</p>{% for width in [800, 320] %}<svg viewBox="0 0 {{ width }} 420">{% for f in team.founders %}
<text y="{{ loop.index0 * 25 }}">{{ f.name }}</text>{{ lane(f, loop.index0, width) }}{% endfor %}{% for end in ["low", "high"] %}<path d="M0 0{%
for c in changes %}H{{ (place(c.day) * width)|round(1) }}V{{ 400 - 10 * c[end] }}{% endfor %}"/>{% endfor %}</svg>{% endfor %}<table>
{% for f in team.founders %}<tr><th>{{ f.name }}<td>{% for kind, x, w in lanes[f.id] %}{{ kind }} {{ x }} {{ w }}, {% endfor %}</tr>{% endfor %}
</table><script type="application/json">{{ changes|tojson }}</script><form><select>{% for p in names %}<option value="{{ p }}">{{ names[p] }}
</option>{% endfor %}</select><select>{% for to in events|map(attribute="to")|unique|sort %}<option>{{ to }}</option>{% endfor %}</select></form>
{% for year, group in events|groupby("year")|reverse %}<h2>{{ year }}</h2><ol>{% for e in group|reverse %}<li>{{ event(e) }}</li>{% endfor %}
</ol>{% endfor %}{% endblock %}""",
    "one": """{% extends "page" %}{% from "event" import event, roster with context %}{% block main %}{{ event(e, true) }}<h2>Then</h2>
{{ roster(e.last) }}<h2>Now</h2>{{ roster(today) }}<p><a href="{{ root }}{{ before.id }}.html">{{ before.date }} {{ before.headline }}</a>
<a href="{{ root }}{{ after.id }}.html">{{ after.date }} {{ after.headline }}</a></p>{% endblock %}""",
    "founder": """{% extends "page" %}{% from "event" import event, roster, path, lane with context %}{% block main %}<h1>{{ f.name }}</h1>
<p>{{ t(f.role) }}</p>{% for l in f.links %}<a href="{{ l }}">{{ l }}</a>{% endfor %}{{ path(f) }}<svg>{{ lane(f, 1, 640) }}</svg>
{% for kind, x, w in lanes[f.id] %}{{ kind }} {{ x }} {{ w }}{% endfor %}<ol>{% for e in events if f.id in e.ids %}<li>{{ event(e, true) }}</li>
{% endfor %}</ol>{{ roster(today) }}{% endblock %}""",
    "destinations": """{% extends "page" %}{% from "event" import path with context %}{% block main %}{% for f in team.founders %}<dt>{{ f.name
}}</dt><dd>{{ path(f) }}</dd>{% endfor %}{% for to, group in events|groupby("to") if to %}<h3>{{ to }}</h3><ol>{% for e in group %}<li>{% for p in
e.ids %}{{ names[p] }}, {% endfor %}<a href="{{ root }}{{ e.id }}.html">{{ e.date }}</a></li>{% endfor %}</ol>{% endfor %}{% endblock %}""",
    "table": """{% extends "page" %}{% block main %}<table>{% for e in events %}<tr><td>{{ e.date }}<td>{{ e.type }}<td><a href="{{ root }}{{ e.id
}}.html">{{ t(e.title) or e.headline }}</a><td>{% for p in e.ids %}{{ names[p] }} {% endfor %}<td>{{ e.to }}<td>{{ e.before }}<td>{{ e.after }}<td>
{{ e.confidence }}<td>{{ e.sources|length }}</tr>{% endfor %}</table>{% endblock %}""",
}
AFTER = {
    "departure": "departed",
    "ouster": "departed",
    "leave": "on leave",
    "return": "active",
    "reinstatement": "active",
    "transfer": "affiliated",
}

root, output, today = Path(sys.argv[1]) / "content", Path(sys.argv[2]), sys.argv[3]
load = lambda path: yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: E731
site, team, sources = (load(root / name) for name in ("site.yaml", "openai/team.yaml", "openai/sources.yaml"))
names = {person["id"]: person["name"] for person in team["founders"] + team["people"]}
ids = {name: key for key, name in names.items()}
empty = dict.fromkeys("title name summary announced until confidence role".split(), "")
events = [
    {**empty, "type": "departure", "quotes": [], "id": path.stem} | load(path) for path in (root / "openai/events").glob("*")
]
for event in events:
    first, _, last = str(event["date"]).strip("[]?~").partition("..")
    event["first"], event["last"], event["year"] = (first + "-01-01")[:10], ((last or first) + "-12-31")[:10], first[:4]
    who = event["name"] if isinstance(event["name"], list) else [event["name"]] * bool(event["name"])
    event["ids"], where = [ids.get(name, name) for name in who], event.get("destination", "")
    to = where if isinstance(where, str) else where.get("name", "")
    event["to"] = to if isinstance(to, str) else to["en"]
    event["headline"] = f"{', '.join(names[key] for key in event['ids'])} {event['type']} {event['to']}"
events.sort(key=lambda event: event["first"])
own = {f["id"]: [e for e in events if f["id"] in e["ids"] and e["type"] in AFTER] for f in team["founders"]}


def state(founder: str, day: str) -> str:
    """Find a founder's status on a day."""
    status = "active"
    for event in own[founder]:
        if event["first"] <= day:
            status = AFTER[event["type"]] if event["last"] <= day else "uncertain"
    return status


def count(day: str) -> dict:
    """Count the statuses on a day."""
    states = [state(founder["id"], day) for founder in team["founders"]]
    low, high = states.count("active"), states.count("active") + states.count("uncertain")
    groups = [(status, states.count(status)) for status in ("active", "on leave", "affiliated", "departed", "uncertain")]
    return {
        "day": day,
        "low": low,
        "high": high,
        "text": f"{low}–{high}" if low < high else str(low),
        "states": states,
        "groups": groups,
    }


def place(day: str) -> float:
    """Place a day on the axis, from 0 to 1."""
    return (int(day[:4]) * 372 + int(day[5:7]) * 31 + int(day[8:]) - 750_000) / 4_100


for event in events:
    event["before"], event["after"] = count(event["first"][:9] + "0")["text"], count(event["last"])["text"]
changes = [count(day) for day in sorted({event[end] for e in own.values() for event in e for end in ("first", "last")})]
lanes, paths = {}, {}
for key, past in own.items():
    days = [team["founded"], *(event["first"] for event in past), today]
    lanes[key] = [(state(key, a), place(a), place(b) - place(a)) for a, b in pairwise(days)]
    moves = [e for e in events if key in e["ids"] and (e["to"] or e["type"] in ("return", "reinstatement"))]
    paths[key] = [(team["name"], ""), *((e["to"] or team["name"], e["id"]) for e in moves)]
environment = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES), autoescape=True)
cache: dict[str, str] = {}


def md(text: str) -> str:
    """Convert Markdown once."""
    if text not in cache:
        cache[text] = jinja2.filters.Markup(markdown.markdown(text, extensions=["tables"]))
    return cache[text]


for number, lang in enumerate(site["languages"]):
    t = lambda text, lang=lang: text[lang] if isinstance(text, dict) else text or ""  # noqa: E731
    pages = {"index": ("timeline", {}), "oldest": ("timeline", {}), "table": ("table", {}), "destinations": ("destinations", {})}
    pages["about"] = ("page", {"body": md((root / ("about.fr.md" if number else "about.md")).read_text("utf-8"))})
    pages["404"] = ("page", {"body": "Not found"})
    for n, event in enumerate(events):
        pages[event["id"]] = ("one", {"e": event, "before": events[n - 1], "after": events[(n + 1) % len(events)]})
    for founder in team["founders"]:
        pages[founder["id"]] = ("founder", {"f": founder})
    folder = output / lang
    folder.mkdir(parents=True, exist_ok=True)
    for here, (template, values) in pages.items():
        shared = {**globals(), "root": "../", "t": t, "title": t(site["title"])}
        (folder / f"{here}.html").write_text(environment.get_template(template).render(shared | values), "utf-8")
print(json.dumps({"pages": sum(1 for _ in output.rglob("*.html")), "by": dateutil.relativedelta.__name__}))
