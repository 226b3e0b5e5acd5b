"""YAML text → plain values that know where they were written.

Nothing is guessed: every scalar stays the text that was written (``NO``, ``12:30`` and ``1.10`` mean
themselves); the models give it its type.  Anchors, tags, duplicate keys and deep nesting are refused.
When a line can't be read, it is mended as the message proposes and reading goes on, so that one run
tells every mistake of a file, and every mend proposed was tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

import yaml

from club import rules
from club.problems import Problem, shown
from club.rules import Rule
from club.sources.mends import KEY_LINE, Keys, Mend, bare_or_quoted, diagnose, quoted, to_paste

MAX_DEPTH = 10
MAX_MENDS = 100
MAX_MENDS_IN_A_LONG_TEXT = 10  # each mend reads the text again
LONG_TEXT = 20_000
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
# Typed on a French keyboard, the space before or after « : » or at the start of a line is often a non-breaking one.
KEY_WITH_HARD_SPACES = re.compile(
    r"^[\s\u00a0\u202f\u2007]*(?:-[ \u00a0\u202f]+)?[\w-]*[\s\u00a0\u202f\u2007]*(?::[\s\u00a0\u202f\u2007]+)?"
)


class Mark(NamedTuple):
    """A place in a file, both counted from 1."""

    line: int
    column: int


class Scalar(str):
    """A text as written; ``cut`` is what YAML would drop after « # » on its line, ``key`` the key it answers.

    ``starts`` tells where each of its lines begins in the file, when they stand there as they are.
    """

    mark: Mark
    cut: str = ""
    key: str = ""
    starts: tuple[Mark, ...] = ()

    def place(self, offset: int) -> Mark:
        """Where the character at ``offset`` was written, or where the text begins."""
        before = self[:offset]
        number = before.count("\n")
        if number >= len(self.starts):
            return self.mark
        start = self.starts[number]
        return Mark(start.line, start.column + offset - (before.rfind("\n") + 1))


class Sequence(list):  # type: ignore[type-arg]
    """A list; ``written`` is its source when it was written on one line, else empty."""

    mark: Mark
    written: str
    key: str


class Mapping(dict):  # type: ignore[type-arg]
    """A group of keys, ``written`` likewise; ``keys_at`` tells where each key was written."""

    mark: Mark
    written: str
    key: str
    keys_at: dict[str, Mark]


Node = Scalar | Sequence | Mapping


@dataclass
class Document:
    """What a YAML text gave: ``root`` is None when it can't be read."""

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)


def parse(text: str, *, path: str, first_line: int = 1, keys: Keys | None = None) -> Document:
    """Read one YAML document; ``first_line`` is the line of the file that ``text`` starts on.

    ``keys`` are those that may stand in this file, with whether a group or list follows: they help to tell
    a key from a text.
    """
    lines = [_soft_spaces(line) for line in text.split("\n")]
    document = Document()
    told: set[tuple[int, str]] = set()
    for _ in range(MAX_MENDS if len(text) < LONG_TEXT else MAX_MENDS_IN_A_LONG_TEXT):
        builder = _Builder("\n".join(lines), path, first_line, keys or {})
        try:
            document.root = builder.build()
        except yaml.MarkedYAMLError as error:
            mend = diagnose(lines, error, keys)
        except yaml.YAMLError:  # libyaml's reader has no marks
            mend = Mend(0, 1, rules.UNREADABLE_LINE, "ce texte contient des caractères illisibles.")
        except _Unreadable as refusal:
            mend = refusal.mend
        else:
            document.problems += builder.problems
            return document
        if (mend.line, mend.rule.code) in told:  # the mend did not help
            return document
        told.add((mend.line, mend.rule.code))
        found = Problem(path, mend.line + first_line, mend.column, mend.rule.code, mend.message, mend.help)
        document.problems.append(found)
        if mend.mended is None or (mend.mended == lines[mend.line] and not mend.also):
            return document
        for number, line in ((mend.line, mend.mended), *mend.also):
            lines[number] = line
    return document


def _soft_spaces(line: str) -> str:
    start = KEY_WITH_HARD_SPACES.match(line)
    return line[: start.end()].translate(SPACES) + line[start.end() :] if start else line


class _Unreadable(Exception):
    def __init__(self, mend: Mend) -> None:
        super().__init__(mend.message)
        self.mend = mend


