"""The site as it stands in memory: built anew on every change, the last good one kept when a change is wrong."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Condition
from urllib.parse import urlsplit

from founders_timeline.builder import histories_of, plan_site
from founders_timeline.loader.kept import Kept
from founders_timeline.loader.site import CONTENT, load_site
from founders_timeline.model import Site
from founders_timeline.places import theme_folders, user_caches
from founders_timeline.problems import ContentError, Problem
from founders_timeline.renderer import Renderer
from founders_timeline.server.build import Build
from founders_timeline.server.mistakes import MISTAKES, problems_of
from founders_timeline.server.page import place_of
from founders_timeline.server.watch import Look, look
from founders_timeline.steps import Basis, Keys
from founders_timeline.theme import interface_languages

FRONT_PAGE = "index.html"

REST = 1.0
"""Seconds after a build in which the browser has the machine to itself."""


@dataclass(frozen=True)
class State:
    """What there is to show: a site, None if none could be built yet, and what is wrong with the content as it is now."""

    version: int
    build: Build | None
    problems: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Tell whether the content is worse than what is shown; warnings do not count."""
        return any(problem.is_error for problem in self.problems)

    @cached_property
    def message(self) -> str:
        """Return what an open page is told, as one line of JSON: the version it should be, and the problems to show over it."""
        over_page = self.problems if self.build and self.is_broken else ()
        problems = [{**asdict(problem), "place": place_of(problem)} for problem in over_page]
        return json.dumps({"version": self.version, "problems": problems})


class Live:
    """The site of `root`, as of `today()`; `tell` is called with every new state."""

    def __init__(self, root: Path, today: Callable[[], date], base_url: str, tell: Callable[[State], None]) -> None:
        self._root, self._today, self._base_url, self._tell = root, today, base_url, tell
        self._state = State(0, None)
        self._changed = Condition()
        self._good: list[Build] = []  # The oldest was whole if any was; of the others, two are enough.
        self._page = FRONT_PAGE
        self._rest_until = 0.0
        self._renderer: tuple[tuple[Path, ...], Look, Renderer] | None = None
        self._kept = Kept()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders whose files make the site, whether or not they exist."""
        return self._root / CONTENT, self._root / "templates", *theme_folders(self._root)

    def rebuild(self) -> None:
        """Read the content and plan the site; the page that was asked for last is made before anybody is told."""
        version = time.time_ns() // 1_000_000
        try:
            build, warnings = self._planned(version)
            build.file(self._page)
        except MISTAKES as error:
            self._publish_mistake(error, version)
        else:
            self._good = [*self._good[:1], *self._good[1:][-1:], build]
            self._publish(State(version, build, warnings))

    def complete(self) -> bool:
        """Make one more page that nobody has asked for, to find its mistakes; tell whether there was something to do."""
        build = self._state.build
        if build is None or build.is_whole or time.monotonic() < self._rest_until:
            return False
        try:
            if build.make_next():
                self._good = [build]
        except MISTAKES as error:
            self._withdraw(build, error)
        return True

    def file(self, path: str) -> tuple[State, bytes | None]:
        """Return a file and the state that it belongs to; None if there is no such file, or no site."""
        while True:
            state = self._state
            if state.build is None:
                return state, None
            try:
                data = state.build.file(path)
            except MISTAKES as error:
                self._withdraw(state.build, error)
                continue
            if data is not None and path.endswith(".html"):
                self._page = path
            return state, data

    def wait(self, known: State | None, timeout: float) -> State:
        """Return the state as soon as it is another than `known`, or the same one after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not known, timeout)
            return self._state

    def _planned(self, version: int) -> tuple[Build, tuple[Problem, ...]]:
        today, folders = self._today(), theme_folders(self._root)
        self._kept.begin()
        site, warnings = load_site(self._root, today, interface_languages(folders), kept=self._kept)
        _refuse_before_founding(site, today)
        renderer, theme = self._renderer_of(folders)
        plan = plan_site(site, today, renderer, self._base_url, user_caches().cards)
        around = sha256(repr((today, sorted(theme.items()))).encode()).digest()
        keys = Keys(plan, histories_of(site, today), Basis(around, self._kept.digests)).files
        base = urlsplit(self._base_url or site.base_url).path.strip("/")
        return Build(version, plan, f"{base}/" if base else "", keys, self._good[-1] if self._good else None), warnings

    def _renderer_of(self, folders: tuple[Path, ...]) -> tuple[Renderer, Look]:
        """Return the last renderer, with its compiled templates, as long as the theme is the same, and how that looks."""
        theme = look(folders)
        if self._renderer is None or self._renderer[:2] != (folders, theme):
            self._renderer = folders, theme, Renderer(folders)
        return self._renderer[2], theme

    def _withdraw(self, build: Build, error: Exception) -> None:
        """Go back from a site with a page that cannot be made to the last one that has none, as far as we know."""
        self._good = [other for other in self._good if other is not build]
        if self._state.build is build:
            self._publish_mistake(error, build.version + 1)

    def _publish_mistake(self, error: Exception, version: int) -> None:
        last = self._good[-1] if self._good else None
        problems = problems_of(error, self._root, theme_folders(self._root))
        self._publish(State(last.version if last else version, last, problems))

    def _publish(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._rest_until = time.monotonic() + REST
            self._changed.notify_all()
        self._tell(state)


def _refuse_before_founding(site: Site, day: date) -> None:
    problems = [
        Problem(
            path=f"{CONTENT}/{team.id}/team.yaml",
            line=1,
            column=1,
            code="before-founding",
            message=f"{day}, the day of the counts, is before {team.name} was founded, {team.founded}.",
            hint="Start serve with a later --as-of.",
        )
        for team in site.teams
        if day < team.founded.earliest
    ]
    if len(problems) == len(site.teams):
        raise ContentError(problems)
