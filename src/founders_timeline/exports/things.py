"""The things of schema.org that pages speak of: the data, the team, its founders, words, sources, corrections."""

from typing import Any, NamedTuple

from founders_timeline.exports.columns import tables
from founders_timeline.exports.iso_dates import reduced
from founders_timeline.exports.json_text import present
from founders_timeline.exports.stints import Stint, stints_of
from founders_timeline.model import Link, Person, Quote, Source, Team
from founders_timeline.views.changes import last_change
from founders_timeline.views.context import Context
from founders_timeline.views.event import CorrectionView
from founders_timeline.views.founder import WIKIDATA
from founders_timeline.views.links import DATA, Links, absolute_url, data_path, founder_path, timeline_path

Thing = dict[str, Any]


class Standpoint(NamedTuple):
    """The page that things are seen from: a team in the page's language, and the page's links.

    Addresses are absolute with a base URL, and else relative to the page, as JSON-LD reads them. A thing has the same address,
    its `@id`, on every page and in every language.
    """

    context: Context
    links: Links

    def address(self, path: str) -> str:
        """Return the address of a path from the output's root."""
        return absolute_url(self.context.site, path) or self.links.root + path

    def founder_id(self, team: Team, founder: str) -> str:
        """Return the address that stands for a founder."""
        return self.address(founder_path(team, founder)) + "#person"

    def team_id(self, team: Team) -> str:
        """Return the address that stands for a team."""
        return self.address(timeline_path(self.context.site, team)) + "#team"

    def dataset_id(self) -> str:
        """Return the address that stands for the data."""
        return self.address(DATA) + "#dataset"


def dataset(at: Standpoint) -> Thing:
    """Describe the data in short: what it is, its licence, when it last changed."""
    context = at.context
    site = context.site
    changes = [day for day in map(last_change, site.teams) if day]
    return present(
        **{"@type": "Dataset", "@id": at.dataset_id()},
        name=context.text(site.title),
        description=context.text(site.description) if site.description else "",
        license=(site.licence.url or site.licence.title) if site.licence else "",
        dateModified=max(changes).isoformat() if changes else "",
    )


def full_dataset(at: Standpoint) -> Thing:
    """Describe the data with every file that it can be had in."""
    site = at.context.site
    first = min(team.founded.earliest for team in site.teams)
    files = [(data_path(team, f"{table.name}.csv"), "text/csv") for team in site.teams for table in tables(site.languages)]
    files += [(data_path(team, "team.json"), "application/json") for team in site.teams]
    return {
        **dataset(at),
        **present(creator=_publisher(site.publisher)),
        "url": at.address(at.context.folder + DATA),
        "isAccessibleForFree": True,
        "inLanguage": list(site.languages),
        "temporalCoverage": f"{first}/..",
        "about": [{"@id": at.team_id(team)} for team in site.teams],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": at.address(path)} for path, kind in files
        ],
    }


def organization(at: Standpoint, team: Team) -> Thing:
    """Describe a team in short."""
    founding = present(foundingDate=reduced(team.founded))
    return {"@type": "Organization", "@id": at.team_id(team), "name": team.name, **founding}


def full_organization(at: Standpoint, team: Team) -> Thing:
    """Describe a team with its founders."""
    founders = [{"@type": "Person", "@id": at.founder_id(team, person.id), "name": person.name} for person in team.founders]
    return {**organization(at, team), "founder": founders}


def person(at: Standpoint, subject: Person) -> Thing:
    """Describe somebody whom the team's events name; only founders have an address."""
    team = at.context.team
    address = {"@id": at.founder_id(team, subject.id)} if subject.id in team.founder_ids else {}
    return {"@type": "Person", **address, "name": subject.name}


def founder(at: Standpoint, subject: Person) -> Thing:
    """Describe a founder, with every stretch at the team and at bodies tied to it as a role."""
    pages = [link.url for link in subject.links]
    pages += [WIKIDATA + subject.wikidata] if subject.wikidata else []
    roles: dict[str, list[Thing]] = {"worksFor": [], "affiliation": []}
    for stint in stints_of(at.context, subject):
        refined = "affiliation" if stint.transfer else "worksFor"
        roles[refined].append(_role(at, subject, stint, refined))
    return {**person(at, subject), **present(alternateName=list(subject.other_names), sameAs=pages, **roles)}


def _role(at: Standpoint, subject: Person, stint: Stint, refined: str) -> Thing:
    """Describe a stretch: a role repeats the property that it refines."""
    context = at.context
    transfer = stint.transfer.destination if stint.transfer else None
    role = subject.role if stint.start_event is None else transfer.role if transfer else None
    where: Thing = {"@id": at.team_id(context.team)}
    if stint.transfer:
        name = context.text(transfer.name) if transfer and transfer.name else ""
        where = {"@type": "Organization", **present(name=name, url=transfer.url if transfer else "")}
    return present(
        **{"@type": "OrganizationRole", refined: where},
        roleName=context.text(role) if role else "",
        startDate=reduced(stint.start),
        endDate=reduced(stint.end) if stint.end else "",
    )


def quotation(at: Standpoint, quote: Quote) -> Thing:
    """Describe words that were said, in their language, with their translations."""
    team = at.context.team
    named = at.context.text(quote.speaker)
    speaker = person(at, team.person(quote.speaker_id)) if quote.speaker_id else {"@type": "Person", "name": named}
    translations = [{"@type": "Quotation", "text": text.strip(), "inLanguage": code} for code, text in quote.translations]
    return present(
        **{"@type": "Quotation"},
        text=quote.text.strip(),
        inLanguage=quote.lang,
        creator=speaker,
        dateCreated=reduced(quote.date) if quote.date else "",
        isBasedOn=creative_work(quote.source) if quote.source else None,
        workTranslation=translations,
    )


def creative_work(source: Source) -> Thing:
    """Describe a source."""
    return present(
        **{"@type": "CreativeWork"},
        url=source.url,
        headline=source.title,
        author=source.author,
        publisher=source.publisher,
        datePublished=reduced(source.date) if source.date else "",
        inLanguage=source.lang,
        archivedAt=source.archive_url,
    )


def correction(view: CorrectionView, about: str) -> Thing:
    """Describe a correction of the page at the address `about`."""
    return {"@type": "CorrectionComment", "text": view.text, "datePublished": view.iso, "about": {"@id": about}}


def _publisher(publisher: Link | None) -> Thing | None:
    return {"@type": "Organization", **present(name=publisher.title, url=publisher.url)} if publisher else None
