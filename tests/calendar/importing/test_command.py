"""« club import » as people run it, and back again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import recurring_ical_events
from icalendar import Calendar

from club import calendar, cli, imports
from club.programme.clock import zone
from club.programme.occurrences import State
from club.sources.terms import SessionKind

EXPORTS = sorted((Path(__file__).parent / "golden").glob("*/export.ics"))
EVENT = ("BEGIN:VEVENT", "UID:a", "SUMMARY:Appel", "DTSTART:20261201T180000Z", "DTEND:20261201T190000Z", "END:VEVENT")


@pytest.fixture
def run(club, monkeypatch, capsys, write_calendar):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795300000")
    monkeypatch.chdir(club.root)
    (club.root / "export.ics").write_bytes(write_calendar(*EVENT))

    def command(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["import", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_it_writes_and_tells(run, club):
    code, out, _ = run("export.ics")
    assert code == 0
    assert out.startswith("1 séance écrite :\n  programme/sessions/appel-2026-12-01.md : Appel\n")
    assert "club check" in out


def test_an_id_already_there_is_never_taken(run, club):
    """The small project has a session « appel » and another of the alias « ancien-atelier »."""
    run("export.ics")
    assert club.sessions()["appel"].startswith("---\nkind: peer-call")
    assert "appel-2026-12-01" in club.sessions()


def test_the_same_title_on_the_same_day_is_numbered(club, write_calendar):
    done = club.take(write_calendar(*EVENT, *("UID:b" if line == "UID:a" else line for line in EVENT)))
    assert set(done.files) == {"appel-2026-12-01", "appel-2026-12-01-2"}


def test_an_alias_is_taken_too(club):
    assert set(club.event("SUMMARY:Ancien atelier").files) == {"ancien-atelier-2026-12-01"}


def test_an_event_is_known_again_under_another_name(club):
    (id,) = club.event().files
    folder = club.root / "programme" / "sessions"
    (folder / f"{id}.md").rename(folder / "un-autre-nom.md")
    done = club.event("SUMMARY:Un titre changé depuis")
    assert done.files == {}
    assert "Déjà importé, laissé tel quel (1) :\n  programme/sessions/un-autre-nom.md" in done.told


def test_a_dry_run_writes_nothing(run, club):
    before = club.sessions()
    code, out, _ = run("export.ics", "--dry-run")
    assert code == 0
    assert 'title: "Appel"' in out
    assert "1 séance à écrire" in out
    assert club.sessions() == before


def test_it_writes_elsewhere_when_asked(run, club, tmp_path):
    before = club.sessions()
    assert run("export.ics", "--into", str(tmp_path / "essai"))[0] == 0
    assert club.sessions() == before
    assert (tmp_path / "essai/programme/sessions/appel-2026-12-01.md").is_file()


@pytest.mark.parametrize(
    ("word", "kind"), [("coaching", "coaching"), ("atelier", "training"), ("Formation", "training")]
)
def test_the_kind_can_be_said_in_french(run, club, word, kind):
    run("export.ics", "--kind", word)
    assert f"kind: {kind}\n" in club.sessions()["appel-2026-12-01"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["absent.ics"], "absent.ics ne peut pas être lu"),
        (["programme"], "programme ne peut pas être lu"),
        (["mkdocs.yml"], "ce fichier n'est pas un calendrier"),
        (["export.ics", "--kind", "formatoin"], "Vouliez-vous « training » ?"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert message in err


def test_without_a_club_nothing_is_imported(run, club):
    (club.root / "programme" / "club.yml").write_text("name: 3\n")
    assert "programme/club.yml" in run("export.ics")[2]


def test_every_kind_has_its_words():
    assert all(imports.kind_of(word) is one for one in SessionKind for word in (one.value, one.label, *one.words))


# --- what is read means what was written


def universal(at):
    return at.timestamp() if isinstance(at, datetime) else at


@pytest.mark.parametrize("export", EXPORTS, ids=lambda file: file.parent.name)
def test_an_import_keeps_every_instant(club, export):
    """What another library reads in the export is what our own calendar then says, as far as it was taken over."""
    known = {one.id for one in club.programme().occurrences}
    done = club.take(export.read_bytes())
    lost = ("Anniversaire", "Médecin", "Lire ses messages", "Date perdue", "Annulé")
    text = export.read_bytes().decode()
    broken = text.replace("DTSTART;TZID=Europe/Paris:202611XX", "DTSTART;VALUE=DATE:20200101")
    theirs = recurring_ical_events.of(Calendar.from_ical(broken)).between(datetime(2026, 1, 1), datetime(2027, 9, 1))
    theirs = [
        event for event in theirs if not str(event["SUMMARY"]).startswith(lost) and event.get("STATUS") != "CANCELLED"
    ]
    ours = [one for one in club.programme().occurrences if one.id not in known and one.state is not State.CANCELLED]
    floating = {"Fête d’hiver"}
    assert done.files
    expected = {
        (
            local(event.start) if event["SUMMARY"] in floating else universal(event.start),
            str(event["SUMMARY"])[:5],
        )
        for event in theirs
    }
    found = {(universal(one.start), one.data.title[:5]) for one in ours}
    assert found == expected


def local(at):
    """A time without zone is the club's."""
    return at.replace(tzinfo=zone("Europe/Paris")).timestamp()


def test_our_own_calendar_brings_nothing_new(club):
    files = calendar.documents(club.programme(), "https://club.example.org/")
    (feed,) = (file for file in files if file.address == "agenda.ics")
    done = club.take(feed.content)
    assert (done.code, done.files) == (0, {})
    assert "Déjà importé, laissé tel quel (2)" in done.told


def test_our_own_calendar_comes_back_to_the_same_instants(club):
    programme = club.programme()
    (feed,) = (
        file for file in calendar.documents(programme, "https://club.example.org/") if file.address == "agenda.ics"
    )
    before = {
        (universal(one.start), universal(one.end), str(one.state), str(one.data.kind))
        for one in programme.occurrences
        if one.dated
    }
    known = {one.session.id for one in programme.occurrences}
    settings = club.root / "programme" / "club.yml"  # in another club, nobody knows those events
    settings.write_text(settings.read_text("utf-8").replace("essai.example.org", "ailleurs.example.org"), "utf-8")
    done = club.take(feed.content)
    again = [one for one in club.programme().occurrences if one.session.id not in known]
    assert len(again) == len(before) == len(done.files)
    assert {(universal(one.start), universal(one.end), str(one.state), str(one.data.kind)) for one in again} == before
    assert not {"Annulé", "Reporté"} & {one.data.title.split()[0] for one in again}
