"""Two sites whose calendars are given to clients: the small project of the tests, and the club's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from clients.hostile import hostile_project
from clients.publishing import CLOCK, Published, publish
from clients.readers import NODE_PACKAGES
from clients.two_builds import Subscription
from club.programme.build import build
from club.sources.reader import read
from small_project import REPOSITORY, small_project


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("small")
    return publish(small_project(folder / "project"), folder / "web")


@pytest.fixture(scope="session")
def sample(sample_site: Path) -> Published:
    """The club's own site, as « make site » publishes it."""
    programme, problems = build(read(REPOSITORY), CLOCK)
    assert programme is not None, problems
    return Published(programme, sample_site)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("hostile")
    return publish(hostile_project(folder / "project"), folder / "web")


@pytest.fixture(scope="session", params=["small", "sample"])
def published(request: pytest.FixtureRequest) -> Published:
    found: Published = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def subscription(tmp_path: Path) -> Subscription:
    return Subscription(tmp_path / "subscription")


@pytest.fixture(scope="session", autouse=True)
def _node_packages() -> None:
    if not (NODE_PACKAGES / ".ready").exists():
        pytest.fail("ical.js et node-ical ne sont pas installés : lancez « make test ».", pytrace=False)
