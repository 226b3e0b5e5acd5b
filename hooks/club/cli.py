"""The command « club »: what contributors and the Makefile run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

# Each command, and the module that declares it by its ``add_to``: only what is run need be loaded.
COMMANDS = {
    "check": "club.commands.check",
    "lint": "club.editorial.command",
    "move": "club.amend.command",
    "cancel": "club.amend.command",
    "postpone": "club.amend.command",
    "reinstate": "club.amend.command",
    "diff": "club.diff.command",
    "comment": "club.diff.command",
    "preview": "club.preview.command",
    "finish": "club.finish.command",
    "online": "club.finish.command",
    "export": "club.commands.export",
    "new": "club.new.command",
    "import": "club.commands.importing",
    "intake": "club.intake.command",
    "lint-ics": "club.commands.lint_ics",
    "withdraw": "club.withdraw.command",
    "schema": "club.commands.schema",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something is to be mended, 2 for a wrong command line."""
    arguments = sys.argv[1:] if argv is None else [*argv]
    options = _parser(arguments[:1]).parse_args(arguments)
    root = _root()
    if root is None and "anywhere" not in options:
        print("Lancez cette commande dans le dossier du projet (celui de mkdocs.yml).", file=sys.stderr)
        return 2
    return int(options.run(root, options))


def _parser(asked: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the command that is ``asked`` for, and of every command where none is, or no known one."""
    parser = argparse.ArgumentParser(prog="club", description="Le générateur du site du Club des communautés.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    wanted = [COMMANDS[name] for name in asked if name in COMMANDS] or dict.fromkeys(COMMANDS.values())
    for module in wanted:
        import_module(module).add_to(commands)
    return parser


def _root() -> Path | None:
    """The project: the nearest folder, from here upwards, that holds mkdocs.yml."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").is_file()), None)
