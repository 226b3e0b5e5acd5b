"""Where each kind of content lives, and what to say of a file that lives nowhere."""

from __future__ import annotations

import re

from club import rules
from club.problems import Problem, nearest, shown
from club.rules import Rule
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.values import ID_PATTERN, proposed_id

PICTURE = re.compile(r"\.(png|jpe?g|webp)$", re.IGNORECASE)
OTHER_PICTURES = ("svg", "gif", "heic", "avif", "bmp", "tif", "tiff", "pdf")
RUNS = ("svg", "svgz", "html", "htm", "xhtml", "xml", "js", "mjs")  # in docs/, files are published as they are
TEXTS = ("md", "markdown", "txt", "yml", "yaml")
# The folders of calendars beside those of sessions, below /agenda/.
CALENDARS = ("archives", "organisation", "personne", "promo", "theme", "type")
# The folders that people make instead of ours.
FRENCH_FOLDERS = {
    "seances": "session", "ateliers": "session", "formations": "session", "appels": "session", "agenda": "session",
    "evenements": "session", "events": "session", "thematiques": "theme", "promos": "cohort", "promotions": "cohort",
    "personnes": "person", "membres": "person", "intervenants": "person", "exercices": "exercise",
    "organizations": "organisation", "structures": "organisation", "etudes-de-cas": "case-study",
    "etudes": "case-study",
}  # fmt: skip


def place(path: str) -> tuple[Kind, str] | Problem | None:
    """The kind and id of the item that belongs at ``path``; None for what is not an item; else what is wrong."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if path.startswith("docs/") and not path.startswith("docs/assets/") and ending.lower() in RUNS:
        message = f"un fichier « {ending.lower()} » peut porter un script, et serait publié tel quel."
        return _problem(
            path, rules.MISPLACED, message, "Une image : en PNG, JPEG ou WebP. Une page : en Markdown (.md)."
        )
    if path.startswith("docs/"):
        return (kinds.PAGE, path.removeprefix("docs/").removesuffix(".md")) if ending == "md" else None
    if folder == kinds.SCHEMAS or (folder == kinds.IMAGES and PICTURE.search(name)):
        return None
    if folder == "programme" and ending == "yml" and stem in kinds.SINGLES:
        return kinds.SINGLES[stem], stem
    if folder.startswith("case-studies/") and folder.count("/") == 1:
        if name == "index.md":
            return _named(kinds.CASE_STUDY, folder.removeprefix("case-studies/"), path, "case-studies/{}/index.md")
        if PICTURE.search(name):
            return None
    kind = next((kind for kind in kinds.ITEMS if kind.folder == folder), None)
    if kind is None or f".{ending}" != kind.ending:
        return _misplaced(path, folder, stem if dot else name, ending.lower() if dot else "", kind)
    return _named(kind, stem, path, f"{folder}/{{}}{kind.ending}")


def _problem(path: str, rule: Rule, message: str, *help: str) -> Problem:
    one_line = (message, *help)
    message, *lines = (" ".join(text.split("\n")) for text in one_line)  # a file's name may hold anything
    return Problem(path, 1, 1, rule.code, message, tuple(lines))


def _named(kind: Kind, id: str, path: str, right: str) -> tuple[Kind, str] | Problem:
    if not re.fullmatch(ID_PATTERN, id):
        near = proposed_id(id)
        message = (
            f"« {shown(id)} » ne convient pas : ce nom devient une adresse (minuscules sans accent, chiffres, tirets)."
        )
        help = f"Renommez : {right.format(near)}" if near else f"Renommez, par exemple : {right.format('mon-texte')}"
        return _problem(path, rules.BAD_FILE_NAME, message, help)
    if clash := taken(kind, id):
        return _problem(path, rules.BAD_FILE_NAME, clash, f"Ajoutez un mot : {right.format(f'{id}-atelier')}")
    return kind, id


def taken(kind: Kind, id: str) -> str | None:
    """What the site already keeps at the address that this id would give; None when it is free."""
    if kind.space != kinds.SESSION.space:
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", id):
        return f"« {id} » est déjà l'adresse d'un mois de l'agenda."
    return f"« {id} » est déjà l'adresse d'une famille de calendriers." if id in CALENDARS else None


def _misplaced(path: str, folder: str, stem: str, ending: str, kind: Kind | None) -> Problem:
    name = path.rpartition("/")[2]
    if ending in OTHER_PICTURES:
        message = f"une image au format « {ending} » n'est pas admise ici."
        return _problem(path, rules.MISPLACED, message, "Enregistrez-la en PNG, JPEG ou WebP.")
    if PICTURE.search(name):
        message = f"une image ne se range pas dans {folder}/."
        return _problem(
            path,
            rules.MISPLACED,
            message,
            f"Un portrait ou un logo : {kinds.IMAGES}/{name}",
            "Une image d'étude de cas : case-studies/<id de l'étude>/, à côté de index.md",
        )
    if ending not in TEXTS:
        message = f"« {shown(name)} » n'est pas un contenu du club."
        return _problem(path, rules.MISPLACED, message, "Retirez ce fichier, ou rangez-le hors de ce dossier.")
    if kind is not None:
        message = f"dans {folder}/, les fichiers finissent par « {kind.ending} »."
        help = [f"Renommez : {folder}/{proposed_id(stem) or stem}{kind.ending}"]
        if kind.ending == ".md" and ending in ("yml", "yaml"):
            help.append("et ajoutez une ligne « --- » au début, et une à la fin.")
        elif kind.ending == ".yml" and ending not in ("yml", "yaml"):
            help.append("et n'y gardez que des lignes « clé: valeur », sans « --- » ni texte en dessous.")
        return _problem(path, rules.MISPLACED, message, *help)
    if folder == "programme" and stem in kinds.SINGLES:
        message = f"le fichier attendu est programme/{stem}.yml."
        return _problem(path, rules.MISPLACED, message, f"Renommez : programme/{stem}.yml")
    message = f"aucun contenu n'est attendu dans {folder}/ sous ce nom."
    near = _meant(folder)
    if near is None:
        places = (f"  {_article(one)} {one.label} : {one.folder}/<nom>{one.ending}" for one in kinds.ITEMS)
        return _problem(path, rules.MISPLACED, message, "Rangez-le selon ce qu'il décrit :", *places)
    right = f"{near.folder}/{proposed_id(stem) or stem}{near.ending}"
    help = [f"S'il décrit {_article(near)} {near.label}, déplacez-le : {right}"]
    if near is kinds.CASE_STUDY and folder.startswith("case-studies/"):
        help.append("Dans le dossier d'une étude, le texte s'appelle index.md.")
    return _problem(path, rules.MISPLACED, message, *help)


def _meant(folder: str) -> Kind | None:
    """The kind whose folder ``folder`` was most probably meant for."""
    names = {kind.folder.rpartition("/")[2]: kind for kind in kinds.ITEMS}
    names |= {word: kinds.KINDS[name] for word, name in FRENCH_FOLDERS.items()}
    names |= {kind.plural: kind for kind in kinds.ITEMS}
    for part in folder.split("/"):
        if part != "programme" and (near := nearest(part, names)):
            return names[near]
    return None


def _article(kind: Kind) -> str:
    return "un" if kind is kinds.EXERCISE else "une"
