"""What « club diff --format json » told, read back as anybody's text.

The comment on a pull request is written by code that may write to the repository, from a file that the code of that
very pull request made: nothing of it is believed but its shape.  Sizes are bounded, words come from closed lists, and
what remains is shown in code spans only (club/diff/show.py).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from club.diff.events import Event, News
from club.diff.feeds import Feed
from club.diff.pages import Fate, Passage
from club.diff.whole import Difference

MOST_BYTES = 5_000_000
Text = Annotated[str, StringConstraints(max_length=2_000)]
FATES = {fate.word: fate for fate in Fate}
NEWS = {news.word: news for news in News}


class NotOurs(Exception):
    """Why a file is not what « club diff » writes, in French."""


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Feed(_Told):
    address: Text
    name: Text

    def feed(self) -> Feed:
        return Feed(self.address, self.name)


class _Page(_Told):
    what: Text
    address: Text
    title: Text
    source: Text | None
    direct: bool
    draft: bool
    to: Text | None

    def passage(self) -> Passage:
        fate = FATES[self.what]
        return Passage(fate, self.address, self.title, self.source, self.direct, draft=self.draft, to=self.to)


class _Event(_Told):
    what: Text
    label: Text
    session: Text
    dates: list[Annotated[date, Field(strict=False)]] = Field(max_length=2_000)
    title: Text
    source: Text
    was: Text
    now: Text
    why: Text
    feeds: list[_Feed] = Field(max_length=2_000)

    def event(self) -> Event:
        feeds = tuple(feed.feed() for feed in self.feeds)
        said = (self.title, self.was, self.now, self.why)
        return Event(NEWS[self.what], self.session, self.source, tuple(self.dates), *said, feeds)


class _Feeds(_Told):
    added: list[_Feed] = Field(max_length=2_000)
    removed: list[_Feed] = Field(max_length=2_000)
    withdrawn: int = Field(ge=0, le=10_000)


class _Whole(_Told):
    pages: list[_Page] = Field(max_length=20_000)
    calendar: list[_Event] = Field(max_length=20_000)
    feeds: _Feeds


def read_back(content: bytes) -> Difference:
    """The difference that ``content`` tells.  Raises NotOurs for whatever « club diff » would not write."""
    if len(content) > MOST_BYTES:
        raise NotOurs("Ce fichier est trop gros pour être ce qu'écrit « club diff --format json ».")
    try:
        told = _Whole.model_validate_json(content)
        return Difference(
            tuple(page.passage() for page in told.pages),
            tuple(event.event() for event in told.calendar),
            tuple(feed.feed() for feed in told.feeds.added),
            tuple(feed.feed() for feed in told.feeds.removed),
            told.feeds.withdrawn,
        )
    except (ValidationError, KeyError) as error:
        raise NotOurs("Ce fichier n'est pas ce qu'écrit « club diff --format json ».") from error
