"""Which files content holds: nothing is followed out of it, waited for, or passed over in silence."""

import os
import socket
from pathlib import Path

import pytest

from founders_timeline.loader.files import LARGEST_FILE, list_yaml_files, read_bytes

EVENTS = "content/openai/events"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / EVENTS).mkdir(parents=True)
    return tmp_path


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / EVENTS / name).write_bytes(b"name: Ada\n")


def refusal(root: Path, name: str) -> tuple[str, str]:
    data, problems = read_bytes(root, f"{EVENTS}/{name}")
    assert data is None
    return problems[0].path, problems[0].code


def listed(root: Path) -> list[str]:
    return [path.removeprefix(f"{EVENTS}/") for path in list_yaml_files(root, EVENTS)[0]]


def told(root: Path) -> list[tuple[str, str]]:
    return [(problem.path.removeprefix(f"{EVENTS}/"), problem.code) for problem in list_yaml_files(root, EVENTS)[1]]


def test_a_file_gives_its_bytes(root: Path) -> None:
    write(root, "ada.yaml")
    assert read_bytes(root, f"{EVENTS}/ada.yaml") == (b"name: Ada\n", ())


def test_a_file_of_the_largest_size_is_read(root: Path) -> None:
    (root / "a.yaml").write_bytes(b"#" * LARGEST_FILE)
    assert read_bytes(root, "a.yaml") == (b"#" * LARGEST_FILE, ())


def test_a_file_one_byte_larger_is_refused(root: Path) -> None:
    (root / EVENTS / "a.yaml").write_bytes(b"#" * (LARGEST_FILE + 1))
    assert refusal(root, "a.yaml") == (f"{EVENTS}/a.yaml", "file-too-big")


def test_a_file_of_a_gigabyte_is_refused_unread(root: Path) -> None:
    with (root / EVENTS / "a.yaml").open("wb") as stream:
        stream.truncate(1 << 30)
    assert refusal(root, "a.yaml") == (f"{EVENTS}/a.yaml", "file-too-big")


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="only Linux has files that hold more than they say")
def test_a_file_that_grows_while_it_is_read_is_read_to_its_end() -> None:
    assert read_bytes(Path("/proc"), "version") == (Path("/proc/version").read_bytes(), ())


def test_a_missing_file_is_named(root: Path) -> None:
    assert refusal(root, "ada.yaml") == (f"{EVENTS}/ada.yaml", "missing-file")


def test_a_folder_is_not_read_as_a_file(root: Path) -> None:
    (root / EVENTS / "x.yaml").mkdir()
    assert refusal(root, "x.yaml") == (f"{EVENTS}/x.yaml", "not-a-file")


def test_a_named_pipe_does_not_make_the_build_wait(root: Path) -> None:
    os.mkfifo(root / EVENTS / "x.yaml")
    assert refusal(root, "x.yaml") == (f"{EVENTS}/x.yaml", "not-a-file")


def test_a_socket_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / EVENTS)  # A socket's path may have 107 bytes only.
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("x.yaml")
        assert refusal(root, "x.yaml") == (f"{EVENTS}/x.yaml", "not-a-file")


@pytest.mark.parametrize("target", ["/etc/hostname", "/dev/zero", "nowhere.yaml", "x.yaml", "ada.yaml"])
def test_a_symbolic_link_is_refused_whatever_it_points_at(root: Path, target: str) -> None:
    write(root, "ada.yaml")
    (root / EVENTS / "x.yaml").symlink_to(target)
    assert refusal(root, "x.yaml") == (f"{EVENTS}/x.yaml", "symlink")


def test_a_folder_that_is_a_link_is_named_instead_of_its_files(root: Path) -> None:
    write(root, "ada.yaml")
    (root / "content" / "copy").symlink_to(root / "content" / "openai")
    _, problems = read_bytes(root, "content/copy/events/ada.yaml")
    assert [(problem.path, problem.code) for problem in problems] == [("content/copy", "symlink")]


def test_a_root_that_is_a_link_itself_is_the_users_choice(root: Path, tmp_path: Path) -> None:
    write(root, "ada.yaml")
    (tmp_path / "link").symlink_to(root)
    assert read_bytes(tmp_path / "link", f"{EVENTS}/ada.yaml")[0] == b"name: Ada\n"


def test_a_file_that_the_system_cannot_open_is_named_with_the_reason(root: Path) -> None:
    assert refusal(root, "a" * 300 + ".yaml")[1] == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(root: Path) -> None:
    write(root, "ada.yaml")
    (root / EVENTS / "ada.yaml").chmod(0)
    assert refusal(root, "ada.yaml") == (f"{EVENTS}/ada.yaml", "unreadable")


