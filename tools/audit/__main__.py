"""Audits the shipped site: the Nu validator, axe-core and Lighthouse on its pages, yaml-language-server on its content.

`make audit` runs this. Exit status 1 if anything is found that is not among the reviewed exceptions beside each audit.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.flagship import ROOT, build, served
from tools.audit.axe import audit_with_axe
from tools.audit.editor import audit_with_editor
from tools.audit.lighthouse import audit_with_lighthouse
from tools.audit.nu import audit_with_nu

AUDITS = (
    ("vnu", audit_with_nu),
    ("axe-core", audit_with_axe),
    ("Lighthouse", audit_with_lighthouse),
    ("yaml-language-server", audit_with_editor),
)


def main() -> int:
    """Build the site, serve it, and run one audit after the other, or only those named on the command line."""
    chromium = os.environ["CHROMIUM"]
    failed = False
    with tempfile.TemporaryDirectory() as folder, served(build(ROOT, Path(folder))) as site:
        for name, audit in AUDITS:
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            started = time.monotonic()
            done, findings = audit(site, chromium)
            for finding in findings:
                print(finding)
            print(f"{name}: {done}, {len(findings)} findings, {time.monotonic() - started:.0f} s", flush=True)
            failed = failed or bool(findings)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
