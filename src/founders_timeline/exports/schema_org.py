"""Nodes of schema.org for JSON-LD: the data, a team, its founders, quotations, sources, corrections."""

from typing import Any, NamedTuple

from founders_timeline.exports.encoding import present
from founders_timeline.exports.table_schema import tables
from founders_timeline.model.content import Link, Person, Quote, Source
from founders_timeline.model.team import Team
from founders_timeline.views.context import Context
from founders_timeline.views.event_view import CorrectionView
from founders_timeline.views.founder import WIKIDATA
from founders_timeline.views.links import DATA, Links, absolute_url, data_path, founder_path, timeline_path
from founders_timeline.views.memberships import Membership, memberships_of

Node = dict[str, Any]


class GraphPage(NamedTuple):
    """A page whose graph is made: its team in its language, and its links.

    Addresses are absolute with a base URL, and else relative to the page, as JSON-LD reads them. A node has the same `@id` on
    every page and in every language.
    """

    context: Context
    links: Links

    def address(self, path: str) -> str:
        """Return the address of a path from the output's root."""
        return absolute_url(self.context.site, path) or self.links.root + path

    def founder_id(self, team: Team, founder: str) -> str:
        """Return the `@id` of a founder."""
        return self.address(founder_path(team, founder)) + "#person"

    def team_id(self, team: Team) -> str:
        """Return the `@id` of a team."""
        return self.address(timeline_path(self.context.site, team)) + "#team"

    def dataset_id(self) -> str:
        """Return the `@id` of the data."""
        return self.address(DATA) + "#dataset"


def dataset(page: GraphPage) -> Node:
    """Describe the data in short: what it is, its licence, when it last changed."""
    context = page.context
    site = context.site
    changes = [team.last_change for team in site.teams if team.last_change]
    return present(
        **{"@type": "Dataset", "@id": page.dataset_id()},
        name=context.text(site.title),
        description=context.text(site.description) if site.description else "",
        license=(site.licence.url or site.licence.title) if site.licence else "",
        dateModified=max(changes).isoformat() if changes else "",
    )


def full_dataset(page: GraphPage) -> Node:
    """Describe the data with every file that it can be had in."""
    site = page.context.site
    first = min(team.founded.earliest for team in site.teams)
    files = [(data_path(team, f"{table.name}.csv"), "text/csv") for team in site.teams for table in tables(site.languages)]
    files += [(data_path(team, "team.json"), "application/json") for team in site.teams]
    return {
        **dataset(page),
        **present(creator=_publisher(site.publisher)),
        "url": page.address(page.context.folder + DATA),
        "isAccessibleForFree": True,
        "inLanguage": list(site.languages),
        "temporalCoverage": f"{first}/..",
        "about": [{"@id": page.team_id(team)} for team in site.teams],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": page.address(path)} for path, kind in files
        ],
    }


def organization(page: GraphPage, team: Team) -> Node:
    """Describe a team in short."""
    founding = present(foundingDate=team.founded.reduced)
    return {"@type": "Organization", "@id": page.team_id(team), "name": team.name, **founding}


def full_organization(page: GraphPage, team: Team) -> Node:
    """Describe a team with its founders."""
    founders = [{"@type": "Person", "@id": page.founder_id(team, person.id), "name": person.name} for person in team.founders]
    return {**organization(page, team), "founder": founders}


def person(page: GraphPage, subject: Person) -> Node:
    """Describe somebody whom the team's events name; only founders have an address."""
    team = page.context.team
    address = {"@id": page.founder_id(team, subject.id)} if subject.id in team.founder_ids else {}
    return {"@type": "Person", **address, "name": subject.name}


def founder(page: GraphPage, subject: Person) -> Node:
    """Describe a founder, with every membership of the team and of bodies tied to it as a role."""
    pages = [link.url for link in subject.links]
    pages += [WIKIDATA + subject.wikidata] if subject.wikidata else []
    roles: dict[str, list[Node]] = {"worksFor": [], "affiliation": []}
    for membership in memberships_of(page.context, subject.id):
        refined = "affiliation" if membership.transfer else "worksFor"
        roles[refined].append(_role(page, subject, membership, refined))
    return {**person(page, subject), **present(alternateName=list(subject.other_names), sameAs=pages, **roles)}


def _role(page: GraphPage, subject: Person, membership: Membership, refined: str) -> Node:
    """Describe a membership as a role, which repeats the property that it refines."""
    context = page.context
    transfer = membership.transfer.destination if membership.transfer else None
    role = subject.role if membership.start_event is None else transfer.role if transfer else None
    where: Node = {"@id": page.team_id(context.team)}
    if membership.transfer:
        name = context.text(transfer.name) if transfer and transfer.name else ""
        where = {"@type": "Organization", **present(name=name, url=transfer.url if transfer else "")}
    return present(
        **{"@type": "OrganizationRole", refined: where},
        roleName=context.text(role) if role else "",
        startDate=membership.start.reduced,
        endDate=membership.end.reduced if membership.end else "",
    )


def quotation(page: GraphPage, quote: Quote) -> Node:
    """Describe words that were said, in their language, with their translations."""
    team = page.context.team
    named = page.context.text(quote.speaker)
    speaker = person(page, team.person(quote.speaker_id)) if quote.speaker_id else {"@type": "Person", "name": named}
    translations = [{"@type": "Quotation", "text": text.strip(), "inLanguage": code} for code, text in quote.translations]
    return present(
        **{"@type": "Quotation"},
        text=quote.text.strip(),
        inLanguage=quote.lang,
        creator=speaker,
        dateCreated=quote.date.reduced if quote.date else "",
        isBasedOn=creative_work(quote.source) if quote.source else None,
        workTranslation=translations,
    )


def creative_work(source: Source) -> Node:
    """Describe a source."""
    return present(
        **{"@type": "CreativeWork"},
        url=source.url,
        headline=source.title,
        author=source.author,
        publisher=source.publisher,
        datePublished=source.date.reduced if source.date else "",
        inLanguage=source.lang,
        archivedAt=source.archive_url,
    )


def correction(view: CorrectionView, about: str) -> Node:
    """Describe a correction of the page at the address `about`."""
    return {"@type": "CorrectionComment", "text": view.text, "datePublished": view.iso, "about": {"@id": about}}


def _publisher(publisher: Link | None) -> Node | None:
    return {"@type": "Organization", **present(name=publisher.title, url=publisher.url)} if publisher else None
