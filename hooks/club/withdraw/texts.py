"""Links and pictures in contributed texts, as they are written: Markdown or HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

IMAGE = re.compile(
    r"""!\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)(?:\{[^}]*\})?|<img\b[^>]*?\bsrc\s*=\s*["']([^"']*)["'][^>]*>"""
)
LINK = re.compile(
    r"""(?<=\]\()(\s*<?)([^)\s>]+)|(?<=href=)(["'])([^"']*)|(?m:^( {0,3}\[[^\]]+\]:\s*<?)(\S+?)(?=>?\s*$))"""
)


def without_pictures(text: str, gone: Callable[[str], bool]) -> str:
    """``text`` without the pictures whose target is ``gone``."""
    return IMAGE.sub(lambda found: "" if gone(found[1] or found[2]) else found[0], text)


def with_links(text: str, instead: Callable[[str], str | None]) -> str:
    """``text`` with each link led to what ``instead`` gives for its target; None leaves it as it is."""

    def changed(found: re.Match[str]) -> str:
        lead, target = next((found[n] or "", found[n + 1]) for n in (1, 3, 5) if found[n + 1] is not None)
        new = instead(target)
        return found[0] if new is None else lead + new

    return LINK.sub(changed, text)


def path_of(target: str, folder: str) -> str:
    """The path in the project, or the address (with a leading ``/``), that a target written in ``folder`` means."""
    path = unquote(re.split(r"[?#]", target)[0])
    return path if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
