"""Whatever is private is found in every output, and nothing else is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from club.finish.guard import told
from club.finish.guard.patterns import Kind, masked
from finish.guard.carriers import ADDRESSES, CARRIERS, FIELDS, SENTENCES, atom, calendar, data, page
from finish.guard.conftest import Look

PRIVATE = {
    "passcode": ("code secret : 842 917", Kind.PASSCODE),
    "passcode in a link": ("https://visio.example/j/1?pwd=8Hx2", Kind.PASSCODE),
    "English passcode": ("Passcode 8Hx2", Kind.PASSCODE),
    "number of a meeting": ("ID de réunion : 842 917 1234", Kind.PASSCODE),
    "password": ("Mot de passe : tournesol", Kind.PASSCODE),
    "Zoom": ("https://us02web.zoom.us/j/8429171234", Kind.MEETING),
    "Meet without scheme": ("meet.google.com/abc-defg-hij", Kind.MEETING),
    "Teams": ("https://teams.microsoft.com/l/meetup-join/19%3ameeting_x", Kind.MEETING),
    "own server": ("https://visio.exemple.fr/salle", Kind.MEETING),
    "address": ("zoe.martin@exemple.fr", Kind.EMAIL),
    "disguised address": ("zoe [at] exemple.fr", Kind.EMAIL),
    "mobile": ("06 39 98 12 34", Kind.PHONE),
    "fixed without spaces": ("0199001234", Kind.PHONE),
    "international": ("+33 (0)6 39 98 12 34", Kind.PHONE),
    "abroad": ("+32 460 12 34 56", Kind.PHONE),
    "name": ("Zoé de l'Œuvre-Inventée", Kind.WITHDRAWN),
    "name in capitals": ("ZOE DE L’OEUVRE INVENTEE", Kind.WITHDRAWN),
    "name in another order": ("Œuvre Inventée (de l') Zoé", Kind.WITHDRAWN),
    "name in two pieces of an accent": ("Zoe\u0301 de l'Œuvre Invente\u0301e", Kind.WITHDRAWN),
    "name with no-break spaces": ("Zoé\u00a0de\u202fl’Œuvre\u2011Inventée", Kind.WITHDRAWN),
    "name with unseen signs": ("Zo\u00adé de l'Œu\u200bvre-Inventée", Kind.WITHDRAWN),
    "id": ("zoe-de-l-oeuvre-inventee", Kind.WITHDRAWN),
    "name in one word": ("ZoeDeLOeuvreInventee", Kind.WITHDRAWN),
    "title of a study": ("Le jardin qui ne dormait jamais", Kind.WITHDRAWN),
    "title of a draft": ("Le parrainage secret du samedi matin", Kind.DRAFT),
    "sentence of a draft": ("Nous avons compté les parapluies oubliés chaque samedi pendant un an", Kind.DRAFT),
    "address for members": ("12, impasse des Mirages, 75000 Paris", Kind.RESERVED),
    "presentation of a person without page": ("Ada collectionne les parapluies oubliés dans les trains", Kind.NAME_ONLY),
}  # fmt: skip
ONE_WORD = {"name of one word": ("One", Kind.WITHDRAWN), "short title": ("ONE", Kind.WITHDRAWN)}


PLANTED = [  # one in seven is planted by « make test », so that each text and each place is; all by « make test-all »
    pytest.param(private, carrier, marks=[pytest.mark.slow] if (row + column) % 7 else [])
    for row, (private, (_, kind)) in enumerate(PRIVATE.items())
    for column, carrier in enumerate(CARRIERS)
    if not (kind is Kind.PHONE and carrier in ADDRESSES)  # there, ten digits are a number like any other
]


@pytest.mark.parametrize(("private", "carrier"), PLANTED)
def test_a_planted_leak_is_found_wherever_it_is(look: Look, private: str, carrier: str) -> None:
    text, kind = PRIVATE[private]
    name, content = CARRIERS[carrier](text)
    leaked = look((name, content))
    assert kind in {leak.kind for leak in leaked}
    assert all(leak.addresses == (name,) for leak in leaked)
    assert text not in "\n".join(told(leaked))


@pytest.mark.parametrize("carrier", FIELDS)
def test_a_name_of_one_word_is_found_in_fields(look: Look, carrier: str) -> None:
    assert [leak.kind for leak in look(FIELDS[carrier]("One"))] == [Kind.WITHDRAWN]


@pytest.mark.parametrize("carrier", [name for name in SENTENCES if name != "HTML in JSON"])
def test_a_name_of_one_word_is_left_alone_in_sentences(look: Look, carrier: str) -> None:
    assert look(SENTENCES[carrier]("one day, someone")) == []


@pytest.mark.parametrize(
    "name",
    [
        "personnes/zoe-de-l-oeuvre-inventee/index.html",
        "images/Zoé de l'Œuvre-Inventée.webp",
        "agenda/organisation/one.ics",
    ],
)
def test_names_and_addresses_of_files_are_looked_at(look: Look, name: str) -> None:
    leaked = look((name, b""))
    assert Kind.WITHDRAWN in {leak.kind for leak in leaked}


# --- pictures


def picture(form: str, **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, form, **more)
    return out.getvalue()


def exif() -> Image.Exif:
    told = Image.Exif()
    told[0x013B] = "Zoé"  # Artist
    told.get_ifd(0x8825)[1] = "N"  # GPS
    return told


def text_chunk() -> PngInfo:
    told = PngInfo()
    told.add_text("Author", "Zoé")
    return told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("images/x.webp", picture("WEBP", exif=exif())),
        ("images/x.webp", picture("WEBP", xmp=b"<x:xmpmeta/>")),
        ("assets/x.jpg", picture("JPEG", exif=exif())),
        ("assets/x.jpg", picture("JPEG", comment="par Zoé")),
        ("assets/x.png", picture("PNG", exif=exif())),
        ("assets/x.png", picture("PNG", pnginfo=text_chunk())),
        ("assets/x.gif", picture("GIF", comment="par Zoé")),
    ],
)
def test_a_picture_says_nothing_but_what_it_shows(look: Look, name: str, content: bytes) -> None:
    assert [(leak.kind, leak.addresses) for leak in look((name, content))] == [(Kind.METADATA, (name,))]


@pytest.mark.parametrize("form", ["WEBP", "JPEG", "PNG", "GIF"])
def test_a_bare_picture_is_no_leak(look: Look, form: str) -> None:
    assert look((f"images/x.{form.lower()}", picture(form))) == []


# --- what is no leak


@pytest.mark.parametrize("carrier", [name for name in CARRIERS if name not in ADDRESSES])
@pytest.mark.parametrize(
    "text",
    [
        "solene@example.org",  # the contact of programme/club.yml
        "https://meet.example.org/ouverte",  # join: public
        "x@club.example.org",  # the UID of the event below
        "du 03 12 2026 au 04 12 2026, 120 000 membres, 06 2026",
        "un code postal : 75011, un mot de passage",
        "logo@2x.png",
        "urn:uuid:03855894-13f3-573a-ac57-0903a962ddd2, urn:uuid:00855894-1313-573a-ac57-0903a962ddd2",
    ],
)
def test_what_is_declared_or_harmless_may_be_said(look: Look, text: str, carrier: str) -> None:
    event = ("agenda.ics", b"BEGIN:VEVENT\r\nUID:x@club.example.org\r\nEND:VEVENT\r\n")
    assert look(event, CARRIERS[carrier](text)) == []


def test_a_preview_shows_drafts(look: Look) -> None:
    draft = page("<h1>Le parrainage secret du samedi matin</h1>")
    assert look(draft, previews=True) == []
    assert len(look(draft)) == 1


def test_the_scripts_of_the_frame_are_not_read(look: Look) -> None:
    assert look(("assets/javascripts/lunr.js", b"// zoe@exemple.fr")) == []


def test_a_leak_between_two_cells_is_found(look: Look) -> None:
    cells = "<tr><td>Zoé de l'</td><td>Œuvre</td><td>Inventée</td></tr>"
    assert look(page(f"<table>{cells}</table>"))
    assert look(page("<dl><dt>Code secret</dt><dd>842917</dd></dl>"))


def test_a_permitted_address_that_stands_before_a_short_text_is_not_read_by_half(look: Look) -> None:
    shown = "<p>Écrivez à Ada&nbsp;: solene@example.org.</p>"
    assert all(look(page(f"{shown}<p>{'x ' * length}</p><p>Suite</p>")) == [] for length in range(40))
    assert all(look(page(f"<p>{'x ' * length}solene@example.org</p>")) == [] for length in range(40))


# --- how it is told


def test_a_leak_tells_its_output_its_source_and_how_to_mend_it(root: Path, look: Look) -> None:
    (root / "programme/sessions/fuite.md").write_text(
        "---\ntitle: x\n---\n\nÉcrire à zoe@exemple.fr,\nou à Zoe de l'oeuvre inventée.\n", "utf-8"
    )
    try:
        address, name = look(page("<p>zoe@exemple.fr</p>"), calendar("description", "Zoé de l'Œuvre-Inventée"))
    finally:
        (root / "programme/sessions/fuite.md").unlink()
    assert address.told()[0] == (
        "/agenda/x/index.html : une adresse électronique « z…@e….f… » ; c'est écrit là : programme/sessions/fuite.md:5:10"
    )
    assert name.source == "programme/sessions/fuite.md:6:6"
    assert name.forbids is not None and name.forbids.startswith("programme/people/personne-retiree-1.yml:")
    assert "« Se retirer »" in name.told()[1]


def test_a_leak_in_many_outputs_is_told_once(look: Look) -> None:
    pages = [page("<p>zoe@exemple.fr</p>", name=f"agenda/{n}/index.html") for n in range(9)]
    assert len(leaked := look(*pages, data({"x": "zoe@exemple.fr"}), atom("zoe@exemple.fr"))) == 1
    assert "et 8 autres" in told(leaked)[0]


def test_a_secret_is_masked() -> None:
    assert masked("Code secret : 842917") == "C… s… : 8…"
