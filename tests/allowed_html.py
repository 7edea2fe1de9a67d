"""What HTML from an author's Markdown may hold: an allow-list of its own, held against a second parser."""

import re

import html5lib

ELEMENTS = frozenset("p br em strong a ul ol li blockquote code pre h2 h3 h4 h5 h6 hr table thead tbody tr th td".split())
ATTRIBUTES = {"a": frozenset({"href", "title", "rel"}), "ol": frozenset({"start"})}
SCHEMES = ("https://", "http://", "mailto:")
XHTML = "{http://www.w3.org/1999/xhtml}"
_CONTROLS = re.compile(
    r"(?![\n\t])[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\U000e0000-\U000e007f]"
)


def dangers_of(html: str) -> list[str]:
    """Return what a piece of HTML holds besides harmless elements, attributes, links and characters.

    It is read by html5lib inside a page, so that what closes the page's own elements is found too.
    """
    document = html5lib.parse(f"<article>{html}</article><footer></footer>", treebuilder="etree")
    article, *others = document.findall(f"{XHTML}body/*")
    found = [f"outside the article: {element.tag}" for element in others if element.tag != f"{XHTML}footer"]
    for element in article.findall(".//*"):
        tag = str(element.tag).removeprefix(XHTML)
        found += [] if tag in ELEMENTS else [f"<{tag}>"]
        found += [f"{tag} {name}" for name in element.attrib if name not in ATTRIBUTES.get(tag, ())]
        href = element.get("href")
        found += [] if href is None or href.lower().startswith(SCHEMES) else [f"href={href}"]
    return found + [f"U+{ord(letter):04X}" for letter in html if _is_control(letter)]


def _is_control(letter: str) -> bool:
    """Tell whether a character commands instead of being read: controls, line separators, bidi overrides, tags, no characters."""
    number = ord(letter)
    return _CONTROLS.match(letter) is not None or number & 0xFFFE == 0xFFFE
