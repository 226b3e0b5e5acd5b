"""Dates that were published stay in calendars: moved, cancelled or postponed."""

from __future__ import annotations

APPEL = "programme/sessions/appel.md"
CLOSURE = '- from: 2026-12-22\n  to: 2026-12-29\n  why: "Fêtes"\n'
WEEKLY = {"start": "2026-12-01 12:30", "duration": "45min", "every": "week", "until": "2026-12-29"}


def repeated(*periods: dict[str, str], more: str = "") -> str:
    """A repeated session: its periods, then other keys."""
    written = "".join("  - " + "    ".join(f"{key}: {value}\n" for key, value in period.items()) for period in periods)
    return f'---\nkind: peer-call\ntitle: "Appel"\nrepeat:\n{written}{more}---\n'


def weekly(more: str = "", **keys: str) -> str:
    return repeated({**WEEKLY, **keys}, more=more)


def test_an_earlier_end_is_a_cancellation(told):
    assert told({APPEL: weekly()}, {APPEL: weekly(until="2026-12-14")}) == [
        "programme/sessions/appel.md:4:1: club-072: 3 dates étaient publiées, du mardi 15 décembre 2026 "
        "au mardi 29 décembre 2026, et la répétition ne les donne plus.\n"
        "    Gardez cette période (un nouveau rythme est une période de plus) :\n"
        "    repeat:\n"
        "      - start: 2026-12-01 12:30\n"
        "        duration: 45min\n"
        "        every: week\n"
        "        until: 2026-12-29\n"
        "    et annulez la suite.\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: cancelled\n"
        "        from: 2026-12-15"
    ]
    told_so = "changes:\n  - date: 2026-11-22\n    what: cancelled\n    from: 2026-12-15\n"
    assert told({APPEL: weekly()}, {APPEL: weekly(told_so)}) == []


def test_another_rhythm_is_another_period(told):
    assert told({APPEL: weekly()}, {APPEL: weekly(every="2 weeks")}) == [
        "programme/sessions/appel.md:4:1: club-072: 2 dates étaient publiées, du mardi 8 décembre 2026 "
        "au mardi 22 décembre 2026, et la répétition ne les donne plus.\n"
        "    Gardez cette période (un nouveau rythme est une période de plus) :\n"
        "    repeat:\n"
        "      - start: 2026-12-01 12:30\n"
        "        duration: 45min\n"
        "        every: week\n"
        "        until: 2026-12-29\n"
        "    et annulez les dates qui n'auront pas lieu.\n"
        "    Ajoutez :\n"
        "    dates:\n"
        "      2026-12-08:\n"
        "        changes:\n"
        "          - date: 2026-11-22\n"
        "            what: cancelled\n"
        "      2026-12-22:\n"
        "        changes:\n"
        "          - date: 2026-11-22\n"
        "            what: cancelled"
    ]


def test_past_dates_stay_too(told):
    before = repeated({**WEEKLY, "start": "2026-11-03 12:30", "until": "2026-11-17"}, WEEKLY)
    assert told({APPEL: before}, {APPEL: weekly()}) == [
        "programme/sessions/appel.md:4:1: club-072: 3 dates étaient publiées, du mardi 3 novembre 2026 "
        "au mardi 17 novembre 2026, et la répétition ne les donne plus.\n"
        "    Gardez cette période (un nouveau rythme est une période de plus) :\n"
        "    repeat:\n"
        "      - start: 2026-11-03 12:30\n"
        "        duration: 45min\n"
        "        every: week\n"
        "        until: 2026-11-17"
    ]


def test_a_new_closure_does_not_efface_published_dates(told):
    assert told({APPEL: weekly()}, {APPEL: weekly(), "programme/closures.yml": CLOSURE}) == [
        "programme/sessions/appel.md:4:1: club-072: 2 dates étaient publiées, du mardi 22 décembre 2026 "
        "au mardi 29 décembre 2026, et la fermeture « Fêtes » les efface.\n"
        "    Une date publiée s'annule.\n"
        "    Ajoutez :\n"
        "    dates:\n"
        "      2026-12-22:\n"
        "        changes:\n"
        "          - date: 2026-11-22\n"
        "            what: cancelled\n"
        '            why: "Fêtes"\n'
        "      2026-12-29:\n"
        "        changes:\n"
        "          - date: 2026-11-22\n"
        "            what: cancelled\n"
        '            why: "Fêtes"'
    ]


def test_the_lines_to_paste_are_what_was_missing(told):
    closed = {"programme/closures.yml": CLOSURE}
    (problem,) = told({APPEL: weekly()}, {APPEL: weekly(), **closed})
    lines = problem.split("\n    ")
    pasted = "\n".join(lines[lines.index("dates:") :]) + "\n"
    assert told({APPEL: weekly()}, {APPEL: weekly(pasted), **closed}) == []


