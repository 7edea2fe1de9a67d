"""An event as HTML for programs that know nothing of the site's style: feed readers, TimelineJS."""

from markupsafe import Markup

from founders_timeline.views.context import Context
from founders_timeline.views.event_view import EventView, QuoteView


def entry_html(context: Context, view: EventView) -> Markup:
    """Write what the event's page says: when, the count, what happened, the words, the sources, the corrections."""
    parts = [Markup("<p>{}</p>").format(Markup(" · ").join(_facts(context, view)))]
    if view.summary:
        parts.append(_in_language(view.summary_lang, "div", view.summary))
    parts += [_quote(quote) for quote in view.quotes]
    if view.sources:
        links = (Markup('<li><a href="{}">{}</a></li>').format(source.url, source.label) for source in view.sources)
        parts.append(Markup("<ul>{}</ul>").format(Markup("").join(links)))
    for correction in view.corrections:
        text = _in_language(correction.lang, "span", correction.text)
        parts.append(Markup("<p><strong>{}</strong> {}</p>").format(correction.heading, text))
    return Markup("\n").join(parts)


def slide_html(view: EventView) -> Markup:
    """Write what a slide says beside its date and headline: the count, what happened, the words, the sources."""
    words = [view.change.words] if view.change else []
    parts = [Markup("<p>{}</p>").format(" · ".join([view.kind_words, *words])), view.summary]
    parts += [_quote(quote) for quote in view.quotes]
    links = [Markup('<a href="{}">{}</a>').format(source.url, source.label) for source in view.sources]
    parts += [Markup("<p>{}</p>").format(Markup(", ").join(links))] if links else []
    return Markup("").join(parts)


def _facts(context: Context, view: EventView) -> list[Markup]:
    words: list[str | Markup] = [view.date, view.kind_words]
    words += [view.change.words] if view.change else []
    words += [view.confidence] if view.confidence else []
    words += [context.language.say("event.future")] if view.is_announced else []
    return [Markup("{}").format(word) for word in words]


def _quote(quote: QuoteView) -> Markup:
    """Write a quotation: the words, their translation, who said them, where."""
    words = _blockquote(quote.lang, quote.text)
    if quote.translation:
        words += _blockquote(quote.translation_lang, quote.translation)
    if quote.source is None:
        return words + Markup("<p>{}</p>").format(quote.speaker)
    return words + Markup('<p>{}, <a href="{}">{}</a></p>').format(quote.speaker, quote.source.url, quote.source_words)


def _blockquote(lang: str, text: str) -> Markup:
    return _in_language(lang, "blockquote", Markup("<p>{}</p>").format(text))


def _in_language(lang: str, tag: str, text: str) -> Markup:
    """Put a text into an element; `lang` is empty where its language is the page's or not known."""
    attribute = Markup(' lang="{}"').format(lang) if lang else ""
    return Markup("<{}{}>{}</{}>").format(tag, attribute, text, tag)
