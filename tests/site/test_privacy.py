"""What a page never says."""

from __future__ import annotations

from small_club import FORMER, PUBLIC, STUDY, THEME, Make, person, session

WHERE = "\n  name: Le Grenier\n  address: 8 bis rue des Essais\n  geo: 47.62, -5.91"


def test_withdrawn_person_leaves_every_page_and_is_spoken_of_as_a_member(make: Make) -> None:
    made = make(
        {
            "programme/people/retiree-1.yml": f"visibility: withdrawn\n{FORMER}",
            "programme/sessions/atelier.md": session(hosts="\n  - retiree-1"),
        }
    )
    assert "personnes/retiree-1/" not in made.pages
    assert "retiree-1" not in made.words("agenda/atelier/")
    assert "une personne membre" in made.words("agenda/atelier/")


def test_withdrawn_organisation_is_spoken_of_as_a_member(make: Make) -> None:
    made = make(
        {
            "programme/organisations/retiree-1.yml": f"visibility: withdrawn\n{FORMER}",
            "programme/cohorts/promo.yml": "title: Promo\nstarts: 2026-09\norganisations:\n  - retiree-1\n",
        }
    )
    assert "organisations/retiree-1/" not in made.pages
    assert "une organisation membre" in made.words("promos/promo/")
    assert "retiree-1" not in made.everything()


def test_study_of_a_withdrawn_author_leaves_too(make: Make) -> None:
    made = make(
        {
            "programme/people/retiree-1.yml": f"visibility: withdrawn\n{FORMER}",
            "programme/themes/rituels.md": THEME,
            "case-studies/cafe.md": STUDY.format(extra="status: published\nauthors:\n  - retiree-1"),
            "programme/sessions/atelier.md": session(case_studies="\n  - cafe"),
        }
    )
    assert "etudes-de-cas/cafe/" not in made.pages
    assert "Le café du dimanche" not in made.everything()
    assert "étude retirée" in made.words("agenda/atelier/")


def test_link_in_a_text_to_something_withdrawn_stays_as_text(make: Make) -> None:
    made = make(
        {
            "programme/people/retiree-1.yml": f"visibility: withdrawn\n{FORMER}",
            "programme/sessions/atelier.md": session("Avec [une personne](../people/retiree-1.yml)."),
        }
    )
    assert not made.problems
    assert "retiree-1" not in made.pages["agenda/atelier/"].body


def test_a_name_alone_has_no_page_and_no_link(make: Make) -> None:
    made = make(
        {
            "programme/people/tao.yml": person("Tao Démo", "role: Un rôle discret"),
            "programme/sessions/atelier.md": session(speakers="\n  - tao"),
        }
    )
    facts = {fact["label"]: fact["values"] for fact in made.pages["agenda/atelier/"].data["facts"]}
    assert facts["Intervention"][0]["text"] == "Tao Démo"
    assert facts["Intervention"][0]["url"] is None
    assert "personnes/tao/" not in made.pages
    assert "rôle discret" not in made.everything()


def test_address_for_members_is_in_no_document(make: Make) -> None:
    hidden = session(where=f"{WHERE}\n  address_for: members")
    made = make({"programme/sessions/atelier.md": hidden})
    assert "Grenier" in made.words("agenda/atelier/")
    assert "adresse donnée aux membres" in made.words("agenda/atelier/")
    assert "rue des Essais" not in made.everything()
    assert "47.62" not in made.everything()


def test_public_address_is_shown(make: Make) -> None:
    made = make({"programme/sessions/atelier.md": session(where=WHERE)})
    assert "8 bis rue des Essais" in made.words("agenda/atelier/")


def test_platform_never_links_and_a_public_link_does(make: Make) -> None:
    made = make(
        {
            "programme/club.yml": (
                "name: Club\ntagline: Essai\ntimezone: Europe/Paris\nlanguage: fr\ncalendar_domain: club.example.org\n"
                "contact:\n  name: S\n  email: s@example.org\nlicence: CC-BY-SA-4.0\nrepository: https://git.example.org\n"
                "branch: main\nplatform:\n  name: La Place\n  url: https://place.example.org/\n"
            ),
            "programme/sessions/atelier.md": session(join="platform", where="\n  online: true"),
            "programme/sessions/ouvert.md": session(join="\n  url: https://visio.example.org/a\n  public: true"),
        }
    )
    assert made.pages["agenda/atelier/"].data["join"] is None
    assert "lien sur La Place" in made.words("agenda/atelier/")
    assert "place.example.org" not in made.everything()
    assert made.pages["agenda/ouvert/"].data["join"] == "https://visio.example.org/a"


def test_anonymous_study_names_no_organisation(make: Make) -> None:
    extra = "status: published\nanonymous: true\nauthors:\n  - name: Une plume"
    made = make({"programme/themes/rituels.md": THEME, "case-studies/cafe.md": STUDY.format(extra=extra)})
    facts = {fact["label"]: fact["values"] for fact in made.pages["etudes-de-cas/cafe/"].data["facts"]}
    assert [value["text"] for value in facts["Par"]] == ["Une plume"]
    assert [value["text"] for value in facts["Organisation"]] == ["anonyme, à sa demande"]


def test_affiliation_is_the_one_of_the_day(make: Make) -> None:
    spells = "affiliations:\n  - organisation: avant\n    until: 2026-11\n  - organisation: apres\n    from: 2026-12\n"
    made = make(
        {
            "programme/organisations/avant.yml": "name: Avant\n",
            "programme/organisations/apres.yml": "name: Après\n",
            "programme/people/ada.yml": person("Ada", *PUBLIC) + spells,
            "programme/sessions/tot.md": session(start="2026-11-03 18:30", hosts="\n  - ada"),
            "programme/sessions/tard.md": session(start="2026-12-03 18:30", hosts="\n  - ada"),
        }
    )

    def note(address: str) -> str:
        facts = {fact["label"]: fact["values"] for fact in made.pages[address].data["facts"]}
        return facts["Animation"][0]["note"]

    assert (note("agenda/tot/"), note("agenda/tard/")) == ("Avant", "Après")
