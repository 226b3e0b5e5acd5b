"""Every link is written once and read from both ends; nothing in a programme changes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from club.sources import kinds

START = "start: 2026-12-03 18:30\nduration: 1h30\n"


def test_a_reference_is_read_from_both_ends(club) -> None:
    club.session(f"{START}themes:\n  - rituels\nhosts:\n  - capucine-modele")
    programme = club.programme()
    session, theme = programme.get("session", "appel"), programme.get("theme", "rituels")
    assert programme.links(session, "themes") == (theme,)
    assert programme.backlinks(theme, "themes", kinds.SESSION) == (session,)
    assert [item.id for item in programme.backlinks(theme, "themes", kinds.EXERCISE)] == ["fiche-rituel"]
    assert programme.backlinks(programme.get("person", "capucine-modele"), "hosts", kinds.SESSION) == (session,)


def test_an_alias_leads_to_the_present_item(club) -> None:
    club.session(f"{START}themes:\n  - routines")
    programme = club.programme()
    theme = programme.get("theme", "rituels")
    assert programme.get("theme", "routines") is theme
    assert programme.links(programme.get("session", "appel"), "themes") == (theme,)
    assert [o.id for o in programme.occurrences_naming(theme, "themes")] == ["appel"]


def test_a_date_that_names_someone_is_found_from_them(club) -> None:
    club.session(
        "repeat:\n  - start: 2026-12-01 12:30\n    duration: 1h\n    every: week\n    until: 2026-12-15\n"
        "dates:\n  2026-12-08:\n    speakers:\n      - capucine-modele"
    )
    programme = club.programme()
    person = programme.get("person", "capucine-modele")
    assert [o.id for o in programme.occurrences_naming(person, "hosts", "speakers")] == ["appel/2026-12-08"]


def test_what_is_not_shown_names_nobody(club) -> None:
    """A draft is in previews and nowhere else."""
    club.write("case-studies/brouillon.md", '---\ntitle: "Brouillon"\nthemes:\n  - rituels\n---\n')
    programme = club.programme()
    assert programme.backlinks(programme.get("theme", "rituels"), "themes", kinds.CASE_STUDY) == ()


def test_an_example_passes_from_a_theme_to_its_sessions(club) -> None:
    club.write("programme/themes/engager.md", '---\nexample: true\ntitle: "Engager"\nmonth: 2026-12\n---\n')
    club.session(f"{START}themes:\n  - engager")
    club.session(f"{START}themes:\n  - rituels", id="vrai")
    programme = club.programme()
    assert programme.is_example(programme.get("session", "appel"))
    assert not programme.is_example(programme.get("session", "vrai"))


def test_cohorts_are_those_named_else_those_of_the_themes_else_the_current_ones(club) -> None:
    club.write("programme/cohorts/promo-2020.yml", 'title: "Promo 2020"\nstarts: 2020-09\nends: 2021-06\n')
    club.write("programme/themes/engager.md", '---\ntitle: "Engager"\nmonth: 2026-12\ncohorts:\n  - promo-2020\n---\n')
    club.session(f"{START}cohorts:\n  - promo-2026\nthemes:\n  - engager", id="nommee")
    club.session(f"{START}themes:\n  - engager", id="par-theme")
    club.session(START, id="toutes")
    programme = club.programme()
    found = {o.id: [cohort.id for cohort in programme.cohorts_of(o)] for o in programme.occurrences}
    assert found == {"nommee": ["promo-2026"], "par-theme": ["promo-2020"], "toutes": ["promo-2026"]}


def test_an_affiliation_is_that_of_the_day(club) -> None:
    club.write(
        "programme/people/noe.yml",
        'name: "Noé"\naffiliations:\n  - organisation:\n      name: "Les Potagers"\n    until: 2026-06\n'
        "  - organisation: makesense\n    from: 2026-07\n    until: 2026-12\n",
    )
    programme = club.programme()
    noe = programme.get("person", "noe")
    assert programme.affiliation(noe, date(2026, 6, 30)) == "Les Potagers"
    assert programme.affiliation(noe, date(2026, 7, 1)) is programme.get("organisation", "makesense")
    assert programme.affiliation(noe, date(2026, 12, 31)) is programme.get("organisation", "makesense")
    assert programme.affiliation(noe, date(2027, 1, 1)) is None


def test_past_and_to_come_depend_on_the_clock_alone(club) -> None:
    club.session(START)
    session = ("session", "appel")
    before = club.programme(datetime(2026, 12, 3, 18, 59, tzinfo=UTC))
    after = club.programme(datetime(2026, 12, 3, 19, 0, tzinfo=UTC))
    assert not before.is_past(before.occurrences_of(before.get(*session))[0])
    assert after.is_past(after.occurrences_of(after.get(*session))[0])


def test_today_is_the_club_s_and_a_season_starts_in_september(club) -> None:
    programme = club.programme(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert programme.today == date(2027, 1, 1)
    assert {programme.season_of(item.data.month) for item in programme.of(kinds.THEME)} == {2026}


def test_occurrences_are_in_order(club) -> None:
    club.session("start: 2026-12-03", id="journee")
    club.session("month: 2026-12", id="a-fixer")
    club.session(START, id="soiree")
    assert [o.id for o in club.programme().occurrences] == ["a-fixer", "journee", "soiree"]


def test_nothing_in_a_programme_changes(club) -> None:
    club.session(f"{START}themes:\n  - rituels")
    programme = club.programme()
    session = programme.get("session", "appel")
    with pytest.raises(FrozenInstanceError):
        programme.now = datetime.now(UTC)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        session.body = ""  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        programme.occurrences[0].start = None  # type: ignore[misc]
    with pytest.raises(ValidationError):
        session.data.title = "Autre"
    with pytest.raises(TypeError):
        programme.aliases[("theme", "x")] = session  # type: ignore[index]
    assert isinstance(programme.items, tuple)
    assert isinstance(session.data.themes, tuple)
