"""Quotations: who said what, when, in which language, and where it can be read."""

from functools import partial

from founders_timeline.loader.fields import Fields, read_mapping
from founders_timeline.loader.nodes import Node, TextNode
from founders_timeline.loader.people import Directory
from founders_timeline.loader.reader_texts import missing_languages, read_local_name
from founders_timeline.loader.report import Report
from founders_timeline.loader.values import Reader, choice_of, read_date, read_language, read_text, read_texts
from founders_timeline.model.content import LocalText, Person, Quote, Source, Verification
from founders_timeline.schema.event_tables import QUOTE

_read_translations = partial(read_texts, languages=None)
_read_verified = choice_of(Verification)


def quote_reader(
    languages: tuple[str, ...], directory: Directory, read_source: Reader[Source], speaker: Person | None, needed: str
) -> Reader[Quote]:
    """Make a reader for the quotes of an event; `speaker` is who speaks unless a quote says otherwise.

    `needed` are the keys that a quote must have.
    """

    def read_quote(report: Report, node: Node, label: str) -> Quote | None:
        fields = read_mapping(report, node, QUOTE.what, QUOTE.keys, needed)
        return None if fields is None else _quote(fields, languages, directory, read_source, speaker)

    return read_quote


def _quote(
    fields: Fields, languages: tuple[str, ...], directory: Directory, read_source: Reader[Source], default: Person | None
) -> Quote | None:
    text = fields.read("text", read_text)
    lang = fields.read("lang", read_language)
    named = fields.read("speaker", partial(read_local_name, languages=languages))
    speaker = _known_speaker(fields, directory) or (None if named else default)
    quote = Quote(
        text=text or "",
        lang=lang or "",
        speaker=LocalText(texts=((languages[0], speaker.name),)) if speaker else named or LocalText(texts=((languages[0], ""),)),
        speaker_id=speaker.id if speaker else "",
        date=fields.read("date", read_date),
        source=fields.read("source", read_source),
        translations=fields.read("translations", _read_translations) or (),
        verified=fields.read("verified", _read_verified),
    )
    _warn_incomplete(fields, quote, languages)
    return quote if text else None


def _known_speaker(fields: Fields, directory: Directory) -> Person | None:
    node = fields.node_of("speaker")
    return directory.get(node.value) if isinstance(node, TextNode) else None


def _warn_incomplete(fields: Fields, quote: Quote, languages: tuple[str, ...]) -> None:
    place = fields.node_of("text")
    missing = missing_languages(languages, {quote.lang, *(language for language, _ in quote.translations)})
    if "lang" not in fields:
        fields.report.warning(place, "quote-language", "text: the quote does not say its language.", "Add lang: en, for example.")
    elif quote.lang and missing:
        message = f"text: the quote has no translation in {missing}."
        fields.report.warning(place, "untranslated", message, "Add it under translations:.")
    if "source" not in fields:
        fields.report.warning(place, "quote-source", "text: the quote has no source.", "Add source: with a URL or a key.")
