"""A built site with a link that leads nowhere is not published."""

from pathlib import Path

import pytest

from finished import broken


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
    assert broken(site(tmp_path, home=home, agenda=agenda)) == []


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
        '<a href="../">',
        '<a href="..//agenda/">',
        '<img src="agenda/" srcset="agenda/ 1x, absente.webp 2x" alt="">',
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_page(tmp_path: Path, html: str) -> None:
    built = site(tmp_path, home=f"<p>{html}</p>", agenda="<p></p>")
    assert [line.partition(":")[0] for line in broken(built, "/club/")] == ["index.html"]


def test_absolute_links_are_read_from_where_the_site_is_served(tmp_path: Path) -> None:
    built = site(tmp_path, home='<a href="/club/agenda/">', agenda='<a href="/club/">')
    assert broken(built, "/club/") == []


def test_addresses_with_accents_and_spaces_are_understood(tmp_path: Path) -> None:
    (tmp_path / "été 2026.pdf").write_bytes(b"")
    assert broken(site(tmp_path, home='<a href="%C3%A9t%C3%A9%202026.pdf">')) == []


def test_links_climb_from_page_to_page(tmp_path: Path) -> None:
    agenda = '<h2 id="haut">x</h2>'
    deep = (
        '<a href="../../agenda/#haut">x</a> <a href="../../">y</a> <a href="../../../club/">z</a> <a href="../">w</a>'
    )
    built = site(tmp_path, home="<p></p>", agenda=agenda, agenda__deep=deep)
    assert broken(built, "/club/") == []
    wrong = '<a href="../../agenda/#bas">x</a> <a href="../../../">y</a> <a href="../javascript:x">z</a>'
    assert len(broken(site(built, agenda__deep=wrong), "/club/")) == 3


def test_what_comments_and_scripts_say_is_no_link(tmp_path: Path) -> None:
    html = (
        '<!-- <a href="absente/">x</a> --><script>let a = \'<a href="absente/">\';</script><p title="<a href=x>">y</p>'
    )
    assert broken(site(tmp_path, home=html)) == []