class _Builder:
    """Composes values from libyaml's events."""

    def __init__(self, text: str, path: str, first_line: int, keys: Keys) -> None:
        self.path, self.first_line, self.keys = path, first_line, keys
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.tabs: set[Mark] = set()
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def build(self) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._second_document(event.start_mark.line)
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, "", 1)
        return root

    def _second_document(self, number: int) -> None:
        line = self.lines[number]
        mended = re.sub(r"^---", "#", line) if re.match(r"---\s*$", line) else None
        if not any(text.strip() and text.strip()[0] != "#" for text in self.lines[number + 1 :]):
            message = "cette ligne « --- » est de trop : un fichier .yml n'en a pas à la fin."
            self._refuse_at(number, 0, rules.TWO_DOCUMENTS, message, "Effacez-la.", mended=mended)
        message = "ce fichier décrit deux choses, séparées par « --- »."
        self._refuse_at(number, 0, rules.TWO_DOCUMENTS, message, "Faites-en deux fichiers.")

    def _node(self, event: yaml.Event, key: str, depth: int) -> Node:
        line, column = event.start_mark.line, event.start_mark.column
        if depth > MAX_DEPTH:
            message = f"cela fait plus de {MAX_DEPTH} niveaux ; aucun contenu du club n'en demande autant."
            self._refuse_at(line, column, rules.TOO_DEEP, message, "Manque-t-il un crochet « ] » ou un guillemet ?")
        self._no_anchor_nor_tag(event, key)
        self._no_tab(line, column)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, key)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, key, depth)
        return self._mapping(event, key, depth)

    def _no_tab(self, number: int, column: int) -> None:
        """libyaml lets a tab stand between a key or a dash and its value."""
        before = self.lines[number][:column] if number < len(self.lines) else ""
        at = Mark(number + self.first_line, before.find("\t") + 1)
        if at.column and at not in self.tabs:
            self.tabs.add(at)
            help = to_paste(before.replace("\t", " ") + self.lines[number][column:])
            self._add(at, rules.TAB, "il y a une tabulation avant la valeur : il faut un espace.", *help)

    def _scalar(self, event: yaml.ScalarEvent, key: str) -> Scalar:
        bare = not event.style  # libyaml says "" and PyYAML None
        blank = bare and event.value in ("~", "null")
        node = Scalar("" if blank else event.value)
        node.mark, node.key = self._mark(event), key
        end = event.end_mark
        after = self.lines[end.line][end.column :] if bare and end.line < len(self.lines) else ""
        node.cut = after.strip() if re.match(r"\s+#" if event.value else r"\s*#\S", after) else ""
        if event.style in ("'", '"'):
            self._closed_in_time(event)
        node.starts = tuple(self._starts(event, node))
        return node

    def _closed_in_time(self, event: yaml.ScalarEvent) -> None:
        """A text whose quote was forgotten ends at the next one, and swallows the keys in between."""
        first = event.start_mark.line
        for number in range(first + 1, min(event.end_mark.line + 1, len(self.lines))):
            match = KEY_LINE.match(self.lines[number])
            if match and match.group("key") in self.keys:
                column = event.start_mark.column
                mended = self.lines[first][:column] + quoted(self.lines[first][column + 1 :].strip())
                message = "le guillemet qui ouvre ce texte n'est pas refermé sur sa ligne."
                self._refuse_at(first, column, rules.UNCLOSED_QUOTE, message, *to_paste(mended), mended=mended)

    def _starts(self, event: yaml.ScalarEvent, node: Scalar) -> Iterator[Mark]:
        number, column = event.start_mark.line, event.start_mark.column
        if number >= len(self.lines):
            return
        if event.style == "|":
            body = self.lines[number + 1 : number + 1 + node.count("\n") + 1]
            indent = next((len(line) - len(line.lstrip(" ")) for line in body if line.strip()), 0)
            for n in range(len(body)):
                yield Mark(number + n + 1 + self.first_line, indent + 1)
        elif event.end_mark.line == number:
            column += 1 if event.style in ("'", '"') else 0
            if self.lines[number].startswith(node, column):
                yield Mark(number + self.first_line, column + 1)

    def _sequence(self, start: yaml.Event, key: str, depth: int) -> Sequence:
        node = Sequence()
        node.mark, node.key = self._mark(start), key
        end = start
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                end = event
                break
            node.append(self._node(event, "", depth + 1))
        node.written = self._written(start, end, node[-1] if node else None)
        return node

    def _mapping(self, start: yaml.Event, key: str, depth: int) -> Mapping:
        node = Mapping()
        node.mark, node.key, node.keys_at = self._mark(start), key, {}
        end = start
        last: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                end = event
                break
            self._no_anchor_nor_tag(event, "")
            if not isinstance(event, yaml.ScalarEvent):
                message = "une clé est un seul mot, suivi de deux-points."
                self._refuse_at(event.start_mark.line, event.start_mark.column, rules.UNREADABLE_LINE, message)
            name, at = event.value.strip(), self._mark(event)
            if name == "<<":
                self._no_merge(event)
            last = self._node(next(self.events), name, depth + 1)
            if name in node.keys_at:
                message = f"la clé « {shown(name)} » est déjà écrite ligne {node.keys_at[name].line}."
                self._add(at, rules.DUPLICATE_KEY, message, "Gardez une seule des deux.")
                continue
            node.keys_at[name] = at
            node[name] = last
        node.written = self._written(start, end, last)
        return node

    def _written(self, start: yaml.Event, end: yaml.Event, last: Node | None) -> str:
        line = self.lines[start.start_mark.line] if start.start_mark.line < len(self.lines) else ""
        column = start.start_mark.column
        if getattr(start, "flow_style", False):
            one = end.end_mark.line == start.start_mark.line
            return line[column : end.end_mark.column] if one else ""
        alone = isinstance(last, Scalar) and last.mark.line == start.start_mark.line + self.first_line
        nested = isinstance(last, (Sequence, Mapping)) and bool(last.written) and last.mark.line == self._mark(start).line
        return line[column:].strip() if alone or nested else ""

    def _no_merge(self, event: yaml.Event) -> None:
        number, column = event.start_mark.line, event.start_mark.column
        line = self.lines[number]
        message = "« << » recopie un autre groupe de clés : ici, tout s'écrit en toutes lettres."
        help = "Remplacez cette ligne par les clés elles-mêmes."
        self._refuse_at(number, column, rules.ANCHOR, message, help, mended=f"{line[:column]}# {line[column:]}")

    def _no_anchor_nor_tag(self, event: yaml.Event, key: str) -> None:
        number, column = event.start_mark.line, event.start_mark.column
        line = self.lines[number] if number < len(self.lines) else ""
        value = line[column:].strip()
        sign, _, rest = value.partition(" ")
        text = line[:column] + quoted(value)
        as_text = to_paste(text, "Si c'est un texte, mettez-le entre guillemets :")
        blank = line[:column].rstrip()
        if isinstance(event, yaml.AliasEvent):
            message = f"« {shown(sign)} » renvoie à autre chose : ici, tout s'écrit en toutes lettres."
            help = (f"Recopiez ce que « {shown(sign)} » désigne.", *as_text)
            self._refuse_at(number, column, rules.ANCHOR, message, *help, mended=blank if self.keys.get(key) else text)
        if getattr(event, "anchor", None):
            message = f"« {shown(sign)} » est une ancre : elle ne sert pas ici."
            self._refuse_sign(number, column, rules.ANCHOR, message, rest, text, as_text)
        tag = getattr(event, "tag", None)
        if not tag or (tag == "!" and not value.startswith("!")):
            return
        if sign == "!":
            message = "« ! » au début d'un texte a un autre sens pour l'ordinateur."
            self._refuse_at(number, column, rules.RESERVED_SIGN, message, *to_paste(text), mended=text)
        message = f"« {shown(sign)} » est une étiquette : elle ne sert pas ici."
        self._refuse_sign(number, column, rules.TAG, message, rest, text, as_text)

    def _refuse_sign(
        self, number: int, column: int, rule: Rule, message: str, rest: str, text: str, as_text: tuple[str, ...]
    ) -> None:
        """Refuse an anchor or a tag: it goes, or the whole is a text."""
        before = self.lines[number][:column]
        without = before + bare_or_quoted(rest) if rest and rest[0] not in "\"'[{|>&!*" else before + rest
        without = without.rstrip()
        if without.strip() in ("", "-") or column >= len(self.lines[number]):
            self._refuse_at(number, column, rule, message, "Retirez-la.")
        help = (*to_paste(without, "Retirez-la :"), *(as_text if rest else ()))
        self._refuse_at(number, column, rule, message, *help, mended=without)

    def _mark(self, event: yaml.Event) -> Mark:
        return Mark(event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def _add(self, at: Mark, rule: Rule, message: str, *help: str) -> None:
        self.problems.append(Problem(self.path, at.line, at.column, rule.code, message, help))

    def _refuse_at(
        self, line: int, column: int, rule: Rule, message: str, *help: str, mended: str | None = None
    ) -> NoReturn:
        line = min(line, len(self.lines) - 1)
        raise _Unreadable(Mend(line, column + 1, rule, message, help, mended))
