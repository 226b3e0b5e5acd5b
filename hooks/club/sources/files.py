"""Files → text, header and body, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from club import rules
from club.problems import Problem, shown
from club.rules import Rule
from club.sources.body import check_text, without_invisible
from club.sources.mends import KEY_LINE, Keys
from club.sources.yamltext import Document, parse

MAX_BYTES = 1_000_000
FENCE = re.compile(r"-{3,}\s*")
ALMOST_A_FENCE = re.compile(r"(-{1,2}|[–—]{1,3}|_{3,}|={3,}|\*{3,})\s*")


@dataclass
class Parsed:
    """A source file: its header, and the body with the line that it starts on."""

    document: Document = field(default_factory=Document)
    body: str = ""
    body_line: int = 1

    @property
    def problems(self) -> list[Problem]:
        return self.document.problems


class LocatedHandler(YAMLHandler):
    """python-frontmatter finds the header; we read it ourselves, to keep lines and refuse duplicate keys."""

    def __init__(self, path: str, first_line: int, keys: Keys | None) -> None:
        super().__init__()
        self.path, self.first_line, self.keys = path, first_line, keys
        self.document = Document()

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        self.document = parse(fm.removeprefix("\n"), path=self.path, first_line=self.first_line, keys=self.keys)
        return {}


def read_text(file: Path, path: str) -> tuple[str, list[Problem]]:
    """The text of a file (line ends made ``\\n``, a BOM dropped), empty when it can't be had, and why."""
    size = file.stat().st_size
    if size > MAX_BYTES:
        weight = f"{size / 1e6:.1f}".replace(".", ",")
        message = f"ce fichier pèse {weight} Mo ; un texte en pèse au plus {MAX_BYTES // 1_000_000}."
        help = "Une image est-elle collée dans le texte ? Enregistrez-la à part et citez-la par son nom."
        return "", [_problem(path, 1, 1, rules.TOO_BIG, message, help)]
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(path, raw, error.start)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        help = "Supprimez-le, ou partez d'un modèle : club new"
        return "", [_problem(path, 1, 1, rules.EMPTY_FILE, "ce fichier est vide.", help)]
    problems = list(check_text(path, text))
    text = without_invisible(text)
    return (text, problems) if text.strip() else ("", problems)


def _not_utf8(path: str, raw: bytes, at: int) -> Problem:
    before = raw[:at].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    if b"\x00" in raw:
        message = "ce fichier n'est pas un texte en UTF-8 : c'est un autre format (UTF-16, image, document…)."
    else:
        start = re.search(rb"\S*$", raw[max(0, at - 20) : at])
        end = re.match(rb"\S*", raw[at : at + 20])
        word = (start.group() if start else b"") + (end.group() if end else b"")
        message = f"ce fichier n'est pas enregistré en UTF-8 (voir « {shown(word.decode('cp1252', 'replace'))} »)."
    help = "Dans votre éditeur : « Enregistrer sous », encodage « UTF-8 »."
    return _problem(path, line, column, rules.NOT_UTF8, message, help)


def read_yaml(file: Path, path: str, keys: Keys | None = None) -> Parsed:
    """A file that is YAML from end to end.  ``keys``: see ``yamltext.parse``."""
    text, problems = read_text(file, path)
    if not text:
        return Parsed(Document(None, problems))
    document = parse(text, path=path, keys=keys)
    if document.root is None and not document.problems:
        message = "ce fichier ne contient que des commentaires."
        document.problems.append(
            _problem(path, 1, 1, rules.EMPTY_FILE, message, "Supprimez-le, ou partez d'un modèle : club new")
        )
    document.problems[:0] = problems
    return Parsed(document)


def read_markdown(file: Path, path: str, keys: Keys | None = None, example: tuple[str, ...] = ()) -> Parsed:
    """A file with a header between two lines ``---``, then a body in Markdown.

    ``example`` is the shortest header of a file of this kind.
    """
    text, problems = read_text(file, path)
    if not text:
        return Parsed(Document(None, problems))
    lines = text.split("\n")
    start, unopened = _opening(lines, path, keys or {}, example)
    if start is None:
        return Parsed(Document(None, [*problems, *unopened]))
    end, after, unclosed = _closing(lines, start, path, keys or {})
    unclosed = [] if start == 0 or unopened else unclosed  # one missing fence at a time
    header = lines[start:end]
    blank = next((n for n, line in enumerate(header) if line.strip()), len(header))
    header[:blank] = ["#"] * blank  # python-frontmatter takes blank lines for a part of the fence
    handler = LocatedHandler(path, start + 1, keys)
    frontmatter.parse("\n".join(["---", *header, "---", ""]), handler=handler)
    document = handler.document
    if document.root is None and not document.problems and not unclosed:
        message = "l'en-tête est vide."
        document.problems.append(_problem(path, start or 1, 1, rules.EMPTY_FILE, message, *_as_header(example)))
    document.problems[:0] = [*problems, *unopened, *unclosed]
    body = "\n".join(lines[after:])
    skipped = len(body) - len(body.lstrip("\n"))
    return Parsed(document, body.strip("\n"), after + 1 + skipped)


