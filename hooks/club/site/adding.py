"""The links by which a reader adds one date to a calendar on the web, with what its ``.ics`` says.

No vendor documents them; what each takes was found by trying (InteractionDesignFoundation/add-event-to-calendar-docs).
They are links only: nothing is asked of a vendor before a reader follows one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from html import escape

from club import addresses, invitation
from club.programme.occurrences import CALLED_OFF, Occurrence
from club.site.base import Data, Site
from club.site.offers import query

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/deeplink/compose"
MICROSOFT_365 = "https://outlook.office.com/calendar/deeplink/compose"
LONGEST = 1500  # characters of a description: servers refuse addresses of more than 8 kB, and each may take nine bytes


def adding(site: Site, of: Occurrence) -> Data | None:
    """The file and the links of a date that one may still go to, else None."""
    programme = site.programme
    if not of.dated or programme.is_past(of) or of.state in CALLED_OFF:
        return None
    start, end = invitation.span(of)
    title, place = invitation.summary(programme, of), invitation.location(of, programme.club)
    text = _short(invitation.description(programme, of, site.url))
    google = query(action="TEMPLATE", text=title, dates=f"{_basic(start)}/{_basic(end)}", details=text, location=place)
    outlook = query(
        path="/calendar/action/compose",
        rru="addevent",
        subject=title,
        startdt=_extended(start),
        enddt=_extended(end),
        allday="true" if of.all_day else "false",
        body=escape(text).replace("\n", "<br>"),  # Outlook takes HTML, and loses plain line breaks
        location=place,
    )
    return {
        "calendar": addresses.calendar_of(of),
        "google": f"{GOOGLE}?{google}",
        "outlook": f"{OUTLOOK}?{outlook}",
        "microsoft365": f"{MICROSOFT_365}?{outlook}",
    }


def _short(text: str) -> str:
    """The description, cut before its last paragraph (the page's address) where it is long."""
    if len(text) <= LONGEST:
        return text
    told, _, last = text.rpartition("\n\n")
    return f"{told[: LONGEST - len(last)].rstrip()}…\n\n{last}"


def _basic(moment: date | datetime) -> str:
    """« 20261203T173000Z », or « 20261203 » for a whole day."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return moment.strftime("%Y%m%d")


def _extended(moment: date | datetime) -> str:
    """« 2026-12-03T17:30:00Z », or « 2026-12-03 » for a whole day."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(moment, datetime) else moment.isoformat()
