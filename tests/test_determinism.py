"""Same sources and same clock give the same bytes, whatever the machine."""

from pathlib import Path

from small_project import build, small_project, tree


def test_time_zone_locale_working_folder_and_hash_seed_change_nothing(tmp_path: Path) -> None:
    one = small_project(tmp_path / "one")
    other = small_project(tmp_path / "elsewhere" / "été 2026")
    first = build(one, tmp_path / "site", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    second = build(
        other,
        tmp_path / "autre",
        TZ="America/Adak",
        LC_ALL="C",
        LANG="tr_TR.UTF-8",
        PYTHONHASHSEED="2",
        PWD=str(tmp_path),
    )
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert tree(tmp_path / "site") == tree(tmp_path / "autre")
