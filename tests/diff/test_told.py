"""What « club diff » told, read back from a file that anybody may have made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.cli import main
from club.diff.show import LONGEST, as_markdown
from club.diff.told import MOST_BYTES, NotOurs, read_back
from club.diff.whole import as_json

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_what_was_told_is_read_back_whole(file: Path) -> None:
    told = file.read_text("utf-8")
    read = read_back(told.encode())
    assert json.loads(as_json(read)) == json.loads(told)
    assert as_markdown(read) == file.with_suffix(".md").read_text("utf-8").rstrip("\n")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(key=st.sampled_from(["pages", "calendar", "feeds"]), value=VALUES)
def test_another_shape_is_refused(key: str, value: object) -> None:
    told = {"pages": [], "calendar": [], "feeds": {"added": [], "removed": [], "withdrawn": 0}, key: value}
    try:
        read_back(json.dumps(told).encode())
    except NotOurs as refusal:
        assert "club diff" in str(refusal)
    else:
        assert value == []


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(NotOurs):
        read_back(content)


@pytest.mark.parametrize("path", [("pages", "what"), ("calendar", "what"), ("calendar", "label")])
def test_words_of_a_closed_list_are_ours(path: tuple[str, str]) -> None:
    told = json.loads((Path(__file__).parent / "golden" / "cancelled.json").read_text("utf-8"))
    told[path[0]][0][path[1]] = "<img src=x onerror=alert(1)>"
    if path[1] == "label":  # ours is shown, whatever the file says
        assert "<img" not in as_markdown(read_back(json.dumps(told).encode()))
    else:
        with pytest.raises(NotOurs):
            read_back(json.dumps(told).encode())


def test_a_heavy_file_is_not_even_parsed() -> None:
    with pytest.raises(NotOurs, match="trop gros"):
        read_back(b" " * (MOST_BYTES + 1))


def test_the_comment_leads_to_the_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "diff.json"
    file.write_bytes((Path(__file__).parent / "golden" / "cancelled.json").read_bytes())
    assert main(["comment", str(file), "--preview", "https://github.com/exemple/club/actions/runs/42"]) == 0
    said = capsys.readouterr().out
    assert "(https://github.com/exemple/club/actions/runs/42)" in said
    assert "apercu.html" in said
    assert len(said) < LONGEST + 1_000
    file.write_text("{}", "utf-8")
    assert main(["comment", str(file)]) == 1
    assert "n'est pas ce qu'écrit" in capsys.readouterr().err
