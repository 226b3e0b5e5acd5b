"""What changes, in French: for a terminal, or as the comment of a pull request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from club import wording
from club.diff.events import Event, News
from club.diff.feeds import Feed
from club.diff.pages import Fate, Passage
from club.diff.whole import Difference
from club.fenced import code
from club.problems import shown

NOTHING = "Rien ne change, ni dans les pages ni dans l'agenda."
LONGEST = 60_000  # GitHub refuses a comment of more than 65,536 characters
LIMITS = (40, 20, 10, 5, 2)  # how much of each list is written out, until it all fits


@dataclass(frozen=True)
class _Style:
    """How a heading, an item and its further lines are written."""

    title: str
    heading: str
    item: str
    more: str
    strong: str
    words: Callable[[str], str]  # the only way in for what others wrote
    ours: Callable[[str], str]  # for what the program wrote, unless it was read back from a file


TEXT = _Style("{}", "\n{}", "  {}", "      {}", "{}", lambda text: shown(text, 100), str)
MARKDOWN = _Style("## {}", "\n### {}\n", "- {}", "  - {}", "**{}**", code, code)


def as_text(of: Difference) -> str:
    """For a terminal; lists are cut at some hundreds of lines."""
    return "\n".join(_lines(of, TEXT, 200)).strip("\n")


def as_markdown(of: Difference) -> str:
    """For a comment, never longer than one may be, whatever the titles say."""
    for most in LIMITS:
        text = "\n".join(_lines(of, MARKDOWN, most))
        if len(text) <= LONGEST:
            break
    return text


def _lines(of: Difference, style: _Style, most: int) -> Iterator[str]:
    yield style.title.format("Ce qui change")
    if not of:
        yield NOTHING
        return
    yield style.heading.format("Dans l'agenda")
    yield from _cut([_event(event, style) for event in of.events], style, most)
    yield from _feeds(of, style, most)
    if not (of.events or of.added or of.removed or of.withdrawn):
        yield style.item.format("Rien : aucune séance ne bouge.")
    for fate in Fate:
        direct = [_page(page, style) for page in of.pages if page.fate is fate and page.direct]
        if direct:
            yield style.heading.format(f"Pages : {fate.label.lower()} ({len(direct)})")
            yield from _cut(direct, style, most)
    others = [page for page in of.pages if not page.direct]
    if others:
        yield style.heading.format(f"Autres pages qui en parlent ({len(others)})")
        yield from _cut([_page(page, style, of_others=True) for page in others], style, most)


def _cut(items: Sequence[Sequence[str]], style: _Style, most: int) -> Iterator[str]:
    for first, *more in items[:most]:
        yield style.item.format(first)
        yield from (style.more.format(line) for line in more)
    if len(items) > most:
        yield style.item.format(_others(len(items) - most))


# --- the calendar


def _event(of: Event, style: _Style) -> list[str]:
    title = f"{style.strong.format(of.news.label)} : {style.words(of.title)}"
    if len(of.dates) > 1:
        title += f", {len(of.dates)} dates, du {wording.plain_day(of.dates[0])} au {wording.plain_day(of.dates[-1])}"
    elif of.dates:
        title += f", date du {wording.plain_day(of.dates[0])}"
    lines = [title, *_passage(of, style)]
    if of.why:
        lines.append(f"raison : {style.words(of.why)}")
    lines.append(f"fichier : {style.words(of.source)}")
    if of.feeds:
        lines.append(f"calendriers : {_named(of.feeds, style)}")
    return lines


def _passage(of: Event, style: _Style) -> list[str]:
    """From what to what; of several dates, of the first."""
    was, now = map(style.words if of.news.contributed else style.ours, (of.was, of.now))
    first = "la première, " if len(of.dates) > 1 and of.news in (News.MOVED, News.MOVED_AGAIN, News.HOURS) else ""
    if of.was and of.was == of.now:
        return ["l'adresse réservée aux membres a changé"]
    if of.was and of.now:
        return [f"{first}avant : {was}", f"{first}maintenant : {now}"]
    return [was if of.was else now] if of.was or of.now else []


def _feeds(of: Difference, style: _Style, most: int) -> Iterator[str]:
    for label, feeds in (("Nouveaux calendriers", of.added), ("Calendriers supprimés", of.removed)):
        if feeds:
            yield style.item.format(f"{style.strong.format(label)} : {_named(feeds, style, most)}")
    if of.withdrawn:
        many = f"{of.withdrawn} calendriers" if of.withdrawn > 1 else "un calendrier"
        yield style.item.format(f"{style.strong.format('Retirés à la demande')} : {many}")


def _named(feeds: Sequence[Feed], style: _Style, most: int = 6) -> str:
    named = [f"{style.words(feed.name)} ({style.words(f'/{feed.address}')})" for feed in feeds[:most]]
    return ", ".join([*named, *([_others(len(feeds) - most)] if len(feeds) > most else [])])


def _others(rest: int) -> str:
    return f"et {rest} autres" if rest > 1 else "et 1 autre"


# --- pages


def _page(of: Passage, style: _Style, *, of_others: bool = False) -> list[str]:
    if of.fate is Fate.WITHDRAWN:
        return [f"{style.ours(of.title)}, {style.words(f'/{of.address}')}"]
    title = f"{style.words(f'/{of.address}')} {style.words(of.title)}"
    if of.draft:
        title += " (brouillon)"
    if of.to is not None:
        title += f" → {style.words(f'/{of.to}')}"
    if of_others and of.fate is not Fate.CHANGED:
        title += f" ({_singular(of.fate)})"
    return [f"{title}, fichier {style.words(of.source)}" if of.source else title]


def _singular(fate: Fate) -> str:
    return fate.label.lower().replace("ées", "ée")
