"""A quotation as HTML for programs that know nothing of the site's style: the words, their translation, who said them, where."""

from markupsafe import Markup

from founders_timeline.views.evidence import QuoteView


def quote_html(quote: QuoteView) -> Markup:
    """Write a quotation."""
    words = Markup("<blockquote{}><p>{}</p></blockquote>").format(lang_attribute(quote.lang), quote.text)
    if quote.translation:
        lang = lang_attribute(quote.translation_lang)
        words += Markup("<blockquote{}><p>{}</p></blockquote>").format(lang, quote.translation)
    if quote.source is None:
        return words + Markup("<p>{}</p>").format(quote.speaker)
    return words + Markup('<p>{}, <a href="{}">{}</a></p>').format(quote.speaker, quote.source.url, quote.source_words)


def lang_attribute(code: str) -> Markup:
    """Write the attribute that names a text's language, nothing where that is the page's or not known."""
    return Markup(' lang="{}"').format(code) if code else Markup("")
