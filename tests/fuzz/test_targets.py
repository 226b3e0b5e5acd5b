"""Each target with what it once stumbled on, and with inputs like those of the tests but changed here and there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.seeds import SEEDS, found, seeds, words
from fuzz.shrink import shrunk
from fuzz.targets import MOST_SECONDS, TARGETS, TooLong, run

EVERY = {name: [seed for seed in seeds(name) if len(seed) < 4_000] for name in TARGETS}
QUICK = settings(deadline=None, suppress_health_check=list(HealthCheck))
FEW = {"file": 15, "intake": 10, "import": 25, "periods": 25}  # examples where each takes a while
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 4_000),  # where
        st.integers(0, 40),  # how much is taken away there
        st.sampled_from([word.encode() for word in words()])
        | st.binary(max_size=6)
        | st.text(max_size=6).map(str.encode),
    ),
    max_size=4,
)


def changed(seed: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for where, much, new in changes:
        at = where % (len(seed) + 1)
        seed = seed[:at] + new + seed[at + much :]
    return seed


@pytest.mark.parametrize(
    ("target", "file"),
    [pytest.param(name, file, id=f"{name}/{file.name}") for name in TARGETS for file in found(name)],
)
def test_what_was_found_once(target: str, file: Path) -> None:
    run(target, file.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_like_the_inputs_of_the_tests(target: str) -> None:
    @settings(QUICK, max_examples=FEW.get(target, 60))
    @given(st.sampled_from(EVERY[target]), CHANGES)
    def goes(seed: bytes, changes: list[tuple[int, int, bytes]]) -> None:
        run(target, changed(seed, changes))

    goes()


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_many_more(target: str) -> None:
    @settings(QUICK, max_examples=10 * FEW.get(target, 60))
    @given(st.sampled_from(EVERY[target]), CHANGES)
    def goes(seed: bytes, changes: list[tuple[int, int, bytes]]) -> None:
        run(target, changed(seed, changes))

    goes()


def test_every_target_has_something_to_begin_with() -> None:
    assert SEEDS.keys() == TARGETS.keys()
    assert all(len(EVERY[name]) > 5 for name in TARGETS)


def test_an_input_that_takes_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def turn(data: bytes) -> None:
        while True:
            pass

    monkeypatch.setitem(TARGETS, "yaml", turn)
    monkeypatch.setattr("fuzz.targets.MOST_SECONDS", 0.2)
    with pytest.raises(TooLong):
        run("yaml", b"")
    assert MOST_SECONDS >= 1


def test_what_is_found_is_kept_as_small_as_it_can_be() -> None:
    assert shrunk(b"a long text with <script> in the middle", lambda data: b"<s" in data) == b"<s"
    assert shrunk(b"abc", lambda data: len(data) >= 2) in {b"ab", b"bc", b"ac"}
