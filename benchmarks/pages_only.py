"""Our build as small as the peers': one language, the timeline and a page an event, nothing else.

This is no option of the product; the functions are the product's own. Usage: python benchmarks/pages_only.py SITE OUTPUT DAY
"""

import sys
from datetime import date
from pathlib import Path

from founders_timeline.loader.site import load_site
from founders_timeline.site.output import publish
from founders_timeline.site.plan import plan_pages
from founders_timeline.theme.caches import user_caches
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages
from founders_timeline.theme.renderer import Renderer


def main(root: Path, output: Path, day: date) -> None:
    """Build the site's first team."""
    folders = theme_folders(root)
    site, _ = load_site(root, day, interface_languages(folders))
    team = site.teams[0].id
    wanted = ("assets/", "index.html", f"{team}/events/", f"{team}/years/")
    plan = plan_pages(site, day, Renderer(folders, user_caches(root).templates))
    publish({path: make for path, make in plan.items() if path.startswith(wanted)}, output, root)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
