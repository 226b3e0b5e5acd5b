"""The command « club »: what contributors and the Makefile run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from club import export, imports, report, schema
from club.amend import command as amend
from club.diff import command as diff
from club.editorial import command as editorial
from club.finish import command as finish
from club.forms import issue_form
from club.intake import command as intake
from club.lint_ics.command import lint_files
from club.new import command as new
from club.notices import notices
from club.preview import command as preview
from club.programme import clock
from club.publication import Publication, prepare
from club.report.summary import summary, write_summary
from club.settings import site_url
from club.since.compare import NoSuchMoment, Unreadable, since
from club.sources.reader import read
from club.withdraw import command as withdraw


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something is to be mended, 2 for a wrong command line."""
    options = _parser().parse_args(argv)
    root = _root()
    if root is None and "anywhere" not in options:
        print("Lancez cette commande dans le dossier du projet (celui de mkdocs.yml).", file=sys.stderr)
        return 2
    return int(options.run(root, options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="club", description="Le générateur du site du Club des communautés.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")

    check = commands.add_parser("check", help="vérifier les sources, sans rien construire")
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="CHEMIN",
        help="fichiers ou dossiers dont montrer les problèmes (tous par défaut)",
    )
    check.add_argument(
        "--since",
        metavar="REF",
        help="vérifier aussi que rien de ce qui était publié à ce moment (branche, étiquette ou commit) ne se perd",
    )
    check.add_argument("--format", type=report.Format, choices=list(report.Format), default=report.Format.TEXT)
    check.set_defaults(run=_check)

    editorial.add_to(commands)

    amend.add_to(commands)
    diff.add_to(commands)
    preview.add_to(commands)

    finish.add_to(commands)

    exported = commands.add_parser("export", help="écrire les documents dans un dossier, pour un autre générateur")
    exported.add_argument("folder", type=Path, metavar="DOSSIER")
    exported.set_defaults(run=_export)

    new.add_to(commands)

    imported = commands.add_parser("import", help="reprendre les événements d'un calendrier (.ics) en séances")
    imported.add_argument("file", type=Path, metavar="FICHIER")
    imported.add_argument("--kind", metavar="TYPE", help="le type des séances (deviné d'après leur titre par défaut)")
    imported.add_argument("--dry-run", action="store_true", help="montrer ce qui serait écrit, sans rien écrire")
    imported.add_argument("--into", type=Path, metavar="DOSSIER", help="écrire sous ce dossier, et non dans le projet")
    imported.set_defaults(run=_import)

    intake.add(commands)

    linted = commands.add_parser("lint-ics", help="contrôler des calendriers (.ics), d'ici ou d'ailleurs")
    linted.add_argument("files", nargs="+", metavar="FICHIER", help="un calendrier ; « - » pour l'entrée standard")
    linted.add_argument("--house", action="store_true", help="contrôler aussi ce que le club se promet à lui-même")
    linted.set_defaults(run=_lint_ics, anywhere=True)

    withdraw.add_to(commands)

    schemas = commands.add_parser("schema", help="réécrire programme/schema/ et le formulaire de GitHub")
    schemas.set_defaults(run=_schema)
    return parser


def _root() -> Path | None:
    """The project: the nearest folder, from here upwards, that holds mkdocs.yml."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").is_file()), None)


def _check(root: Path, options: argparse.Namespace) -> int:
    published = prepare(root, clock.now())
    problems, noticed = [*published.problems], []
    try:
        if options.since is not None:
            problems = sorted({*problems, *since(root, options.since, published.programme)})
    except NoSuchMoment as error:
        print(error, file=sys.stderr)
        return 2
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    if published.programme is not None:
        noticed = [notice for notice in notices(published.programme) if report.within(notice, root, options.paths)]
    problems = [problem for problem in problems if report.within(problem, root, options.paths)]
    print(report.show(problems, options.format, noticed))
    if options.format is report.Format.GITHUB:
        write_summary(summary(problems, noticed))
    return 1 if problems else 0


def _export(root: Path, options: argparse.Namespace) -> int:
    published = _published(root)
    if published is None:
        return 1
    try:
        count = export.export(published.documents, root, options.folder)
    except (export.NotOurs, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} documents écrits dans {options.folder}/docs/.")
    return 0


def _published(root: Path) -> Publication | None:
    published = prepare(root, clock.now())
    if published.problems:
        print(report.as_text(published.problems), file=sys.stderr)
        return None
    return published


def _import(root: Path, options: argparse.Namespace) -> int:
    try:
        kind = imports.kind_of(options.kind) if options.kind else None
        asked = imports.Asked(root, options.file, options.into or root, kind, options.dry_run)
        code, told = imports.run(asked, clock.now())
    except imports.Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(told)
    return code


def _lint_ics(root: Path | None, options: argparse.Namespace) -> int:
    code, lines = lint_files(options.files, sys.stdin.buffer, house=options.house, now=clock.now())
    print(lines, file=sys.stderr if code == 2 else sys.stdout)
    return code


def _schema(root: Path, options: argparse.Namespace) -> int:
    for file in [*schema.write(root), *issue_form.write(root, read(root), site_url(root))]:
        print(file.relative_to(root))
    return 0
