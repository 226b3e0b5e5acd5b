"""The published folder is exchanged for the new one at once."""

import ctypes
from pathlib import Path

import pytest

from club.finish.exchange import exchange


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def _names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_the_first_site_takes_its_place(tmp_path: Path) -> None:
    exchange(_folder(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"
    assert _names(tmp_path) == ["site"]


def test_a_new_site_replaces_the_old_one_and_leaves_nothing_behind(tmp_path: Path) -> None:
    site = _folder(tmp_path / "site", "old")
    (site / "gone.html").write_text("gone")
    exchange(_folder(tmp_path / "new", "new"), site)
    assert _names(site) == ["index.html"]
    assert (site / "index.html").read_text() == "new"
    assert _names(tmp_path) == ["site"]


def test_the_site_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    private = _folder(tmp_path / "new", "new")
    private.chmod(0o700)
    exchange(private, tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_a_file_that_a_reader_had_open_stays_whole(tmp_path: Path) -> None:
    site = _folder(tmp_path / "site", "old")
    with (site / "index.html").open() as reader:
        exchange(_folder(tmp_path / "new", "new"), site)
        assert reader.read() == "old"


def test_when_the_names_cannot_be_exchanged_the_old_site_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing:
        @staticmethod
        def renameat2(*_: object) -> int:
            ctypes.set_errno(22)
            return -1

        renamex_np = renameat2

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Refusing)
    site = _folder(tmp_path / "site", "old")
    with pytest.raises(OSError):
        exchange(_folder(tmp_path / "new", "new"), site)
    assert (site / "index.html").read_text() == "old"
