"""The command « club withdraw »."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from club import report
from club.programme import clock
from club.publication import prepare
from club.withdraw.carry_out import carry_out
from club.withdraw.find import Refused, find
from club.withdraw.mentions import Mention, mentions
from club.withdraw.plan import Plan, plan

GUIDE = "docs/retrait.md"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("withdraw", help="retirer du site une personne, une organisation ou une étude")
    parser.add_argument("id", metavar="NOM", help="le nom du fichier ; au besoin person/NOM, organisation/NOM…")
    parser.add_argument(
        "--also", action="append", default=[], metavar="AUTRE NOM", help="un autre nom (surnom, sigle, ancien nom)"
    )
    parser.add_argument("--dry-run", action="store_true", help="montrer ce qui changerait, sans rien écrire")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Withdraw, and tell what was done and what is left to do; 1 when nothing was."""
    published = prepare(root, clock.now(), previews=True)
    if published.programme is None or published.problems:
        print(report.as_text(published.problems), file=sys.stderr)
        print("Rien n'est retiré : corrigez d'abord ce qui précède.", file=sys.stderr)
        return 1
    try:
        planned = plan(root, published.programme, find(published.programme, options.id), options.also)
        if options.dry_run:
            print("\n".join(_files(planned)))
            return 0
        carry_out(root, planned.files, lambda: _verify(root))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Rien n'est retiré, les fichiers sont comme avant : {error}", file=sys.stderr)
        return 1
    print("\n".join(_told(planned, mentions(root, planned))))
    return 0


def _verify(root: Path) -> None:
    """The project still reads and makes all its documents."""
    again = prepare(root, clock.now(), previews=True)
    if again.problems:
        told = report.as_text(again.problems)
        raise Refused(
            f"Rien n'est retiré, les fichiers sont comme avant : il faudrait d'abord mettre ceci en ordre.\n{told}"
        )


def _files(planned: Plan) -> Iterator[str]:
    for path, content in planned.files.items():
        yield f"{'effacer' if content is None else 'écrire'} {path}"


def _told(planned: Plan, found: list[Mention]) -> Iterator[str]:
    many = "s" if planned.references > 1 else ""
    yield f"« {planned.item.id} » est retirée ; il reste {planned.path}, qui ne nomme personne."
    yield f"  {planned.references} référence{many} réécrite{many}."
    yield from (f"  Image effacée : {path}" for path in planned.pictures)
    if sure := [mention for mention in found if mention.sure]:
        yield "\nCes textes nomment encore ce qui est retiré, et rien ne sera publié tant qu'ils le font :"
        yield from (f"  {mention}" for mention in sure)
    if maybe := [mention for mention in found if not mention.sure]:
        yield "\nÀ relire : un seul mot du nom y est, peut-être par hasard."
        yield from (f"  {mention}" for mention in maybe)
    if planned.studies:
        yield "\nCes études quittent le site jusqu'à ce que quelqu'un les confirme :"
        yield from (f"  {path}" for path in planned.studies)
        yield f"Pour confirmer : retirez « {planned.id} » de authors ou de organisations, ou mettez un pseudonyme."
    yield "\nL'historique de git garde l'ancien contenu, comme toutes les copies du dépôt."
    yield f"Pour le purger, et pour ce que l'on ne peut pas reprendre : {GUIDE}"
