"""Uses the shipped site as a reader does, in Chromium, Firefox and WebKitGTK, from disk and from a sub-path of a web server.

`make browsers` runs this; ARGS="firefox webkit" names some of the browsers. The journeys stand in journeys.test.mjs, their
pictures go to screenshots/browsers/. Exit status: that of Node's test runner.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.flagship import AS_OF, ROOT, build, served

BROWSERS = ("chromium", "firefox", "webkit")
_HERE = Path(__file__).resolve().parent


def main() -> int:
    """Build the site, serve it, and go through it in the browsers that the command line names."""
    wanted = sys.argv[1:] or BROWSERS
    if unknown := sorted(set(wanted) - set(BROWSERS)):
        print(f"No browser is called {unknown[0]}: name some of {', '.join(BROWSERS)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        site = build(ROOT, Path(folder))
        script = site.folder / "assets/site.js"
        script.write_bytes((_HERE / "complaints.js").read_bytes() + script.read_bytes())
        with served(site) as online:
            pictures = ROOT / "screenshots" / "browsers"
            pictures.mkdir(parents=True, exist_ok=True)
            facts = {
                "browsers": wanted,
                "sites": {"disk": site.base, "sub-path": online.base},
                "today": AS_OF.isoformat(),
                "pictures": str(pictures),
                "chromium": os.environ["CHROMIUM"],
                "firefox": shutil.which("firefox-esr"),
                "miniBrowser": str(next(Path("/usr/lib").glob("*/webkit*gtk*/MiniBrowser"), "")),
            }
            environment = {**os.environ, "JOURNEYS": json.dumps(facts)}
            command = ["node", "--test", "--test-reporter=spec", str(_HERE / "journeys.test.mjs")]
            return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
