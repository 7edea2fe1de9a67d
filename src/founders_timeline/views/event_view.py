"""An event as templates see it: its people, words and sources, and what it did to the count."""

from typing import NamedTuple

from markupsafe import Markup


class SourceView(NamedTuple):
    """A source: `label` names it, `details` says who, when and what; `archive_is_known` tells a stored copy from a search.

    `archive_day` is the day the copy was made, empty if its address does not tell.
    """

    url: str
    lang: str
    label: str
    label_lang: str
    details: tuple[Markup, ...]
    archive_url: str
    archive_is_known: bool
    archive_day: str


class QuoteView(NamedTuple):
    """A quotation; `translation` is empty where the reader needs none, `lang` where the language is not known."""

    text: str
    lang: str
    translation: str
    translation_lang: str
    speaker: str
    speaker_lang: str
    speaker_url: str
    said: Markup
    verified: str
    source: SourceView | None
    source_words: Markup


class PersonView(NamedTuple):
    """Somebody whom an event names; only founders have a page."""

    id: str
    name: str
    url: str


class ChangeView(NamedTuple):
    """What an event did to the count: a figure such as 5 → 4 or −1, the same in words, and what has to be said beside it.

    `before` is empty where the figure is the event's own part, which stands in `after`.
    """

    before: str
    after: str
    figure: str
    words: str
    note: str


class CorrectionView(NamedTuple):
    """A correction and its day, as ISO 8601 and as HTML; `heading` says that it was corrected that day."""

    iso: str
    date: Markup
    heading: Markup
    text: str
    lang: str


class EventView(NamedTuple):
    """Everything about one event, in words.

    `kind` is the event's type, `is_large` tells what changes the count from the rest, `remaining` is the count on the event's
    last possible day as an attribute, `tenure` says after how long founders left by it. `lang` fields are empty where the text is
    in the page's language.
    """

    id: str
    kind: str
    kind_words: str
    is_large: bool
    is_announced: bool
    title: str
    title_lang: str
    date: Markup
    date_text: str
    iso: str
    url: str
    people: tuple[PersonView, ...]
    destination: str
    destination_id: str
    destination_url: str
    role: str
    summary: Markup
    summary_lang: str
    quotes: tuple[QuoteView, ...]
    sources: tuple[SourceView, ...]
    sources_words: str
    confidence: str
    announced: Markup
    until: Markup
    change: ChangeView | None
    tenure: str
    remaining: str
    states_on: str
    corrections: tuple[CorrectionView, ...]
