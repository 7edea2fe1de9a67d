"""What a build keeps of its files' results: some at a time, whoever pickles them, and again only what has changed."""

import pickle
from hashlib import sha256

import pytest

from founders_timeline import processes, record
from founders_timeline.loader.kept import FileResult, KeptFile
from founders_timeline.record import _packed

RESULTS = {
    f"content/example/events/e{number:03}.yaml": KeptFile(None, sha256(b"%d" % number).digest(), b"", FileResult((), ()))
    for number in range(600)
}


def unpacked(packs: dict[bytes, bytes]) -> dict[str, KeptFile]:
    """Return the results that are in packs."""
    return {path: file for pack in packs.values() for path, file in pickle.loads(pack).items()}


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_all_results_are_packed_whoever_pickles_them(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "_PACKS_WORTH_SHARING", 2)
    monkeypatch.setattr(processes, "cores", lambda: cores)
    packs = _packed(RESULTS, {})
    assert (unpacked(packs) == RESULTS, 5 < len(packs) < 40) == (True, True)


def test_more_packs_than_tasks_are_pickled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MOST_TASKS", 3)
    assert unpacked(_packed(RESULTS, {})) == RESULTS


def test_one_changed_result_is_one_new_pack() -> None:
    path = "content/example/events/e300.yaml"
    before = _packed(RESULTS, {})
    after = _packed({**RESULTS, path: RESULTS[path]._replace(digest=b"another")}, before)
    assert len(after.keys() - before.keys()) == 1
    assert unpacked(after)[path].digest == b"another"


def test_a_new_result_changes_one_pack() -> None:
    before = _packed(RESULTS, {})
    after = _packed({**RESULTS, "content/example/events/e300b.yaml": RESULTS["content/example/events/e300.yaml"]}, before)
    assert (len(after.keys() - before.keys()), len(unpacked(after))) == (1, 601)


def test_no_results_are_no_packs() -> None:
    assert _packed({}, {}) == {}
