"""What leaves the site for other programs: feeds, calendars, tables, JSON of several kinds, and what search engines read."""

from founders_timeline.model import Site


def needs_base_url(site: Site) -> str | None:
    """Say what is left out because the site does not know where it will be published, in one sentence; None if it knows."""
    if site.base_url:
        return None
    return (
        "Without base_url there are no feeds, no sitemap, no preview pictures and no oEmbed: "
        "write it into content/site.yaml, or build with --base-url."
    )
