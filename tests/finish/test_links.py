"""A built site with a link that leads nowhere is not published."""

from pathlib import Path

import pytest

from club.finish.links import broken_links


def site(folder: Path, **pages: str) -> Path:
    for name, html in pages.items():
        file = folder / name.replace("__", "/") / "index.html" if name != "home" else folder / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return folder


def test_a_site_whose_links_all_lead_somewhere(tmp_path: Path) -> None:
    (tmp_path / "agenda.ics").write_bytes(b"")
    home = '<a href="agenda/#decembre">x</a> <a href="https://ailleurs.example/">y</a> <a href="#haut" id="haut">z</a>'
    agenda = '<h2 id="decembre">x</h2> <a href="../">y</a> <a href="../agenda.ics">z</a> <a href="mailto:a@b.fr">m</a>'
    assert broken_links(site(tmp_path, home=home, agenda=agenda)) == []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="absente/">',
        '<a href="agenda/#absente">',
        '<a href="#absente">',
        '<img src="absente.webp" alt="">',
        '<script src="absente.js"></script>',
        '<link rel="stylesheet" href="absente.css">',
        '<meta http-equiv="refresh" content="0; url=absente/">',
        '<a href="/hors-du-site/">',
        '<a href="agenda">',
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_page(tmp_path: Path, html: str) -> None:
    built = site(tmp_path, home=f"<p>{html}</p>", agenda="<p></p>")
    assert [line.partition(":")[0] for line in broken_links(built, "/club/")] == ["index.html"]


def test_absolute_links_are_read_from_where_the_site_is_served(tmp_path: Path) -> None:
    built = site(tmp_path, home='<a href="/club/agenda/">', agenda='<a href="/club/">')
    assert broken_links(built, "/club/") == []


def test_addresses_with_accents_and_spaces_are_understood(tmp_path: Path) -> None:
    (tmp_path / "été 2026.pdf").write_bytes(b"")
    assert broken_links(site(tmp_path, home='<a href="%C3%A9t%C3%A9%202026.pdf">')) == []
