"""The Nu validator on every page, style and picture."""

import json
import re
import subprocess
from typing import Any

from tests.flagship import ROOT, BuiltSite

_JAR = ROOT / "tools/audit/node_modules/vnu-jar/build/dist/vnu.jar"

EXCEPTIONS: tuple[tuple[str, str], ...] = (
    (
        r"Resource violates Content Security Policy .*: external \w+ “(\.\./)*assets/(site|all-teams)\.(css|js)” blocked by .*",
        "Read from disk, the validator knows no origin, so it takes 'self' for nothing; browser tests show that both files load.",
    ),
    (
        r"CSS: “paint-order”: Property “paint-order” doesn't exist\.",
        "It does (SVG 2, 13.7), in every browser: labels on a drawing have an edge in the paper's colour by it.",
    ),
    (
        r"Inline script violates Content Security Policy .*",
        "A <script type=application/json> is a data block: it never runs, and script-src does not concern it (HTML, 4.12.1).",
    ),
)
"""Messages that are no fault of ours: a pattern of the whole message, and why."""


def audit_with_nu(site: BuiltSite, chromium: str) -> tuple[str, list[str]]:
    """Check every HTML, CSS and SVG file; return what was checked, and each error or warning as a line."""
    files = [path for suffix in ("html", "css", "svg") for path in sorted(site.folder.rglob(f"*.{suffix}"))]
    options = ["--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg"]
    command = ["java", "-Xss4m", "-jar", str(_JAR), *options, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return f"{len(files)} files", [_line(message, site) for message in messages if not _is_excepted(message["message"])]


def _is_excepted(message: str) -> bool:
    return any(re.fullmatch(pattern, message, re.DOTALL) for pattern, _ in EXCEPTIONS)


def _line(message: dict[str, Any], site: BuiltSite) -> str:
    path = str(message.get("url", "")).removeprefix(f"file:{site.folder}/")
    kind = message.get("subType", message["type"])
    return f"{path}:{message.get('lastLine', 0)}: {kind}: {message['message']}\n    {message.get('extract', '').strip()}"
