"""What is measured becomes medians, ratios and goals that are met or missed."""

from __future__ import annotations

import pytest

from benchmarks.figures import GOALS, Figures, Goal, at, growth
from benchmarks.options import parse
from benchmarks.peers import PEERS
from benchmarks.sizes import section
from benchmarks.tables import number, ratio

PARTS = ("pages", "sizes")


def figures(studies: int, **values: float) -> Figures:
    of = Figures(studies)
    for name, value in values.items():
        who, _, what = name.partition("_")
        of.add(who, what.replace("_", " "), value)
    return of


def test_figures_are_medians_and_ratios_of_medians() -> None:
    of = figures(100, stock_cold=4)
    for seconds in (1, 9, 2):
        of.add("ours", "cold", seconds)
    assert of.of("ours", "cold") == 2
    assert of.ratio("cold", "stock") == 0.5
    assert of.ratio("cold", "hugo") is None
    of.add("ours", "peak", None)
    assert of.of("ours", "peak") is None


def test_growth_compares_two_sizes() -> None:
    both = {1000: figures(1000, ours_cold=5), 4000: figures(4000, ours_cold=21)}
    assert growth("ours", "cold")(both) == 4.2
    assert growth("ours", "cold")({1000: both[1000]}) is None


@pytest.mark.parametrize(("value", "told"), [(0.8, "met"), (0.81, "missed")])
def test_a_goal_is_met_at_its_limit(value: float, told: str) -> None:
    goal = Goal("cold", 0.8, at(4000, lambda of: of.ratio("cold", "stock")))
    assert goal.row({4000: figures(4000, ours_cold=value, stock_cold=1)})[3] == told
    assert goal.row({})[2:] == ("–", "not measured")


def test_a_section_says_what_there_is_even_when_it_was_interrupted() -> None:
    told = section({100: figures(100, ours_cold=3, hugo_cold=1.5)}, "1", "a machine")
    assert "| club | 3.0 | – |" in told
    assert "| Hugo | 1.5 (2.00 ×) | 1.5 (–) |" in told
    assert told.count("not measured") == len(GOALS) + 1


def test_numbers_and_ratios_read_alike() -> None:
    assert (number(1234.56), number(None), ratio(1, 4), ratio(None, 4)) == ("1,234.6", "–", "0.25 ×", "–")


def test_without_options_everything_is_measured() -> None:
    asked = parse([], PARTS, PEERS)
    assert asked.parts == PARTS
    assert asked.studies == (100, 1000, 4000)
    assert asked.against == tuple(PEERS)
    assert asked.kept


def test_a_short_run_can_be_asked_for() -> None:
    asked = parse(["sizes", "--studies", "1000", "100", "--runs", "1", "--against", "hugo", "--dry-run"], PARTS, PEERS)
    assert (asked.parts, asked.studies, asked.runs, asked.against, asked.kept) == (
        ("sizes",),
        (100, 1000),
        (1,),
        ("hugo",),
        False,
    )


def test_a_large_size_may_be_measured_less_often() -> None:
    asked = parse(["sizes", "--studies", "100", "1000", "4000", "--runs", "5", "2"], PARTS, PEERS)
    assert [asked.often(size) for size in asked.studies] == [5, 2, 2]


@pytest.mark.parametrize("wrong", [["tailles"], ["sizes", "--studies", "0"], ["sizes", "--against", "jekyll"]])
def test_what_can_t_be_measured_is_said(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(wrong, PARTS, PEERS)
    assert ended.value.code == 2
    assert wrong[-1] in capsys.readouterr().err
