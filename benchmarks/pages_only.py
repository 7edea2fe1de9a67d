"""Our build as small as the peers': one language, the timeline and a page an event, nothing else.

This is no option of the product; the functions are the product's own, in the order of `build`, and so is the record of the last
build, in the user's cache. Usage: python benchmarks/pages_only.py SITE OUTPUT DAY
"""

# ruff: noqa: PLC0415  # As in the product's commands: where nothing has changed, little is imported.

import gc
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from founders_timeline.record import Record, Records
from founders_timeline.start import leave

if TYPE_CHECKING:
    from founders_timeline.readout import Readout


def main(root: Path, output: Path, day: date) -> None:
    """Build the site's first team."""
    gc.disable()
    records = Records(root, output, (day.isoformat(), "pages only"))
    if records.unchanged is None:
        _build(root, output, day, records)


def _build(root: Path, output: Path, day: date, records: Records) -> None:
    from founders_timeline.readout import read_content_of

    site, _, digests = read_content_of(records.content_files, partial(_read, root, day, records))
    if site is None:
        raise SystemExit("The content has errors.")

    from founders_timeline.builder import histories_of, plan_pages
    from founders_timeline.making import Making
    from founders_timeline.output import publish
    from founders_timeline.places import theme_folders, user_caches
    from founders_timeline.renderer import Renderer
    from founders_timeline.steps import Basis, Keys

    team = site.teams[0].id
    wanted = ("assets/", "index.html", f"{team}/events/", f"{team}/years/")
    plan = plan_pages(site, day, Renderer(theme_folders(root), user_caches().templates))
    plan = {path: make for path, make in plan.items() if path.startswith(wanted)}
    making = Making(plan, Keys(plan, histories_of(site, day), Basis(records.around, digests)).files, records.files)
    publish(making, output, root)
    records.keep(Record("", "", making.files))


def _read(root: Path, day: date, records: Records) -> "Readout":
    from founders_timeline.loader.kept import Kept
    from founders_timeline.loader.site import load_site
    from founders_timeline.places import theme_folders
    from founders_timeline.processes import cores
    from founders_timeline.readout import Readout
    from founders_timeline.theme import interface_languages

    kept = Kept(records.results(), cores())
    site, problems = load_site(root, day, interface_languages(theme_folders(root)), kept=kept)
    if kept.has_read:
        records.keep_results(kept.files)
    return Readout(site, problems, kept.digests)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
    leave(0)
