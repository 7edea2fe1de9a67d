"""How other sites may embed a team's counter (oEmbed 1.0); a static file cannot answer to `maxwidth`."""

from typing import Any

from founders_timeline.exports.encoding import json_bytes
from founders_timeline.sharing.rasterizer import HEIGHT, WIDTH
from founders_timeline.views.context import Context
from founders_timeline.views.counter import counter_view
from founders_timeline.views.embed_code import IFRAME_WIDTH, iframe, iframe_height
from founders_timeline.views.links import absolute_url

_CACHE_SECONDS = 86400


def oembed_file(context: Context, card: str) -> bytes:
    """Write how to embed a team; `card` is the address of its picture, empty if there is none. The site has a base URL."""
    site, publisher = context.site, context.site.publisher
    answer: dict[str, Any] = {
        "type": "rich",
        "version": "1.0",
        "title": counter_view(context).sentence,
        "provider_name": context.text(site.title),
        "provider_url": absolute_url(site, context.folder + "index.html"),
        "cache_age": _CACHE_SECONDS,
        "html": str(iframe(context)),
        "width": IFRAME_WIDTH,
        "height": iframe_height(context),
    }
    if publisher:
        answer["author_name"] = publisher.title
        answer |= {"author_url": publisher.url} if publisher.url else {}
    if card:
        answer |= {"thumbnail_url": card, "thumbnail_width": WIDTH, "thumbnail_height": HEIGHT}
    return json_bytes(answer)
