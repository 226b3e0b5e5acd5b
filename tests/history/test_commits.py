"""When each source last changed, as git tells it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.history.commits import Extent, read
from git_repository import Repository

ONE, TWO = "programme/sessions/un.md", "programme/sessions/deux.md"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "club")


def days(root: Path) -> dict[str, str]:
    return {path: f"{time:%Y-%m-%d}" for path, time in read(root).latest.items()}


def test_a_source_changed_when_it_was_last_committed(repository):
    repository.commit({ONE: "a", TWO: "a"}, at="2026-01-01")
    repository.commit({TWO: "b"}, at="2026-02-01")
    history = read(repository.root)
    assert history.extent is Extent.WHOLE
    assert history.latest == {
        ONE: datetime(2026, 1, 1, 12, tzinfo=UTC),
        TWO: datetime(2026, 2, 1, 12, tzinfo=UTC),
    }


def test_only_sources_are_listed(repository):
    repository.commit(
        {ONE: "a", "mkdocs.yml": "a", "docs/index.md": "a", "case-studies/x.md": "a", "hooks/main.py": "a"}
    )
    assert set(days(repository.root)) == {ONE, "mkdocs.yml", "docs/index.md", "case-studies/x.md"}


def test_what_a_merge_brings_changed_when_it_was_merged(repository):
    repository.commit({ONE: "a"}, at="2026-01-01")
    repository.git("checkout", "--quiet", "-b", "proposition")
    repository.commit({TWO: "a"}, at="2026-01-02")
    repository.git("checkout", "--quiet", "main")
    repository.commit({ONE: "b"}, at="2026-01-03")
    repository.git("merge", "--quiet", "--no-ff", "proposition", at="2026-01-10")
    assert days(repository.root) == {ONE: "2026-01-03", TWO: "2026-01-10"}


def test_a_conflict_settled_in_a_merge_counts_too(repository):
    repository.commit({ONE: "a"}, at="2026-01-01")
    repository.git("checkout", "--quiet", "-b", "proposition")
    repository.commit({ONE: "b"}, at="2026-01-02")
    repository.git("checkout", "--quiet", "main")
    repository.commit({ONE: "c"}, at="2026-01-03")
    repository.git("merge", "--quiet", "--no-commit", "--strategy", "ours", "proposition", at="2026-01-10")
    repository.commit({ONE: "d"}, at="2026-01-10")
    assert days(repository.root) == {ONE: "2026-01-10"}


def test_a_renamed_file_changed_when_it_was_renamed(repository):
    repository.commit({ONE: "a"}, at="2026-01-01")
    repository.git("mv", ONE, TWO)
    repository.commit(at="2026-02-01")
    assert days(repository.root)[TWO] == "2026-02-01"


def test_what_is_not_committed_does_not_count(repository):
    repository.commit({ONE: "a"}, at="2026-01-01")
    repository.write({ONE: "b", TWO: "b"})
    assert days(repository.root) == {ONE: "2026-01-01"}


def test_the_latest_time_counts_even_from_a_clock_that_was_late(repository):
    repository.commit({ONE: "a"}, at="2026-02-01")
    repository.commit({ONE: "b"}, at="2026-01-01")
    assert days(repository.root) == {ONE: "2026-02-01"}


def test_names_are_read_as_they_are(repository):
    strange = 'programme/images/l\'été « à "deux" ».png'
    repository.commit({strange: "a"})
    assert set(days(repository.root)) == {strange}


def test_a_project_may_be_a_folder_of_a_larger_repository(repository):
    repository.commit({f"site/{ONE}": "a", ONE: "a"}, at="2026-01-01")
    repository.commit({ONE: "b"}, at="2026-02-01")
    assert days(repository.root / "site") == {ONE: "2026-01-01"}


def test_a_copy_inside_another_work_tree_has_no_history(repository):
    repository.commit({"lisez-moi.txt": "a"})
    copy = repository.root / "copie"
    (copy / "programme").mkdir(parents=True)
    assert read(copy).extent is Extent.NONE


def test_a_repository_without_commit_has_no_history(repository):
    assert read(repository.root).extent is Extent.NONE


def test_outside_any_repository_there_is_no_history(tmp_path):
    assert read(tmp_path).extent is Extent.NONE


def test_inside_the_folder_of_git_there_is_no_history(repository):
    repository.commit({ONE: "a"})
    assert read(repository.root / ".git").extent is Extent.NONE


def test_without_git_there_is_no_history(repository, monkeypatch):
    repository.commit({ONE: "a"})
    monkeypatch.setenv("PATH", "")
    assert read(repository.root).extent is Extent.NONE


def test_a_repository_that_git_refuses_to_read_is_told_apart(repository):
    repository.commit({ONE: "a"})
    (repository.root / ".git" / "config").write_text("[core", "utf-8")
    history = read(repository.root)
    assert history.extent is Extent.UNREADABLE
    assert "config" in history.told
    assert history.latest == {}


def test_a_shallow_clone_knows_that_it_is_one(repository, tmp_path):
    repository.commit({ONE: "a"}, at="2026-01-01")
    repository.commit({TWO: "a"}, at="2026-02-01")
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(tmp_path / "clone"))
    assert read(tmp_path / "clone").extent is Extent.PART
    repository.git("-C", str(tmp_path / "clone"), "fetch", "--quiet", "--unshallow")
    assert read(tmp_path / "clone") == read(repository.root)


def test_no_configuration_changes_the_answer(repository, tmp_path, monkeypatch):
    repository.commit({ONE: "é", "programme/images/été.png": "a"}, at="2026-01-01")
    expected = read(repository.root)
    odd = tmp_path / "gitconfig"
    odd.write_text(
        "[log]\nshowRoot = false\ndiffMerges = off\nshowSignature = true\nfollow = true\ndate = relative\n"
        "[core]\nquotePath = true\n[diff]\nrelative = false\nrenames = copies\n[color]\nui = always\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(odd))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert read(repository.root) == expected


def test_a_hook_of_another_repository_changes_nothing(repository, tmp_path, monkeypatch):
    repository.commit({ONE: "a"})
    expected = read(repository.root)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "ailleurs"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    assert read(repository.root) == expected


class Kept(dict[tuple[str, bytes], bytes]):
    def recall(self, room: str, key: bytes) -> bytes | None:
        return self.get((room, key))

    def keep(self, room: str, key: bytes, value: bytes) -> None:
        self[room, key] = value


def test_a_history_that_is_known_is_the_one_that_git_tells(repository):
    store = Kept()
    repository.commit({ONE: "a", TWO: "a"}, at="2026-01-01")
    assert read(repository.root, store) == read(repository.root) == read(repository.root, store)
    repository.commit({TWO: "b"}, at="2026-02-01")
    assert read(repository.root, store) == read(repository.root)
    repository.git("checkout", "--quiet", "HEAD~1")
    assert read(repository.root, store) == read(repository.root)


def test_a_folder_of_a_known_repository_has_a_history_of_its_own(repository):
    store = Kept()
    repository.commit({ONE: "a", f"club/{TWO}": "a"}, at="2026-01-01")
    assert set(read(repository.root, store).latest) == {ONE}
    assert set(read(repository.root / "club", store).latest) == {TWO}
