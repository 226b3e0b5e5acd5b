"""Changes the words of finished HTML, or adds to its tags, and leaves the rest as it is, byte for byte.

Finished HTML is what nh3 writes, or our own templates: tags are closed, ``<`` in a text is a reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

Attributes = list[tuple[str, str | None]]
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# A comment, an element whose text is no HTML, a declaration, a tag (HTML Standard, 13.1); nothing is tried twice.
MARKUP = re.compile(
    r"<!--.*?-->|<(script|style)\b[^>]*+>.*?</\1\s*+>|<[!?][^>]*+>"
    r"""|<(?P<close>/?)(?P<tag>[a-z][^\s/>]*+)(?P<attributes>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
SPACE = re.compile("&(?:nbsp|#160|#xa0|#8239|#x202f);", re.IGNORECASE)  # a rule must see the no-break space itself
WORD = re.compile(r"[^\W_]\S*")  # from its first letter or figure on


def walk(html: str, change: Callable[[str], str], apart: Callable[[str, Attributes], bool]) -> str:
    """``html`` with every run of text given by ``change``, except inside elements that stay ``apart``.

    A run goes from one tag to the next; in it ``&``, ``<`` and ``>`` are still written as references.
    ``apart`` is asked for each element, by its name and attributes.
    """
    made: list[str] = []
    around: list[tuple[str, bool]] = []  # the elements that are open, and whether their texts stay apart
    for text, tag in _parts(html):
        if text:
            seen = SPACE.sub(lambda written: unescape(written[0]), text) if "&" in text else text
            made.append(seen if around and around[-1][1] else change(seen))
        if tag is None:
            continue
        made.append(tag[0])
        if (name := (tag["tag"] or "").lower()) and name not in VOID:
            if tag["close"]:
                _close(around, name)
            elif not tag["attributes"].endswith("/"):
                around.append((name, (bool(around) and around[-1][1]) or apart(name, _attributes(tag))))
    return "".join(made)


def count_words(html: str) -> int:
    """How many words finished HTML holds; a sign that stands alone (« : », « → ») is none."""
    return len(WORD.findall(unescape(MARKUP.sub(" ", html))))


def with_attributes(html: str, more: Callable[[str, Attributes], dict[str, str]]) -> str:
    """``html`` with the attributes that ``more`` gives for a tag and its own attributes, those it lacks only."""

    def add(tag: re.Match[str]) -> str:
        if not tag["tag"] or tag["close"]:
            return tag[0]
        own = _attributes(tag)
        had = {name for name, _ in own}
        found = more(tag["tag"].lower(), own).items()
        added = "".join(f' {name}="{escape(value)}"' for name, value in found if name not in had)
        end = -2 if tag[0].endswith("/>") else -1
        return f"{tag[0][:end].rstrip()}{added}{tag[0][end:]}" if added else tag[0]

    return MARKUP.sub(add, html)


def _parts(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Each run of text, which may be empty, with the markup behind it."""
    at = 0
    for tag in MARKUP.finditer(html):
        yield html[at : tag.start()], tag
        at = tag.end()
    yield html[at:], None


def _attributes(tag: re.Match[str]) -> Attributes:
    found = ATTRIBUTE.finditer(tag["attributes"])
    values = ((one[1], next((value for value in one.groups()[1:] if value is not None), None)) for one in found)
    return [(name.lower(), value and unescape(value)) for name, value in values]


def _close(around: list[tuple[str, bool]], name: str) -> None:
    """Leave an element; what was left open inside ends with it."""
    for at in range(len(around) - 1, -1, -1):
        if around[at][0] == name:
            del around[at:]
            break
