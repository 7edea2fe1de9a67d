"""Runs `make site` and `make test` on a bare Debian, as root in /root and as an ordinary user in "Équipe fondatrice".

`make bare-machine` does it, as root on a Debian with debootstrap: each system is made in a temporary folder, with Python, make
and git, and a clone of the last commit. ARGS="--suite trixie --user root --tests 'tests/test_cli.py -n 1'" asks for less. Both
commands are started in the background, where SIGINT is ignored; the ordinary user has a strict umask, a temporary folder with a
blank in its name, no sudo, and the packages of Debian that root installed. Exit status 1: a command failed.
"""

import argparse
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITES = ("bookworm", "trixie")
PACKAGES = "python3,python3-venv,make,git,ca-certificates"
CHECKOUTS = {"root": "/root/founders-timeline", "ordinary": "/home/ordinary/Équipe fondatrice"}
SURROUNDINGS = {"root": "true", "ordinary": "umask 077; mkdir -p ~/'my tmp'; export TMPDIR=~/'my tmp'"}

# How this machine reaches Debian's, Python's and npm's registries: whatever of it is here is taken along.
SETTINGS = (
    *("/etc/apt/apt.conf.d", "/etc/apt/auth.conf.d", "/etc/apt/keyrings", "/etc/apt/trusted.gpg.d"),
    *("/etc/hosts", "/etc/resolv.conf", "/etc/pip.conf", "/etc/npmrc", "/usr/local/share/ca-certificates"),
)
PERSONAL_SETTINGS = (".npmrc", ".config/pip")
VARIABLES = re.compile(r"(?i)(https?|no|all)_proxy|(pip|npm|uv)_\w+|\w+_(cert|ca_certs|cainfo|ca_bundle|cert_file|cert_dir)")

# Mounts and processes are private to each command, so the kernel undoes them when it ends, however it ends.
UNSHARE = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
ENTER = 'mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec chroot --userspec="$1:$1" "$0" sh -c "$2"'


def main() -> int:
    """Make each system asked for, run the commands in it, and print a table of how they ended."""
    parser = argparse.ArgumentParser(prog="make bare-machine", description="Run `make site` and `make test` on a bare Debian.")
    parser.add_argument("--suite", choices=SUITES, action="append", help="one release instead of each")
    parser.add_argument("--user", choices=CHECKOUTS, action="append", help="one user instead of each")
    parser.add_argument("--tests", default="", help="arguments for pytest, to run fewer tests")
    options = parser.parse_args()
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        sys.exit("Only root can make a bare machine, with debootstrap (on Debian: apt-get install debootstrap).")
    rows = []
    for suite in options.suite or SUITES:
        for user in options.user or CHECKOUTS:
            with tempfile.TemporaryDirectory(prefix=f"bare-{suite}-") as machine:
                make_machine(Path(machine), suite)
                rows += [(suite, user, *row) for row in run_commands(Path(machine), user, options.tests)]
    for suite, user, command, code, seconds in rows:
        print(f"{suite:9} {user:9} {command:10} {'passed' if code == 0 else f'FAILED ({code})':11} {seconds / 60:5.1f} min")
    return int(any(code for _, _, _, code, _ in rows))


def run_commands(machine: Path, user: str, tests: str) -> Iterator[tuple[str, int, float]]:
    """Run both commands; yield each with its exit status and how many seconds it took."""
    for owner in dict.fromkeys(("root", user)):
        folder = machine / CHECKOUTS[owner][1:]
        subprocess.run(["git", "clone", "--quiet", "--no-local", ROOT, folder], check=True)
        run_in(machine, "root", f"chown -R {owner} {shlex.quote(CHECKOUTS[owner])}")
    if user != "root":
        run_in(machine, "root", f"cd {CHECKOUTS['root']} && tools/ensure-chromium && tools/ensure-formats")
    for command in ("make site", f"make test ARGS={shlex.quote(tests)}"):
        started = time.monotonic()
        code = run_in(machine, user, f"cd {shlex.quote(CHECKOUTS[user])}; {SURROUNDINGS[user]}; {command} & wait $!")
        yield command[:9], code, time.monotonic() - started


def make_machine(machine: Path, suite: str) -> None:
    """Install the release into an empty folder, with this machine's way to the registries and an ordinary user."""
    files = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]
    sources = {path: source_of(path, suite) for path in files}
    mirror = re.search(r"^(?:URIs:|deb(?: \[.*\])?) +(\S+)", "\n".join(sources.values()), re.MULTILINE)
    if not mirror:
        sys.exit("No source of Debian's packages stands in /etc/apt/sources.list or /etc/apt/sources.list.d/.")
    print(f"Making a bare Debian {suite} …", flush=True)
    debootstrap = ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", suite, str(machine), mirror[1]]
    subprocess.run([*UNSHARE, *debootstrap], check=True, stdout=subprocess.DEVNULL)
    machine.chmod(0o755)
    (machine / "etc/apt/sources.list").unlink(missing_ok=True)
    for path, text in sources.items():
        if text:
            (machine / str(path)[1:]).write_text(text, encoding="utf-8")
    run_in(machine, "root", "useradd --create-home ordinary")
    copy = ["cp", "--recursive", "--dereference", "--parents"]
    subprocess.run([*copy, *filter(os.path.exists, SETTINGS), machine], check=True)
    for home in ("root", "home/ordinary"):
        settings = [name for name in PERSONAL_SETTINGS if (Path.home() / name).exists()]
        subprocess.run([*copy, *settings, machine / home], check=True, cwd=Path.home())
    run_in(machine, "root", "chown -R ordinary /home/ordinary && update-ca-certificates >/dev/null")


def source_of(path: Path, suite: str) -> str:
    """Return a file of apt's sources with this machine's release exchanged for another; "" for a file that is of no release."""
    release = platform.freedesktop_os_release()["VERSION_CODENAME"]
    text = path.read_text(encoding="utf-8") if path.suffix in {".list", ".sources"} and path.is_file() else ""
    return re.sub(rf"\b{release}\b", suite, text) if re.search(rf"\b{release}\b", text) else ""


def run_in(machine: Path, user: str, command: str) -> int:
    """Run a line of shell in the machine, with nothing of this environment but the way to the registries; return its status."""
    environment = {name: value for name, value in os.environ.items() if VARIABLES.fullmatch(name)}
    environment |= {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root" if user == "root" else f"/home/{user}"}
    return subprocess.run([*UNSHARE, "sh", "-c", ENTER, machine, user, command], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
