"""One target under atheris: `python -m tools.fuzz.run TARGET LIBFUZZER-OPTIONS…`."""

import sys

import atheris

with atheris.instrument_imports(include=["founders_timeline"], enable_loader_override=False):
    from tools.fuzz.targets import TARGETS


def main() -> None:
    """Fuzz until libFuzzer's own limits say stop, or a promise is broken."""
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], TARGETS[name].hold)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
