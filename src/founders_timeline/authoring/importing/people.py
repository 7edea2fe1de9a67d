"""What the people of an imported team are called: ids that content can have, and names that mean one of them only."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count

from founders_timeline.authoring.importing.imported import ImportedPerson
from founders_timeline.model.slug import LONGEST_ID, TAKEN, slug_of, why_not_id
from founders_timeline.schema.limits import NOT_A_NAME


def ids_of(people: Sequence[ImportedPerson]) -> dict[str, str]:
    """Return an id for each person, by key: the file's own where content can have it, else one from the name.

    Where several have one name, the id is made from the file's: `person/2` becomes `person-2`.
    """
    names = Counter(slug_of(person.name) for person in people)
    kept = {person.key: person.key for person in people if _is_id(person.key)}
    taken = set(kept.values())
    for person in people:
        if person.key not in kept:
            stem = slug_of(person.name) if names[slug_of(person.name)] == 1 else _id_from(person.key)
            kept[person.key] = first_free(stem, taken)
            taken.add(kept[person.key])
    return kept


def calls_of(people: Sequence[ImportedPerson], ids: dict[str, str]) -> dict[str, str]:
    """Return what events call each person, by key: the name, or the id where the name could mean somebody else."""
    bearers = Counter(chain.from_iterable({person.name, *person.other_names} for person in people))
    bearers.update(ids.values())
    own = {person.key: 1 + (person.name == ids[person.key]) for person in people}
    return {person.key: person.name if bearers[person.name] == own[person.key] else ids[person.key] for person in people}


def first_free(stem: str, taken: set[str]) -> str:
    """Return an id that nobody has: the stem, or the stem and a number from 2 on."""
    return next(name for name in _names(stem) if name not in taken)


def is_free_id(text: str) -> bool:
    """Tell whether a text can be an id, and is no name of a page that the site makes itself."""
    return why_not_id(text) is None and text not in TAKEN


def _names(stem: str) -> Iterator[str]:
    yield stem
    for number in count(2):
        yield f"{stem[: LONGEST_ID - len(str(number)) - 1].rstrip('-')}-{number}"


def _is_id(key: str) -> bool:
    """Tell whether a file's id can stay: a number or a word that YAML reads as something else would not be read as an id."""
    return is_free_id(key) and not NOT_A_NAME.fullmatch(key) and key != "null"


def _id_from(key: str) -> str:
    slug = slug_of(key)
    return slug if _is_id(slug) else slug_of(f"person {key}")
