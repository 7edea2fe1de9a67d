"""A trial of what an import would write: the loader reads it before it is written."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from founders_timeline.authoring.new_files import write_new
from founders_timeline.loader.site import load_site
from founders_timeline.model.moment import Moment
from founders_timeline.model.problems import ContentError, Problem


def errors_in(files: Mapping[str, bytes], moment: Moment, interface_languages: Iterable[str]) -> Sequence[Problem]:
    """Return what is wrong with the files of a whole site, by their paths in it; none if `check` accepts them."""
    with TemporaryDirectory() as folder:
        write_new(Path(folder), files)
        try:
            load_site(Path(folder), moment, interface_languages)
        except ContentError as error:
            return [problem for problem in error.problems if problem.is_error]
    return ()