def test_yaml_files_are_listed_in_order_whatever_the_case_of_their_ending(root: Path) -> None:
    write(root, "c.yml", "b.YAML", "a.Yml", "d.yaml")
    assert (listed(root), told(root)) == (["a.Yml", "b.YAML", "c.yml", "d.yaml"], [])


@pytest.mark.parametrize("name", [".x.yaml.swp", "x.yaml~", ".#x.yaml", "#x.yaml#", ".gitkeep", ".DS_Store"])
def test_what_editors_and_systems_leave_behind_is_ignored_in_silence(root: Path, name: str) -> None:
    write(root, "ada.yaml", name)
    assert (listed(root), told(root)) == (["ada.yaml"], [])


def test_an_editors_lock_is_ignored_although_it_is_a_link_to_nothing(root: Path) -> None:
    (root / EVENTS / ".#x.yaml").symlink_to("ada@host.1234")
    assert (listed(root), told(root)) == ([], [])


@pytest.mark.parametrize("name", ["notes.txt", "ada.yaml.txt", "ada.json", "ada", "ada.yaml.orig", ".ada.yaml"])
def test_any_other_file_is_named_in_a_warning(root: Path, name: str) -> None:
    write(root, name)
    assert (listed(root), told(root)) == ([], [(name, "ignored-file")])


def test_an_ignored_file_is_no_error(root: Path) -> None:
    write(root, "notes.txt")
    assert not list_yaml_files(root, EVENTS)[1][0].is_error


def test_a_folder_among_the_events_is_named(root: Path) -> None:
    (root / EVENTS / "2024").mkdir()
    assert told(root) == [("2024", "ignored-file")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ada.yaml", "ada.yml"),
        ("Ada.yaml", "ada.yaml"),
        ("ada.YAML", "ada.yaml"),
        ("jose\u0301.yaml", "jos\u00e9.yaml"),
        ("STRASSE.yaml", "stra\u00dfe.yaml"),
        ("JOSE\u0301.yaml", "jos\u00e9.yml"),
    ],
)
def test_of_two_files_with_one_name_the_second_is_refused(root: Path, first: str, second: str) -> None:
    write(root, first, second)
    assert (listed(root), told(root)) == ([first], [(second, "duplicate-file")])


def test_the_clash_names_the_first_file(root: Path) -> None:
    write(root, "ada.yaml", "ada.yml")
    _, problems = list_yaml_files(root, EVENTS)
    assert problems[0].message.startswith('"ada.yaml" stands beside it')


def test_the_corpus_pair_with_two_endings_is_refused() -> None:
    corpus = Path(__file__).parents[1] / "corpus" / "pairs"
    assert [problem.code for problem in list_yaml_files(corpus, "stem-clash")[1]] == ["duplicate-file"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"a\nb.yaml", r"a\x0ab.yaml"), (b"\x1b[31m.yaml", r"\x1b[31m.yaml")],
    ids=["line end", "terminal escape"],
)
def test_an_odd_file_name_is_read_and_shown_on_one_printable_line(root: Path, name: bytes, shown: str) -> None:
    with open(os.path.join(os.fsencode(root / EVENTS), name), "wb") as stream:
        stream.write(b"#" * (LARGEST_FILE + 1))
    (path,), _ = list_yaml_files(root, EVENTS)
    _, problems = read_bytes(root, path)
    assert str(problems[0]).encode().decode().startswith(f"{EVENTS}/{shown}:1:1: error[file-too-big]")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    files, problems = list_yaml_files(tmp_path, EVENTS)
    assert (files, problems[0].path, problems[0].code) == ((), EVENTS, "missing-file")


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "events").write_bytes(b"")
    assert [problem.code for problem in list_yaml_files(tmp_path, "events")[1]] == ["not-a-folder"]


def test_a_link_in_the_place_of_a_folder_is_refused(root: Path) -> None:
    (root / "events").symlink_to(root / EVENTS)
    assert [problem.code for problem in list_yaml_files(root, "events")[1]] == ["symlink"]


def test_a_name_that_is_not_utf8_is_told_and_nothing_of_it_read(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (Path(os.fsdecode(os.fsencode(tmp_path / "events") + b"/b\xff.yaml"))).write_bytes(b"name: Ada\n")
    paths, problems = list_yaml_files(tmp_path, "events")
    assert (paths, [(problem.code, str(problem).partition(":")[0]) for problem in problems]) == (
        (),
        [("encoding", r"events/b\udcff.yaml")],
    )
