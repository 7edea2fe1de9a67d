"""One version of the site: how to make its files, and those that have been made."""

from threading import Lock

from founders_timeline.model.maker import Plan


class Build:
    """Files by path, each made when it is first asked for; `base` is a folder that addresses may also begin with, or empty."""

    _making = Lock()  # one for all builds: the Markdown parser is not made for two threads

    def __init__(self, version: int, plan: Plan, base: str) -> None:
        self.version = version
        self.base = base
        self._plan = plan
        self._made: dict[str, bytes] = {}

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