def header_lines(text: str, keys: Keys) -> range:
    """Which lines (from 0) of a file without problems are its header; ``text`` has the line ends ``\\n``."""
    lines = text.split("\n")
    start, _ = _opening(lines, "", keys, ())
    assert start is not None, "a file without problems has a header"
    return range(start, _closing(lines, start, "", keys)[0])


def _problem(path: str, line: int, column: int, rule: Rule, message: str, *help: str) -> Problem:
    return Problem(path, line, column, rule.code, message, help)


def _as_header(example: tuple[str, ...]) -> tuple[str, ...]:
    lines = example or ('title: "Le titre"',)
    return ("Commencez le fichier ainsi :", "  ---", *(f"  {line}" for line in lines), "  ---")


def _opening(lines: list[str], path: str, keys: Keys, example: tuple[str, ...]) -> tuple[int | None, list[Problem]]:
    """The line (from 0) on which the header begins, or None where there is none; and what is wrong with that."""
    first = next(n for n, line in enumerate(lines) if line.strip())
    line = lines[first]
    if FENCE.fullmatch(line):
        return first + 1, []
    following = next((text for text in lines[first + 1 :] if text.strip()), "")
    if ALMOST_A_FENCE.fullmatch(line) and _is_key(following, keys):
        message = f"« {shown(line)} » n'ouvre pas l'en-tête : il faut trois tirets."
        return first + 1, [_problem(path, first + 1, 1, rules.NO_HEADER, message, "Écrivez : ---")]
    if _is_key(line, keys):
        message = f"il manque une ligne « --- » au-dessus de « {shown(line, 60)} »."
        help = "L'en-tête commence et finit par une ligne de trois tirets : ---"
        return first, [_problem(path, first + 1, 1, rules.NO_HEADER, message, help)]
    message = f"le fichier commence par « {shown(line, 60)} », sans en-tête."
    return None, [_problem(path, first + 1, 1, rules.NO_HEADER, message, *_as_header(example))]


def _is_key(line: str, keys: Keys) -> bool:
    match = KEY_LINE.match(line.replace("\u00a0", " ").replace("\u202f", " "))
    return match is not None and (match.group("key") in keys if keys else " " not in match.group("key"))


def _closing(lines: list[str], start: int, path: str, keys: Keys) -> tuple[int, int, list[Problem]]:
    """The line (from 0) after the header's last, the one on which the body begins, and what is wrong."""
    closing = next((n for n in range(start, len(lines)) if FENCE.fullmatch(lines[n])), None)
    should_be = _header_ends(lines, start, keys)
    if closing is not None and (should_be >= closing or not _looks_like_text(lines[should_be:closing], keys)):
        return closing, closing + 1, []
    if should_be < len(lines) and ALMOST_A_FENCE.fullmatch(lines[should_be]):
        message = f"« {shown(lines[should_be])} » ne referme pas l'en-tête : il faut trois tirets."
        problem = _problem(path, should_be + 1, 1, rules.UNCLOSED_HEADER, message, "Écrivez : ---")
        return should_be, should_be + 1, [problem]
    help = f"Ajoutez une ligne « --- » juste après la ligne {should_be} : le texte commence ensuite."
    message = "l'en-tête ouvert ici par « --- » n'est jamais refermé."
    return should_be, should_be, [_problem(path, max(start, 1), 1, rules.UNCLOSED_HEADER, message, help)]


def _header_ends(lines: list[str], start: int, keys: Keys) -> int:
    """The line after the last that can belong to a header: keys, items, comments and what is indented."""
    end = start
    for n in range(start, len(lines)):
        line = lines[n]
        after_blank = n > start and not lines[n - 1].strip()
        if FENCE.fullmatch(line) or (after_blank and re.match(r"#{2,6} ", line)):
            break
        if line.startswith((" ", "\t", "- ", "#", "\u00a0")):
            end = n + 1 if line.strip() else end
        elif _is_key(line, keys if after_blank else {}):
            end = n + 1
        elif line.strip() and after_blank:
            break
    return end


def _looks_like_text(lines: list[str], keys: Keys) -> bool:
    """A paragraph after a blank line is a body that a later « --- » made look like a header."""
    return any(
        line.strip()
        and not line.startswith((" ", "\t", "- ", "#"))
        and not KEY_LINE.match(line)
        and line.split(maxsplit=1)[0] not in keys
        and not lines[n - 1].strip()
        for n, line in enumerate(lines)
        if n
    )
