"""LAST-MODIFIED and DTSTAMP: the latest commit of any file that an event draws on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from club.calendar import documents
from club.calendar.stamps import sources
from club.cli import main
from club.history import commits
from club.programme.build import build
from club.programme.graph import Programme
from club.publication import prepare
from club.sources.reader import read
from git_repository import Repository
from small_club import CLUB, person, session

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FILES = {
    "mkdocs.yml": "site_url: https://club.example.org/\n",
    "programme/club.yml": CLUB,
    "programme/themes/rituels.md": "---\ntitle: Rituels\nmonth: 2026-12\n---\n",
    "programme/themes/bilan.md": "---\ntitle: Bilan\nmonth: 2026-12\n---\n",
    "programme/organisations/velo.yml": "name: Vélo Club\n",
    "programme/people/ada.yml": person("Ada", "affiliations:", "  - organisation: velo", "    until: 2026-12"),
    "programme/people/bob.yml": person("Bob"),
    "programme/sessions/alpha.md": session(hosts="[ada]", themes="[rituels]"),
    "programme/sessions/beta.md": session(start="2027-02-04 18:30", hosts="[ada]", speakers="[bob]"),
    "programme/sessions/gamma.md": session(),
}
FIRST, LATER = "2026-01-01", "2026-06-01"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path / "club")
    repository.commit(FILES, at=FIRST)
    return repository


def modified(root: Path) -> dict[str, str]:
    """LAST-MODIFIED of each event, by the last part of its address."""
    (feed,) = (d.content for d in prepare(root, NOW).documents if d.address == "agenda.ics")
    events = Calendar.from_ical(feed).events
    assert all(event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt for event in events)
    return {event["URL"].split("/")[-2]: f"{event['LAST-MODIFIED'].dt:%Y-%m-%d}" for event in events}


def test_an_event_changed_when_its_file_was_last_committed(repository):
    repository.commit({"programme/sessions/beta.md": FILES["programme/sessions/beta.md"] + "Venez."}, at=LATER)
    assert modified(repository.root) == {"alpha": FIRST, "beta": LATER, "gamma": FIRST}


@pytest.mark.parametrize(
    ("path", "concerned"),
    [
        ("programme/themes/rituels.md", {"alpha"}),
        ("programme/themes/bilan.md", set()),
        ("programme/people/ada.yml", {"alpha", "beta"}),
        ("programme/people/bob.yml", {"beta"}),
        ("programme/organisations/velo.yml", {"alpha"}),  # Ada had left it in February
        ("programme/club.yml", {"alpha", "beta", "gamma"}),
        ("mkdocs.yml", {"alpha", "beta", "gamma"}),
    ],
)
def test_so_did_it_when_a_file_that_it_draws_on_was(repository, path, concerned):
    text = FILES[path]
    comment = text.replace("title:", "# Une note.\ntitle:") if path.endswith(".md") else f"{text}# Une note.\n"
    repository.commit({path: comment}, at=LATER)
    found = modified(repository.root)
    assert {id for id, day in found.items() if day == LATER} == concerned
    assert {id for id, day in found.items() if day == FIRST} == found.keys() - concerned


def test_whatever_a_file_changes_in_an_event_the_event_is_known_to_draw_on_it(repository):
    """Each name and title is replaced in turn: no event says so that does not count the file among its sources."""
    replaced = {"title: ": "title: Autre ", "name: ": "name: Autre ", 'title: "': 'title: "Autre '}
    before = events(repository.root)
    drawn = {
        of.session.id: sources(programme, of)
        for programme in [programme_of(repository.root)]
        for of in programme.occurrences
    }
    for path, text in FILES.items():
        old = next((old for old in ('title: "', "title: ", "name: ") if old in text), None)
        if old is None:
            continue
        repository.write({path: text.replace(old, replaced[old], 1)})
        after = events(repository.root)
        assert {id for id in after if after[id] != before[id]} <= {
            id for id, paths in drawn.items() if path in paths
        }, path
        repository.write({path: text})


def programme_of(root: Path) -> Programme:
    programme, problems = build(read(root), NOW)
    assert programme is not None, problems
    return programme


def events(root: Path) -> dict[str, bytes]:
    """The bytes of each event's own calendar, without any history."""
    files = {file.address: file.content for file in documents(programme_of(root), "https://club.example.org/")}
    return {id: files[f"agenda/{id}.ics"] for id in ("alpha", "beta", "gamma")}


