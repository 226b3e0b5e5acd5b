"""Which room may know what.  The picture of the generator, as tables: imports run from the top line to the bottom."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[2] / "hooks"
CLUB = HOOKS / "club"

# Each room (a package or module of hooks/club) imports from the lines above its own only.
LAYERS = (
    {"rules", "settings", "whole_file"},
    {"kept"},
    {"problems"},
    {"sources"},
    {"programme"},
    {"addresses", "documents", "fenced", "former", "history", "identity", "private", "wording"},
    {
        "coming",
        "invitation",
        "hosting",  # a function from the site's address to documents
        "lint_ics",
        "missing",
        "news",
        "pasted",
        "subscriptions",
        "text",
    },
    {"forms"},
    {"api", "calendar", "feeds", "site"},  # each a function from the programme to documents
    {"checked", "frame", "notices", "publication", "since", "working"},
    {"finish"},
    {"amend", "diff", "export", "imports", "intake", "report", "schema"},
    {"commands", "editorial", "new", "preview", "withdraw"},
    {"cli"},
)
LAYER = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}

# Each library, and the rooms that may import it.  One room, or a word on why there are more.
LIBRARIES = {
    "PIL": {"finish", "site"},
    "babel": {"wording"},
    "frontmatter": {"sources"},
    "holidays": {"notices"},
    "icalendar": {"calendar"},
    "jinja2": {"preview"},
    "lxml": {"preview"},
    "markdown": {"text"},
    "markupsafe": {"frame"},
    "nh3": {"text"},
    "pagefind": {"finish"},
    # The model itself: whoever describes it (schema, forms) or speaks of its errors (problems) looks at its fields.
    # The API, the list of jargon, and what « club diff » told and is read back, have models of their own.
    "pydantic": {"api", "diff", "editorial", "sources", "problems", "programme", "schema", "forms"},
    "pydantic_core": {"sources", "problems", "documents"},  # the last writes JSON with it
    "pygments": {"text"},
    "pymdownx": {"text"},
    "segno": {"site"},
    # Contributed YAML is read in sources; settings and export handle mkdocs.yml, forms writes what GitHub reads,
    # editorial reads its list of words.
    "yaml": {"sources", "settings", "export", "forms", "editorial"},
}


def modules(folder: Path = CLUB) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def room(module: Path) -> str:
    return module.relative_to(CLUB).with_suffix("").parts[0]


def imported(module: Path) -> Iterator[str]:
    """The dotted names that ``module`` imports; for ``from a import b``, both ``a`` and ``a.b``."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name} : écrivez « from club.… », sans point au début."
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_used(module: Path) -> set[str]:
    """The rooms that ``module`` imports from, its own left out."""
    names = {name.split(".")[1] for name in imported(module) if name.startswith("club.")}
    return {name for name in names if name != room(module) and _exists(name)}


def _exists(name: str) -> bool:
    return (CLUB / name).is_dir() or (CLUB / f"{name}.py").is_file()


def libraries_used(module: Path) -> set[str]:
    top = {name.split(".")[0] for name in imported(module)}
    return top - sys.stdlib_module_names - {"club"}


def test_every_room_has_its_place() -> None:
    rooms = {room(module) for module in modules()} - {"__init__"}
    assert not rooms - LAYER.keys(), "Une nouvelle pièce : donnez-lui sa place dans LAYERS."


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(CLUB)))
def test_imports_run_one_way(module: Path) -> None:
    wrong = {used for used in rooms_used(module) if LAYER[used] >= LAYER[room(module)]}
    assert not wrong


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(CLUB)))
def test_each_library_is_known_where_the_table_says(module: Path) -> None:
    wrong = {library for library in libraries_used(module) if room(module) not in LIBRARIES.get(library, ())}
    assert not wrong


def test_the_generator_does_without_mkdocs() -> None:
    """The club's content must outlive it: only hooks/main.py knows it."""
    builders = {"mkdocs", "material", "properdocs", "zensical"}
    assert not {module for module in modules() if libraries_used(module) & builders}


def test_main_stands_alone_beside_the_package() -> None:
    """MkDocs loads the folder of main.py as top-level names: a neighbour could hide a library."""
    assert [module.name for module in HOOKS.glob("*.py")] == ["main.py"]
    assert libraries_used(HOOKS / "main.py") == {"jinja2", "mkdocs"}  # and what MkDocs draws templates with