def test_dates_that_are_already_special_are_added_to(told):
    special = 'dates:\n  2026-12-08:\n    title: "Autre"\n'
    after = {APPEL: weekly(special), "programme/closures.yml": CLOSURE.replace("2026-12-22", "2026-12-29")}
    (problem,) = told({APPEL: weekly(special)}, after)
    assert problem.endswith(
        "le mardi 29 décembre 2026 était une date publiée, et la fermeture « Fêtes » l'efface.\n"
        "    Une date publiée s'annule.\n"
        "    Ajoutez sous « dates » :\n"
        "      2026-12-29:\n"
        "        changes:\n"
        "          - date: 2026-11-22\n"
        "            what: cancelled\n"
        '            why: "Fêtes"'
    )


def test_a_closure_of_the_past_does_not_undo_what_took_place(told):
    past = {"start": "2026-11-03 12:30", "until": "2026-11-17"}
    closed = '- from: 2026-11-10\n  why: "Grève"\n'
    assert told({APPEL: weekly(**past)}, {APPEL: weekly(**past), "programme/closures.yml": closed}) == [
        "programme/sessions/appel.md:4:1: club-072: le mardi 10 novembre 2026 était une date publiée, "
        "et la fermeture « Grève » l'efface.\n"
        "    Ce qui est passé a eu lieu : raccourcissez la fermeture dans programme/closures.yml."
    ]


def test_many_lost_dates_are_named_and_a_dozen_written_out(told):
    before = weekly(start="2026-12-01 12:30", until="2027-06-29")
    (problem,) = told({APPEL: before}, {APPEL: weekly(start="2026-12-03 12:30", until="2027-07-01")})
    assert problem.count("what: cancelled") == 12
    assert problem.endswith("et de même : " + ", ".join(
        "2027-02-23 2027-03-02 2027-03-09 2027-03-16 2027-03-23 2027-03-30 2027-04-06 2027-04-13 2027-04-20 2027-04-27 "
        "2027-05-04 2027-05-11 2027-05-18 2027-05-25 2027-06-01 2027-06-08 2027-06-15 2027-06-22 2027-06-29".split()
    ))  # fmt: skip


def test_a_new_period_and_new_dates_lose_nothing(told):
    longer = repeated(WEEKLY, {**WEEKLY, "start": "2027-01-07 12:30", "until": "2027-03-25"})
    assert told({APPEL: weekly()}, {APPEL: longer}) == []


# --- repeat


SINGLE = "---\nkind: peer-call\ntitle: Appel\nstart: 2026-12-01 12:30\nduration: 45min\n---\n"


def test_a_published_session_never_gains_a_repeat(told):
    assert told({APPEL: SINGLE}, {APPEL: weekly()}) == [
        "programme/sessions/appel.md:4:1: club-073: cette séance était publiée sans répétition : "
        "sa page et son événement disparaîtraient.\n"
        "    Laissez-la comme elle était, sans repeat :\n"
        "    start: 2026-12-01 12:30\n"
        "    et créez un fichier pour la répétition : club new session"
    ]


def test_nor_loses_it(told):
    assert told({APPEL: weekly()}, {APPEL: SINGLE}) == [
        "programme/sessions/appel.md:4:8: club-073: cette séance était répétée : "
        "les pages et les événements de ses dates disparaîtraient.\n"
        "    Remettez repeat :\n"
        "    repeat:\n"
        "      - start: 2026-12-01 12:30\n"
        "        duration: 45min\n"
        "        every: week\n"
        "        until: 2026-12-29\n"
        "    Les dates qui n'auront pas lieu s'annulent.\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: cancelled\n"
        "        from: 2026-12-01"
    ]


def test_a_date_that_is_no_longer_known_is_postponed(told):
    undated = "---\nkind: peer-call\ntitle: Appel\nmonth: 2027-01\n---\n"
    assert told({APPEL: SINGLE}, {APPEL: undated}) == [
        "programme/sessions/appel.md:4:8: club-072: cette séance avait une date, 2026-12-01 12:30 : "
        "son événement disparaîtrait des agendas.\n"
        "    Une séance reportée garde sa dernière date, à la place de « month » :\n"
        "    start: 2026-12-01 12:30\n"
        "    duration: 45min\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: postponed"
    ]


def test_a_date_that_is_found_is_no_change(told):
    assert told({APPEL: "---\nkind: peer-call\ntitle: Appel\nmonth: 2026-12\n---\n"}, {APPEL: SINGLE}) == []
