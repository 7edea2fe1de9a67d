"""The site as it stands in memory: built anew on every change, the last good one kept when a change is wrong."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from threading import Condition
from urllib.parse import urlsplit

from founders_timeline.loader.event_files import EventFiles
from founders_timeline.loader.site import CONTENT, load_site
from founders_timeline.model.moment import Moment, day_in
from founders_timeline.model.problems import ContentError, Problem
from founders_timeline.model.team import Site
from founders_timeline.server.build import Build
from founders_timeline.server.page import place_of
from founders_timeline.sharing.files import Sharing
from founders_timeline.site.mistakes import fault_of, problems_of, telling_mistakes
from founders_timeline.site.plan import plan_site
from founders_timeline.theme.caches import user_caches
from founders_timeline.theme.folders import theme_folders
from founders_timeline.theme.languages import interface_languages
from founders_timeline.theme.renderer import Renderer

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
    """The site of `root`, as of `now()`; `tell` is called with every new state."""

    def __init__(self, root: Path, now: Callable[[], Moment], base_url: str, tell: Callable[[State], None]) -> None:
        self._root, self._now, self._base_url, self._tell = root, now, base_url, tell
        self._state = State(0, None)
        self._changed = Condition()
        self._good: list[Build] = []  # The oldest was whole if any was; of the others, two are enough.
        self._page = FRONT_PAGE
        self._rest_until = 0.0
        self._event_files = EventFiles()

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
        except Exception as error:  # No save may end the server: what is no author's mistake is told as a fault of ours.
            self._publish_mistake(error, version)
        else:
            self._good = [*self._good[:1], *self._good[-1:], build]
            self._publish(State(version, build, warnings))

    def complete(self) -> bool:
        """Make one more page that nobody has asked for, to find its mistakes; tell whether there was something to do."""
        build = self._state.build
        if build is None or build.is_whole or time.monotonic() < self._rest_until:
            return False
        try:
            if build.make_next():
                self._good = [build]
        except Exception as error:  # see rebuild()
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
            except Exception as error:  # see rebuild()
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
        now, folders = self._now(), theme_folders(self._root)
        site, warnings = load_site(self._root, now, interface_languages(folders), read_before=self._event_files)
        _refuse_before_founding(site, now)
        caches = user_caches(self._root)
        renderer = Renderer(folders, caches.templates)
        plan = plan_site(site, now, renderer, self._base_url, Sharing(renderer, caches.cards))
        base = urlsplit(self._base_url or site.base_url).path.strip("/")
        plan = telling_mistakes(plan, self._root, folders)
        return Build(version, plan, f"{base}/" if base else ""), warnings

    def _withdraw(self, build: Build, error: Exception) -> None:
        """Go back from a site with a page that cannot be made to the last one that has none, as far as we know."""
        self._good = [other for other in self._good if other is not build]
        if self._state.build is build:
            self._publish_mistake(error, build.version + 1)

    def _publish_mistake(self, error: Exception, version: int) -> None:
        last = self._good[-1] if self._good else None
        self._publish(State(last.version if last else version, last, self._problems_of(error)))

    def _problems_of(self, error: Exception) -> tuple[Problem, ...]:
        try:
            return problems_of(error, self._root, theme_folders(self._root))
        except Exception as fault:
            return (fault_of(fault),)

    def _publish(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._rest_until = time.monotonic() + REST
            self._changed.notify_all()
        self._tell(state)


def _refuse_before_founding(site: Site, now: Moment) -> None:
    problems = [
        Problem(
            path=f"{CONTENT}/{team.id}/team.yaml",
            line=1,
            column=1,
            code="before-founding",
            message=f"{day_in(now, team.timezone)}, the day of the counts, is before {team.name} was founded, {team.founded}.",
            hint="Start serve with a later --as-of.",
        )
        for team in site.teams
        if day_in(now, team.timezone) < team.founded.earliest
    ]
    if len(problems) == len(site.teams):
        raise ContentError(problems)
