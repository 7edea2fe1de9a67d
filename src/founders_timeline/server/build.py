"""One version of the site: how to make its files, and those that have been made."""

from collections.abc import Mapping
from threading import Lock

from founders_timeline.steps import Maker


class Build:
    """Files by path, each made when it is first asked for; `base` is a folder that addresses may also begin with, or empty.

    `keys` say what each file is made from: what an `earlier` build made from the same is not made again.
    """

    def __init__(
        self, version: int, plan: Mapping[str, Maker], base: str, keys: Mapping[str, bytes], earlier: "Build | None"
    ) -> None:
        self.version = version
        self.base = base
        self._plan = plan
        self._keys = keys
        self._made = earlier.made_from(keys) if earlier else {}
        self._making = Lock()

    def made_from(self, keys: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the files made so far whose keys are these."""
        return {path: data for path, data in self._made.copy().items() if keys.get(path) == self._keys[path]}

    def __contains__(self, path: str) -> bool:
        return path in self._plan

    def file(self, path: str) -> bytes | None:
        """Return a file, None if there is none; raises whatever making it raises."""
        if path not in self._plan:
            return None
        if path not in self._made:
            with self._making:  # The first to come makes it.
                if path not in self._made:
                    self._made[path] = self._plan[path]()
        return self._made[path]

    @property
    def is_whole(self) -> bool:
        """Tell whether all files are made."""
        return len(self._made) == len(self._plan)

    def make_next(self) -> bool:
        """Make one file more; tell whether now all are made."""
        path = next((path for path in self._plan if path not in self._made), None)
        if path is not None:
            self.file(path)
        return self.is_whole
