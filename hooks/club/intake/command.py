"""« club intake »: what the workflow of the form runs, and whoever received the answers another way."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from club.intake.issue import Issue, Refused, from_json
from club.intake.pictures import in_folder
from club.intake.taking import Taken, take, write
from club.programme import clock

STANDARD_INPUT = "-"
Commands = Any  # argparse gives its action no public name


def add_to(commands: Commands) -> None:
    """Add the command to those of « club »."""
    parser = commands.add_parser("intake", help="faire un brouillon d'étude de cas des réponses du formulaire")
    parser.add_argument(
        "issue",
        nargs="?",
        metavar="FICHIER",
        help="le formulaire, en JSON de GitHub (« - » : entrée standard)",
    )
    parser.add_argument("--number", type=int, metavar="N", help="sans JSON : le numéro du formulaire")
    parser.add_argument("--title", default="", metavar="TITRE", help="sans JSON : son titre")
    parser.add_argument("--body", type=Path, metavar="FICHIER", help="sans JSON : le texte des réponses")
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="DOSSIER",
        help="les images jointes, nommées comme la fin de leur adresse",
    )
    parser.add_argument("--checklist", type=Path, metavar="FICHIER", help="où écrire ce qui est à vérifier")
    parser.add_argument("--json", action="store_true", help="afficher un résumé en JSON")
    parser.add_argument("--dry-run", action="store_true", help="ne rien écrire")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """0 when the study is there, changed or not; 1 when the answers give none; 2 for a wrong command line."""
    if (options.issue is None) == (options.number is None or options.body is None):
        print("Donnez un fichier JSON, ou bien --number et --body.", file=sys.stderr)
        return 2
    try:
        taken = take(root, _issue(options), in_folder(options.pictures), clock.now())
        changed = False if options.dry_run else write(root, taken)
        if options.checklist:
            options.checklist.write_text(taken.checklist, encoding="utf-8", newline="\n")
    except (Refused, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(summary(taken, changed=changed), ensure_ascii=False, indent=2))
    elif options.checklist:
        print(f"{taken.path} : {'à écrire' if options.dry_run else 'écrit' if changed else 'déjà à jour'}.")
    else:
        print(taken.checklist, end="")
    return 0


def _issue(options: argparse.Namespace) -> Issue:
    try:
        if options.issue is None:
            return Issue(options.number, options.title, options.body.read_bytes().decode("utf-8-sig"))
        content = sys.stdin.buffer.read() if options.issue == STANDARD_INPUT else Path(options.issue).read_bytes()
        return from_json(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused("Ce fichier n'est pas en UTF-8.") from error


def summary(taken: Taken, *, changed: bool) -> dict[str, Any]:
    """What a workflow needs.  ``subject`` and ``branch`` hold nothing that anybody typed: they are safe in a shell, a
    commit message or the title of a pull request; ``title`` is not."""
    return {
        "issue": taken.issue.number,
        "id": taken.id,
        "path": taken.path,
        "title": taken.title,
        "subject": f"Étude de cas : {taken.id} (formulaire {taken.issue.number})",
        "branch": f"etude-{taken.issue.number}",
        "changed": changed,
        "absent_pictures": list(taken.absent),
    }
