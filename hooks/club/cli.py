"""The command « club »: what contributors and the Makefile run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from club import export, new, report, schema
from club.finish.exchange import exchange
from club.finish.links import broken_links
from club.problems import Problem
from club.programme import clock
from club.publication import Publication, prepare
from club.settings import site_url


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when something is to be mended, 2 for a wrong command line."""
    options = _parser().parse_args(argv)
    root = _root()
    if root is None:
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
    check.add_argument("--format", type=report.Format, choices=list(report.Format), default=report.Format.TEXT)
    check.set_defaults(run=_check)

    finish = commands.add_parser("finish", help="vérifier un site construit, puis le mettre en ligne d'un seul coup")
    finish.add_argument("build", type=Path, metavar="CONSTRUIT")
    finish.add_argument("site", type=Path, metavar="SITE")
    finish.set_defaults(run=_finish)

    exported = commands.add_parser("export", help="écrire les documents dans un dossier, pour un autre générateur")
    exported.add_argument("folder", type=Path, metavar="DOSSIER")
    exported.set_defaults(run=_export)

    created = commands.add_parser("new", help="créer un fichier commenté, prêt à remplir")
    created.add_argument("kind", metavar="SORTE", help="session, theme, exercise, person, organisation, case-study…")
    created.add_argument("id", nargs="?", metavar="NOM", help="le nom du fichier, sans terminaison")
    created.set_defaults(run=_new)

    schemas = commands.add_parser("schema", help="réécrire programme/schema/ d'après les modèles")
    schemas.set_defaults(run=_schema)
    return parser


def _root() -> Path | None:
    """The project: the nearest folder, from here upwards, that holds mkdocs.yml."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "mkdocs.yml").is_file()), None)


def _check(root: Path, options: argparse.Namespace) -> int:
    problems = [problem for problem in prepare(root, clock.now()).problems if _wanted(problem, root, options.paths)]
    print(report.show(problems, options.format))
    if options.format is report.Format.GITHUB:
        report.write_summary(problems)
    return 1 if problems else 0


def _wanted(problem: Problem, root: Path, paths: Sequence[Path]) -> bool:
    file = root / problem.path
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


def _finish(root: Path, options: argparse.Namespace) -> int:
    base = urlsplit(site_url(root)).path
    wrong = (
        broken_links(options.build, base)
        if (options.build / "index.html").is_file()
        else ["il n'y a pas de page d'accueil"]
    )
    if wrong:
        told = "\n".join(f"  {line}" for line in wrong)
        print(f"Rien n'est mis en ligne, le site précédent est intact. À corriger :\n{told}", file=sys.stderr)
        return 1
    try:
        exchange(options.build, options.site)
    except OSError as error:
        print(f"Rien n'est mis en ligne, le site précédent est intact : {error}", file=sys.stderr)
        return 1
    print(f"{options.site}/ est à jour.")
    return 0


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


def _new(root: Path, options: argparse.Namespace) -> int:
    try:
        path = new.create(root, new.find_kind(options.kind), options.id)
    except new.Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{path} est prêt à remplir. Vérifiez-le ensuite : club check {path}")
    return 0


def _schema(root: Path, options: argparse.Namespace) -> int:
    for file in schema.write(root):
        print(file.relative_to(root))
    return 0
