"""What a withdrawn file keeps of its names: enough to know them again, and nothing to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.former import Former, Key, fields, hashed, keys, new_salt, plain, runs, words
from club.sources.reader import read

ROOT = Path(__file__).parents[1]
SALT = "0123456789abcdef"


def former(*names: str, anywhere: int = 2) -> Former:
    return Former.read(hashed([key for name in names for key in keys(name, anywhere)], SALT))


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("programme/people/personne-retiree-1.yml", ["Prune Esquissée", "prune-esquissee"]),
        ("programme/organisations/organisation-retiree-1.yml", ["Fabrique des Lampions imaginaires"]),
        ("case-studies/etude-retiree-1.md", ["cafe-qui-n-ouvrait-jamais"]),
    ],
)
def test_the_withdrawn_files_of_the_sample_know_their_invented_names(path: str, names: list[str]) -> None:
    item = next(item for item in read(ROOT).items if item.path == path)
    assert all(Former.read(item.data.former).names(name) for name in names)
    assert not Former.read(item.data.former).names("Ada Lovelace")


@pytest.mark.parametrize(
    "spelling",
    ["Zoé L'Œuvre", "ZOE L OEUVRE", "zoe-l-oeuvre", "l'œuvre zoé", "Zoe\u0301 l\u2019Œuvre", "Zoé\u00a0L’Œu\u00advre"],
)
def test_every_spelling_of_a_name_is_known(spelling: str) -> None:
    assert former("Zoé L'Œuvre").names(spelling)


def test_a_name_of_several_words_is_looked_for_anywhere() -> None:
    assert keys("Capucine Modèle") == [
        Key("2", "capucine modele"),
        Key("j", "capucinemodele"),
        Key("j", "modelecapucine"),
    ]


def test_a_name_of_one_word_is_looked_for_in_fields() -> None:
    assert keys("One") == [Key("f", "one")]
    assert keys("La Ruche") == [Key("f", "ruche")]


def test_a_short_title_is_looked_for_in_fields_and_a_long_one_by_six_words() -> None:
    assert keys("Le premier mois", anywhere=4)[0] == Key("f", "mois premier")
    long = keys("Comment nous avons repeint la salle un dimanche", anywhere=4)
    assert [key.way for key in long] == ["6", "6", "6", "j"]


def test_a_field_is_taken_whole_and_by_pieces() -> None:
    assert {"one", "ada"} <= {*fields("Ada (One)"), *fields("One · agenda")}
    assert "one" in set(fields("agenda/organisation/one.ics"))
    assert set(fields(" ".join(["one"] * 13))) == set()


def test_one_file_has_one_salt_and_its_entries_say_nothing_of_their_order() -> None:
    written = hashed([*keys("Zoé Exemple"), *keys("exemple-zoe"), *keys("Autre Nom")], SALT)
    assert written == sorted(written)
    assert {entry.split(":")[2] for entry in written} == {SALT}
    assert new_salt() != new_salt()


def test_an_entry_without_a_way_is_looked_for_in_all() -> None:
    bare = [entry.replace(":2:", ":") for entry in hashed([Key("2", "capucine modele")], SALT)]
    assert Former.read(bare).names("Modèle, Capucine")


def test_each_entry_found_is_numbered() -> None:
    of = former("Zoé Exemple", "Autre Nom")
    found = dict(of.known("2", runs(words("hier Zoé Exemple et un autre nom"), 2)))
    assert set(found) == {"exemple zoe", "autre nom"}
    assert sorted(found.values()) == [0, 1]


@given(st.text(max_size=40))
def test_a_name_is_known_whatever_it_is_made_of(name: str) -> None:
    if keys(name):
        assert former(name).names(name)


@given(st.text(max_size=40))
def test_comparing_twice_changes_nothing(text: str) -> None:
    assert words(plain(text)) == words(text)
