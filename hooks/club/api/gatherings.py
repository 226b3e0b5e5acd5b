"""Sessions, masterclasses and their dates."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from club import addresses, identity, wording
from club.api import models
from club.api.context import Context, iso_duration, text
from club.programme import clock
from club.programme.occurrences import Occurrence
from club.sources import kinds
from club.sources.gatherings import Change, PublicLink
from club.sources.reader import Item


def session(context: Context, item: Item) -> models.Session:
    return models.Session(**_session(context, item))


def masterclass(context: Context, item: Item) -> models.Masterclass:
    return models.Masterclass(**_session(context, item), takeaways=list(item.data.takeaways))


def _session(context: Context, item: Item) -> dict[str, Any]:
    data, dates = item.data, context.programme.occurrences_of(item)
    dated = any(of.dated for of in dates)
    return {
        **context.entry(item),
        "kind": data.kind.value,
        "summary": data.summary,
        "announced": text(data.announced),
        "part_of": context.programme.get("session", data.part_of).id if data.part_of else None,
        "repeats": bool(data.repeat),
        "calendar": context.absolute(addresses.session_calendar(item.id)) if dated else None,
        "content_html": context.content(item),
        "occurrences": [models.Occurrence(**occurrence(context, of)) for of in dates],
    }


def coming(context: Context, of: Occurrence) -> models.Coming:
    """A coming date, for those who show a few of them."""
    programme = context.programme
    return models.Coming(
        **occurrence(context, of),
        session=of.session.id,
        kind=of.session.data.kind.value,
        kind_label=of.session.data.kind.label,
        when=wording.when(of, programme.club.timezone),
        example=programme.is_example(of.session),
    )


def uid(context: Context, of: Occurrence) -> str:
    """The one that the calendars give (RFC 7986, 5.3)."""
    return str(identity.uuid(context.programme.club.calendar_domain, identity.path(of.session, of.original)))


def occurrence(context: Context, of: Occurrence) -> dict[str, Any]:
    """One date, without what is for members: links of the platform, hidden addresses."""
    data, programme = of.data, context.programme
    day = of.day(programme.club.timezone)
    join = data.join
    return {
        "uid": uid(context, of),
        "url": context.absolute(addresses.occurrence(of)),
        "calendar": context.absolute(addresses.calendar_of(of)) if of.dated else None,
        "title": data.title,
        "summary": data.summary,
        "original": text(of.original),
        "start": text(of.start),
        "end": text(of.end),
        "timezone": of.zone,
        "expected": text(of.expected),
        "state": of.state.value,
        "sequence": of.sequence,
        "where": _place(of),
        "join": join.url if isinstance(join, PublicLink) and join.public else None,
        "audience": data.audience.value,
        "hosts": context.speakers(data.hosts, day),
        "speakers": context.speakers(data.speakers, day),
        "themes": context.ids(kinds.THEME, data.themes),
        "cohorts": [cohort.id for cohort in programme.cohorts_of(of)],
        "exercises": context.ids(kinds.EXERCISE, data.exercises),
        "case_studies": context.ids(kinds.CASE_STUDY, data.case_studies),
        "capacity": data.capacity,
        "register_": models.Register(url=data.register_.url, until=text(data.register_.until))
        if data.register_
        else None,
        "replay": _replay(of),
        "materials": [models.Link(title=one.title, url=one.url) for one in data.materials],
        "changes": [_change(change, of) for change in of.changes],
    }


def _place(of: Occurrence) -> models.Place | None:
    where = of.data.where
    if where is None:
        return None
    hidden = where.address_for is not None
    latitude, longitude = where.geo if where.geo and not hidden else (None, None)
    return models.Place(
        online=where.online,
        name=where.name,
        address=None if hidden else where.address,
        latitude=latitude,
        longitude=longitude,
        members_only=hidden,
    )


def _replay(of: Occurrence) -> models.Replay | None:
    replay = of.data.replay
    if replay is None:
        return None
    return models.Replay(
        state=replay.state.value,
        url=None if replay.url == "platform" else replay.url,
        slides=replay.slides,
        transcript=replay.transcript,
        duration=iso_duration(replay.duration),
    )


def _change(change: Change, of: Occurrence) -> models.Change:
    return models.Change(date=change.date.isoformat(), what=change.what.value, was=_was(change, of), why=change.why)


def _was(change: Change, of: Occurrence) -> str | None:
    """The old start with its offset; of a whole series, only the old hour holds for this date."""
    if change.was is None:
        return None
    old, zone = change.was
    if not isinstance(old, datetime):
        return old.isoformat()
    if change.from_ and of.original:
        old = datetime.combine(of.original, old.time())
    return old.replace(tzinfo=clock.zone(zone or of.zone)).isoformat()
