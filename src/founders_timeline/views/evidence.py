"""Evidence: quotations with their translations, and sources with their stored copies."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from founders_timeline.loader.hosts import readable_host
from founders_timeline.model.content import Quote, Source
from founders_timeline.views.context import Context
from founders_timeline.views.event_view import QuoteView, SourceView
from founders_timeline.views.words import date_html

_NAME, _DATE = "\x02", "\x03"
"""Placeholders for a name and a date: control characters, which content cannot hold."""

_WAYBACK = "https://web.archive.org/web"
_STAMP = re.compile(r"/(?:web/)?((?:19|20)\d\d)\.?(0[1-9]|1[0-2])\.?(0[1-9]|[12]\d|3[01])(?:-?\d{6})?(?:[a-z]{2}_)?/", re.ASCII)


def source_view(context: Context, source: Source) -> SourceView:
    """Make the view of a source."""
    say = context.language.say
    title = source.title or source.publisher or source.author or _host(source)
    parts = [part for part in (source.author, source.publisher) if part and part != title]
    details = [escape(part) for part in parts]
    if source.date is not None:
        details.append(date_html(context.language, source.date))
    elif source.accessed is not None:
        details.append(escape(say("event.read_on", date=context.language.day(source.accessed))))
    if source.type and context.language.has(f"source_type.{source.type}"):
        details.append(escape(say(f"source_type.{source.type}")))
    return SourceView(
        url=source.url,
        lang=source.lang,
        label=title,
        label_lang=source.lang if source.title else "",
        details=tuple(details),
        archive_url=source.archive_url or _wayback(source),
        archive_is_known=bool(source.archive_url),
        archive_day=_archive_day(source.archive_url),
    )


def quote_view(context: Context, quote: Quote, speaker_url: str) -> QuoteView:
    """Make the view of a quotation; `speaker_url` links to the speaker's page, empty if there is none."""
    code = context.language.code
    needs_translation = quote.lang.split("-")[0] != code.split("-")[0]
    translation = dict(quote.translations).get(code, "") if needs_translation else ""
    speaker, speaker_lang = quote.speaker.in_language(code)
    said = Markup("") if quote.date is None else date_html(context.language, quote.date)
    return QuoteView(
        text=quote.text.strip(),
        lang=quote.lang,
        translation=translation.strip(),
        translation_lang=code if translation else "",
        speaker=speaker,
        speaker_lang="" if quote.speaker_id else speaker_lang,
        speaker_url=speaker_url,
        said=said,
        verified=context.language.say(f"event.verified.{quote.verified}") if quote.verified else "",
        source=source_view(context, quote.source) if quote.source else None,
        source_words=_source_words(context, quote.source) if quote.source else Markup(""),
    )


def _source_words(context: Context, source: Source) -> Markup:
    """Name a quotation's source in a link that makes sense by itself."""
    name = source.title or source.publisher or _host(source)
    if source.date is None:
        return escape(context.language.say("event.quoted_in", source=name))
    say, when = context.language.say, date_html(context.language, source.date)
    words = escape(say("event.quoted_in_on", source=_NAME, date=_DATE))
    return words.replace(_NAME, escape(name)).replace(_DATE, when)


def _host(source: Source) -> str:
    return readable_host((urlsplit(source.url).hostname or "").removeprefix("www."))


def _archive_day(url: str) -> str:
    """Read the day of a stored copy from its address, as in /web/20240805120000/ or /2024.08.05-120000/."""
    stamp = _STAMP.search(url)
    return "-".join(stamp.groups()) if stamp else ""


def _wayback(source: Source) -> str:
    """Return an address by which the Internet Archive finds its copy nearest to the source's day; there may be none."""
    day = source.date.earliest.isoformat().replace("-", "") if source.date else "2"
    return f"{_WAYBACK}/{day}/{source.url}"
