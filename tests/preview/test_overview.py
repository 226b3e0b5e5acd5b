"""« apercu.html »: the changed pages in one file, which needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from club.preview.overview import MOST, Changed, overview

SITE_URL = "https://club.example.org/"
PAGE = """<!doctype html><html lang="fr"><head><link rel="stylesheet" href="{up}a.css"><script src="x.js"></script></head>
<body><nav>Menu</nav><main id="contenu" tabindex="-1" class="club"><h1 id="titre">{title}</h1>{body}</main></body></html>"""
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def built(folder: Path, pages: dict[str, str]) -> Path:
    (folder / "a.css").write_text("p { color: red }", "utf-8")
    (folder / "images").mkdir()
    (folder / "images" / "point.gif").write_bytes(GIF)
    for address, body in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(PAGE.format(title=address, body=body, up="../" * address.count("/")), "utf-8")
    return folder


def changed(*addresses: str) -> list[Changed]:
    return [Changed(address, f"Titre de {address}", "page nouvelle", f"{address}x.md") for address in addresses]


def test_pages_stand_one_after_the_other_without_the_site_around_them(tmp_path: Path) -> None:
    site = built(tmp_path, {"etudes-de-cas/a/": "<p>Un</p>", "etudes-de-cas/b/": "<p>Deux</p><script>no()</script>"})
    told = overview(site, changed("etudes-de-cas/b/", "etudes-de-cas/a/"), SITE_URL)
    page = html.document_fromstring(told)
    assert [h.text for h in page.xpath("//section//h1")] == ["etudes-de-cas/b/", "etudes-de-cas/a/"]
    assert "Menu" not in told
    assert page.xpath("//script | //link") == []
    assert told.count("color: red") == 1


def test_anchors_are_each_pages_own(tmp_path: Path) -> None:
    body = '<a href="#titre">haut</a> <a href="../b/#titre">l\'autre</a> <a href="../c/">ailleurs</a>'
    site = built(tmp_path, {"x/a/": body, "x/b/": "<p>Deux</p>"})
    page = html.document_fromstring(overview(site, changed("x/a/", "x/b/"), SITE_URL))
    links = [link.get("href") for link in page.xpath("//section//a")]
    assert links == ["#p1-titre", "#p2-titre", f"{SITE_URL}x/c/"]
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {"p1-titre", "p2-titre"} <= set(ids)


def test_pictures_are_in_the_file_and_only_those_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("code")
    site = tmp_path / "site"
    site.mkdir()
    built(
        site,
        {
            "x/a/": '<img src="../../images/point.gif" srcset="b.gif 2x"><img src="../../../secret"><img src="https://a.example/b">'
        },
    )
    sources = html.document_fromstring(overview(site, changed("x/a/"), SITE_URL)).xpath("//img/@src")
    assert sources[0].startswith("data:image/gif;base64,")
    assert sources[1:] == ["data:,", "data:,"]


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    told = overview(
        built(tmp_path, {"x/a/": ""}), [*changed("x/a/"), Changed("x/<b>/", "R&D <3", "page retirée", None)], SITE_URL
    )
    assert "R&amp;D &lt;3 (page retirée, <code>/x/&lt;b&gt;/</code>)" in told


def test_a_file_that_grows_too_heavy_only_names_the_rest(tmp_path: Path) -> None:
    addresses = [f"x/{number}/" for number in range(MOST + 2)]
    page = html.document_fromstring(
        overview(built(tmp_path, dict.fromkeys(addresses, "")), changed(*addresses), SITE_URL)
    )
    assert len(page.xpath("//section")) == MOST
    assert "Titre de x/61/" in page.text_content()


@pytest.mark.parametrize("address", ["etudes-de-cas/", "agenda/"])
def test_pages_of_the_real_site_can_be_shown(sample_site: Path, address: str) -> None:
    told = overview(sample_site, changed(address), SITE_URL)
    page = html.document_fromstring(told)
    assert page.xpath("//section//h1")
    assert "--md-primary-fg-color" in told
    assert [value for value in page.xpath("//@src") if not value.startswith("data:")] == []
    assert not re.search(r"<(script|link|iframe)\b", told)
