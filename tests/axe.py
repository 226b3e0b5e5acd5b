"""axe-core on an open page: WCAG 2.2 A and AA, and its best practices."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from browsers import NODE_MODULES

SOURCE = NODE_MODULES / "axe-core" / "axe.min.js"
RUN = """() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                       resultTypes: ["violations"] })"""


@cache
def _source() -> str:
    if not SOURCE.is_file():
        pytest.skip("paquets de Node absents : « make .cache/node/.ready »")
    return SOURCE.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """« rule: element » for everything that axe-core objects to."""
    page.evaluate(_source())
    found: list[dict[str, Any]] = page.evaluate(RUN)["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