def test_a_later_change_or_announcement_wins(repository):
    moved = session(changes="[{date: 2026-11-20, what: moved, was: 2026-12-01 18:30}]")
    repository.commit(
        {"programme/sessions/alpha.md": session(announced="2026-10-01"), "programme/sessions/beta.md": moved}, at=LATER
    )
    assert modified(repository.root) == {"alpha": "2026-10-01", "beta": "2026-11-20", "gamma": FIRST}


def test_no_event_is_older_than_the_club(repository, tmp_path):
    old = Repository(tmp_path / "vieux")
    old.commit(FILES, at="2001-02-03")
    assert set(modified(old.root).values()) == {"2021-03-18"}


def test_without_history_the_data_alone_count(repository):
    (repository.root / ".git").rename(repository.root / "plus-de-git")
    assert set(modified(repository.root).values()) == {"2021-03-18"}


def test_the_clock_of_the_build_changes_no_stamp(repository):
    feeds = [[d.content for d in prepare(repository.root, now).documents if d.address == "agenda/alpha.ics"]
             for now in (NOW, NOW.replace(year=2030))]  # fmt: skip
    assert feeds[0] == feeds[1]


def test_an_export_has_the_stamps_of_the_site(repository, tmp_path, monkeypatch):
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    repository.write({"mkdocs.yml": FILES["mkdocs.yml"] + "hooks: []\n"})
    assert main(["export", str(tmp_path / "export")]) == 0
    (content,) = (d.content for d in prepare(repository.root, NOW).documents if d.address == "agenda.ics")
    assert (tmp_path / "export" / "docs" / "agenda.ics").read_bytes() == content


# --- a shallow clone


@pytest.fixture
def shallow(repository, tmp_path, monkeypatch):
    repository.commit(at=LATER)
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(clone))
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "index.html").write_text("neuf")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("ancien")
    monkeypatch.chdir(clone)
    return tmp_path


def published(folder: Path) -> str:
    return (folder / "site" / "index.html").read_text()


def test_a_shallow_clone_never_publishes(shallow, monkeypatch, capsys):
    monkeypatch.delenv("CLUB_PREVIEWS", raising=False)
    assert commits.read(Path.cwd()).extent is commits.Extent.PART
    assert main(["finish", str(shallow / "built"), str(shallow / "site")]) == 1
    said, _, online = capsys.readouterr().err.partition("Reste en ligne : ")
    assert online.startswith(str(shallow / "site"))
    assert said == (
        "Rien n'est mis en ligne, le site précédent est intact :\n"
        "  ce dépôt n'a que la fin de l'historique, et les calendriers en tirent leurs dates.\n"
        "  Récupérez-le en entier : git fetch --unshallow\n"
        "  puis construisez de nouveau. Pour un simple aperçu : CLUB_PREVIEWS=1\n"
    )
    assert published(shallow) == "ancien"


def test_a_shallow_clone_builds_previews(shallow, monkeypatch):
    monkeypatch.setenv("CLUB_PREVIEWS", "1")
    assert main(["finish", str(shallow / "built"), str(shallow / "site")]) == 0
    assert published(shallow) == "neuf"


def test_a_history_that_git_refuses_to_read_never_publishes(shallow, monkeypatch, capsys):
    monkeypatch.delenv("CLUB_PREVIEWS", raising=False)
    (Path.cwd() / ".git" / "config").write_text("[core", "utf-8")
    assert main(["finish", str(shallow / "built"), str(shallow / "site")]) == 1
    assert "git ne lit pas l'historique" in capsys.readouterr().err
    assert published(shallow) == "ancien"
