"""What a page costs and how Lighthouse judges it, by kind of page, beside the same text in stock Material."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from benchmarks import ecoindex, lighthouse, machine, sites
from benchmarks.options import Keep, Options
from benchmarks.tables import table
from benchmarks.visits import Visit, visit
from browsers import NONE, find
from page_kinds import PAGE_KINDS
from served import served

TITLE = "Pages"
RUNS = 5
NAMES = {"ours": "club", "stock": "Material"}
HEAD = (
    "page", "site", "requests", "kB", "elements", "EcoIndex", "performance", "accessibility", "best practices", "SEO",
)  # fmt: skip
ABOUT = """\
A first visit, as counted at the server (heads and bodies, compressed); elements of the DOM without the inside of SVG;
EcoIndex by its public formula; Lighthouse as on a telephone, median of {runs}. “Material”: the same Markdown files in
MkDocs and Material as they come, so without all that the club makes of its data (dates, cards, calendars) and with
every page in the menu; a page that has no Markdown file is not there. Again: `make bench ARGS=pages`.

{said}; Lighthouse's index of the machine: {power:.0f}

{table}"""


@dataclass(frozen=True)
class Row:
    kind: str
    site: str
    visit: Visit
    scores: lighthouse.Scores

    def cells(self) -> Sequence[str]:
        of = self.visit
        index = f"{of.ecoindex:.0f} {ecoindex.grade(of.ecoindex)}"
        figures = (str(of.requests), f"{of.kilobytes:.1f}", str(of.elements), index)
        return (self.kind, self.site, *figures, *map(str, self.scores.each))


def run(options: Options, keep: Keep) -> None:
    """Build both sites, and measure one page of each kind."""
    browser = find()
    if browser is None:
        raise SystemExit(NONE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        of_playwright = Path(playwright.chromium.executable_path)
        launched = playwright.chromium.launch(
            executable_path=browser.path, args=list(browser.arguments), env={**os.environ, **browser.environment}
        )
        built = {"ours": sites.ours(Path(folder)), "stock": sites.stock(Path(folder))}
        rows: list[Row] = []
        debugged = browser if browser.path else type(browser)(of_playwright, browser.environment, browser.arguments)
        with lighthouse.debugged(debugged) as port, served(built["ours"]) as ours, served(built["stock"]) as stock:
            for kind, address in PAGE_KINDS.items():
                for name, site in (("ours", ours), ("stock", stock)):
                    if (built[name] / address / "index.html").is_file():
                        seen = visit(launched, site, address)
                        rows.append(Row(kind, NAMES[name], seen, lighthouse.scores(port, site.url + address, RUNS)))
                        print(" ".join(rows[-1].cells()), flush=True)
        said = machine.described(Chromium=launched.version, Lighthouse=lighthouse.version())
        launched.close()
    power = median(row.scores.power for row in rows)
    keep(ABOUT.format(runs=RUNS, said=said, power=power, table=table(HEAD, [row.cells() for row in rows])))
