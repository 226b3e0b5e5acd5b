"""libyaml's events → values that know where they were written, or the first line that can't be read.

Nothing is guessed: every scalar stays the text that was written.  Anchors, tags, duplicate keys, tabs and deep
nesting are refused.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from collections.abc import Mapping as Table
from typing import NoReturn

import yaml

from club import rules
from club.problems import Problem, shown
from club.rules import Rule
from club.sources.mends import KEY_LINE, SMART, Keys, Mend, bare_or_quoted, quoted, to_paste
from club.sources.nodes import Mapping, Mark, Node, Scalar, Sequence

MAX_DEPTH = 10


class Unreadable(Exception):
    """A line that can't be read, and how to mend it."""

    def __init__(self, mend: Mend) -> None:
        super().__init__(mend.message)
        self.mend = mend


class Builder:
    """Composes values from libyaml's events."""

    def __init__(
        self,
        text: str,
        path: str,
        first_line: int,
        keys: Keys,
        shifts: Table[int, int],
        rewritten: Container[int],
    ) -> None:
        """``shifts``: how many columns further right a line began before it was mended; ``rewritten``: the lines that
        the mending changed beyond that, so that nothing in them stands where it does in the file."""
        self.path, self.first_line, self.keys, self.shifts = path, first_line, keys, shifts
        self.rewritten = rewritten
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

    def _node(self, event: yaml.Event, key: str, depth: int, lead: str = "") -> Node:
        line, column = event.start_mark.line, event.start_mark.column
        if depth > MAX_DEPTH:
            message = f"cela fait plus de {MAX_DEPTH} niveaux ; aucun contenu du club n'en demande autant."
            self._refuse_at(line, column, rules.TOO_DEEP, message, "Manque-t-il un crochet « ] » ou un guillemet ?")
        self._no_anchor_nor_tag(event, key)
        self._no_tab(line, column)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(event, depth, bool(key))
        else:
            node = self._mapping(event, depth, bool(key))
        node.mark, node.key, node.lead = self._mark(event), key, lead if lead.strip(" -") == "" else ""
        return node

    def _no_tab(self, number: int, column: int) -> None:
        """libyaml lets a tab stand between a key or a dash and its value."""
        before = self.lines[number][:column] if number < len(self.lines) else ""
        at = self._place(number, before.find("\t"))
        if "\t" in before and at not in self.tabs:
            self.tabs.add(at)
            help = to_paste(re.sub(r"[ \t]*\t[ \t]*", " ", before) + self.lines[number][column:])
            self._add(at, rules.TAB, "il y a une tabulation avant la valeur : il faut un espace.", *help)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        bare = not event.style  # libyaml says "" and PyYAML None
        blank = bare and event.value in ("~", "null")
        node = Scalar("" if blank else event.value)
        end = event.end_mark
        after = self.lines[end.line][end.column :] if bare and end.line < len(self.lines) else ""
        node.cut = after.strip() if re.match(r"\s+#" if event.value else r"\s*#\S", after) else ""
        if event.style in ("'", '"'):
            self._closed_in_time(event)
        elif bare and (smart := SMART.fullmatch(node)):
            self._smart_quotes(event, smart["text"])
            node = Scalar(smart["text"])
        node.starts = tuple(self._starts(event, node))
        return node

    def _smart_quotes(self, event: yaml.ScalarEvent, text: str) -> None:
        line = self.lines[event.start_mark.line][: event.start_mark.column] + bare_or_quoted(text)
        message = "« “ » et « ” » sont des guillemets de traitement de texte : ils seraient publiés avec le texte."
        self._add(self._mark(event), rules.SMART_QUOTES, message, *to_paste(line.strip()))

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
        if number >= len(self.lines) or number in self.rewritten:
            return
        if event.style == "|":
            body = self.lines[number + 1 : number + 1 + node.count("\n") + 1]
            indent = next((len(line) - len(line.lstrip(" ")) for line in body if line.strip()), 0)
            for n in range(len(body)):
                yield self._place(number + n + 1, indent)
        elif event.end_mark.line == number:
            column += 1 if event.style in ("'", '"') else 0
            if self.lines[number].startswith(node, column):
                yield self._place(number, column)

    def _sequence(self, start: yaml.Event, depth: int, keyed: bool) -> Sequence:
        node = Sequence()
        end = start
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                end = event
                break
            line = self.lines[event.start_mark.line] if event.start_mark.line < len(self.lines) else ""
            lead = re.sub(r"- *$", "", line[: event.start_mark.column])
            node.append(self._node(event, "", depth + 1, lead))
        node.written = self._written(start, end, node[-1] if node else None, keyed)
        return node

    def _mapping(self, start: yaml.Event, depth: int, keyed: bool) -> Mapping:
        node = Mapping()
        node.keys_at = {}
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
            lead = self.lines[event.start_mark.line][: event.start_mark.column]
            last = self._node(next(self.events), name, depth + 1, lead)
            if name in node.keys_at:
                message = f"la clé « {shown(name)} » est déjà écrite ligne {node.keys_at[name].line}."
                self._add(at, rules.DUPLICATE_KEY, message, "Gardez une seule des deux.")
                continue
            node.keys_at[name] = at
            node[name] = last
        node.written = self._written(start, end, last, keyed)
        return node

    def _written(self, start: yaml.Event, end: yaml.Event, last: Node | None, keyed: bool) -> str:
        line = self.lines[start.start_mark.line] if start.start_mark.line < len(self.lines) else ""
        column = start.start_mark.column
        if getattr(start, "flow_style", False):
            one = end.end_mark.line == start.start_mark.line
            return line[column : end.end_mark.column] if one else ""
        if keyed:  # it begins on a line of its own
            return ""
        alone = isinstance(last, Scalar) and last.mark.line == start.start_mark.line + self.first_line
        nested = (
            isinstance(last, (Sequence, Mapping)) and bool(last.written) and last.mark.line == self._mark(start).line
        )
        return line[column:].strip() if alone or nested else ""

    def _no_merge(self, event: yaml.Event) -> None:
        number, column = event.start_mark.line, event.start_mark.column
        line = self.lines[number]
        message = "« << » recopie un autre groupe de clés : ici, tout s'écrit en toutes lettres."
        help = "Remplacez cette ligne par les clés elles-mêmes."
        self._refuse_at(number, column, rules.ANCHOR, message, help, mended=f"{line[:column]}# {line[column:]}")

    def _no_anchor_nor_tag(self, event: yaml.Event, key: str) -> None:
        if not (isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None)):
            return
        number, column = event.start_mark.line, event.start_mark.column
        line = self.lines[number] if number < len(self.lines) else ""
        value = line[column:].strip()
        sign, _, rest = value.partition(" ")
        text = line[:column] + quoted(value)
        as_text = to_paste(text, "Si c'est un texte, mettez-le entre guillemets :")
        blank = line[:column].rstrip()
        if isinstance(event, yaml.AliasEvent):
            message = f"« {shown(sign)} » renvoie à autre chose : ici, tout s'écrit en toutes lettres."
            many = self.keys.get(key, False)
            help = (f"Recopiez ce que « {shown(sign)} » désigne.", *(() if many else as_text))
            self._refuse_at(number, column, rules.ANCHOR, message, *help, mended=blank if many else text)
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
        return self._place(event.start_mark.line, event.start_mark.column)

    def _place(self, line: int, column: int) -> Mark:
        """The place in the file of a line and column of the text, counted from 0."""
        return Mark(line + self.first_line, max(1, column + 1 + self.shifts.get(line, 0)))

    def _add(self, at: Mark, rule: Rule, message: str, *help: str) -> None:
        self.problems.append(Problem(self.path, at.line, at.column, rule.code, message, help))

    def _refuse_at(
        self, line: int, column: int, rule: Rule, message: str, *help: str, mended: str | None = None
    ) -> NoReturn:
        line = min(line, len(self.lines) - 1)
        raise Unreadable(Mend(line, column + 1, rule, message, help, mended))
