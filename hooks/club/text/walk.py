"""Changes the words of finished HTML, or adds to its tags, and leaves the rest as it is, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
SPACES = {"nbsp", "#160", "#xa0", "#8239", "#x202f"}  # no-break spaces, which a rule must see as such


def walk(html: str, change: Callable[[str], str], apart: Callable[[str, Attributes], bool]) -> str:
    """``html`` with every run of text given by ``change``, except inside elements that stay ``apart``.

    A run goes from one tag to the next; in it ``&``, ``<`` and ``>`` are still written as references.
    ``apart`` is asked for each element, by its name and attributes.
    """
    walker = _Walker(change, apart)
    walker.feed(html)
    walker.close()
    walker.end_run()
    return "".join(walker.made)


def count_words(html: str) -> int:
    """How many words finished HTML holds; a sign that stands alone (« : », « → ») is none."""
    words: list[str] = []

    def read(run: str) -> str:
        words.extend(unescape(run).split())
        return run

    walk(html, read, lambda tag, attributes: False)
    return sum(any(map(str.isalnum, word)) for word in words)


def with_attributes(html: str, more: Callable[[str, Attributes], dict[str, str]]) -> str:
    """``html`` with the attributes that ``more`` gives for a tag and its own attributes, those it lacks only."""
    adder = _Adder(more)
    adder.feed(html)
    adder.close()
    adder.end_run()
    return "".join(adder.made)


class _Walker(HTMLParser):
    def __init__(self, change: Callable[[str], str], apart: Callable[[str, Attributes], bool]) -> None:
        super().__init__(convert_charrefs=False)
        self.change, self.apart = change, apart
        self.made: list[str] = []
        self.run: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def end_run(self) -> None:
        """Change the text since the last tag."""
        text = "".join(self.run)
        self.run = []
        changes = text and not (self.open and self.open[-1][1])
        self.made.append(self.change(text) if changes else text)

    def _markup(self, markup: str) -> None:
        self.end_run()
        self.made.append(markup)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._markup(self.get_starttag_text() or "")
        if tag not in VOID:
            inside = bool(self.open) and self.open[-1][1]
            self.open.append((tag, inside or self.apart(tag, attrs)))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._markup(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._markup(f"</{tag}>")
        for at in range(len(self.open) - 1, -1, -1):  # what was left open inside ends with it
            if self.open[at][0] == tag:
                del self.open[at:]
                break

    def handle_data(self, data: str) -> None:
        self.run.append(data)

    def handle_entityref(self, name: str) -> None:
        self._reference(name)

    def handle_charref(self, name: str) -> None:
        self._reference(f"#{name}")

    def _reference(self, name: str) -> None:
        written = f"&{name};"
        self.run.append(unescape(written) if name.lower() in SPACES else written)

    def handle_comment(self, data: str) -> None:
        self._markup(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._markup(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self._markup(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self._markup(f"<?{data}>")


class _Adder(_Walker):
    def __init__(self, more: Callable[[str, Attributes], dict[str, str]]) -> None:
        super().__init__(lambda text: text, lambda tag, attributes: True)
        self.more = more

    def get_starttag_text(self) -> str | None:
        written, (tag, attrs) = super().get_starttag_text() or "", self.at
        own = {name for name, _ in attrs}
        added = "".join(
            f' {name}="{escape(value)}"' for name, value in self.more(tag, attrs).items() if name not in own
        )
        end = -2 if written.endswith("/>") else -1
        return f"{written[:end].rstrip()}{added}{written[end:]}" if added else written

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.at = (tag, attrs)
        super().handle_starttag(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.at = (tag, attrs)
        super().handle_startendtag(tag, attrs)
