"""The sample site's feeds, by the words of their formats and as a reader of news gets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from jsonschema.validators import Draft202012Validator
from lxml import etree, html

NAMES = ("annonces", "changements", "etudes-de-cas")
ATOM = "http://www.w3.org/2005/Atom"
BASE = "https://makesense.github.io/club-des-communautes/"
GRAMMAR = etree.RelaxNG.from_rnc_string((Path(__file__).parent / "atom.rnc").read_text("utf-8"))

TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^https://[^ ]+$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": {"name": TEXT, "url": URL, "avatar": URL},
        "additionalProperties": False,
    },
}
# https://www.jsonfeed.org/version/1.1/, the keys that ours may use; an address is absolute, a date is of RFC 3339.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items", "home_page_url", "feed_url"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": URL,
        "feed_url": URL,
        "description": TEXT,
        "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
        "authors": AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_html", "url", "date_published"],
                "properties": {
                    "id": TEXT,
                    "url": URL,
                    "title": TEXT,
                    "content_html": TEXT,
                    "summary": TEXT,
                    "image": URL,
                    "date_published": MOMENT,
                    "date_modified": MOMENT,
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, sample_site: Path) -> Path:
    """The Atom file of each feed; its twin ends in .json."""
    return sample_site / "flux" / f"{request.param}.xml"


def atom(path: Path) -> etree._Element:
    return etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()


def contents(path: Path) -> list[html.HtmlElement]:
    items = json.loads(path.with_suffix(".json").read_bytes())["items"]
    return [html.fragment_fromstring(item["content_html"], "div") for item in items]


# --- RFC 4287


def test_atom_keeps_to_its_grammar(path: Path) -> None:
    GRAMMAR.assertValid(atom(path))


def test_atom_keeps_to_what_no_grammar_says(path: Path) -> None:
    root = atom(path)
    assert root.find(f"{{{ATOM}}}author") is not None  # so entries may have none (4.1.1)
    ids = [one.text for one in root.iter(f"{{{ATOM}}}id")]
    assert len(ids) == len(set(ids))  # 4.2.6
    alternates = root.xpath("a:entry/a:link[@rel='alternate']", namespaces={"a": ATOM})
    assert len(alternates) == len(root.findall(f"{{{ATOM}}}entry"))  # 4.1.2: one at most, and a reader wants one
    [own] = root.xpath("a:link[@rel='self']/@href", namespaces={"a": ATOM})
    assert own == f"{BASE}flux/{path.name}"  # 4.1.1: where it is


def _without(name: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        found = root.find(f".//{{{ATOM}}}entry/{{{ATOM}}}{name}")
        found.getparent().remove(found)

    return change


def _twice(name: str) -> Callable[[etree._Element], None]:
    return lambda root: root.insert(0, deepcopy(root.find(f"{{{ATOM}}}{name}")))


def _undated(root: etree._Element) -> None:
    root.find(f".//{{{ATOM}}}updated").text = "3 décembre 2026"


def _nowhere(root: etree._Element) -> None:
    del root.find(f"{{{ATOM}}}link").attrib["href"]


def _unknown(root: etree._Element) -> None:
    etree.SubElement(root.find(f"{{{ATOM}}}entry"), f"{{{ATOM}}}description").text = "RSS en a, Atom non"


def _typed(root: etree._Element) -> None:
    root.find(f"{{{ATOM}}}title").set("type", "markdown")


@pytest.mark.parametrize(
    "change",
    [_without("id"), _without("title"), _without("updated"), _twice("title"), _undated, _nowhere, _unknown, _typed],
)
def test_the_grammar_sees_what_is_wrong(sample_site: Path, change: Callable[[etree._Element], None]) -> None:
    root = atom(sample_site / "flux" / "annonces.xml")
    change(root)
    assert not GRAMMAR.validate(root)


# --- JSON Feed


def test_json_feed_keeps_to_its_specification(path: Path) -> None:
    said = json.loads(path.with_suffix(".json").read_bytes())
    jsonschema.validate(said, JSON_FEED, Draft202012Validator)
    ids = [item["id"] for item in said["items"]]
    assert len(ids) == len(set(ids))
    assert said["feed_url"] == f"{BASE}flux/{path.with_suffix('.json').name}"


# --- in a reader


def test_feedparser_has_nothing_to_say_against_it(path: Path) -> None:
    feed = feedparser.parse(path.read_bytes())
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.entries and len(feed.entries) == len(contents(path))
    for entry in feed.entries:
        assert entry.title and entry.id and entry.link.startswith(BASE)
        assert entry.published_parsed <= entry.updated_parsed


def test_what_a_reader_keeps_is_what_we_wrote(path: Path) -> None:
    """feedparser takes out what it holds for dangerous: there is nothing of it."""
    kept = [entry.content[0].value for entry in feedparser.parse(path.read_bytes()).entries]
    for cleaned, written in zip(kept, contents(path), strict=True):
        shown = html.fragment_fromstring(cleaned, "div")
        assert shown.text_content().split() == written.text_content().split()
        assert [one.tag for one in shown.iter()] == [one.tag for one in written.iter()]


def test_links_and_pictures_are_whole_and_lead_somewhere(path: Path, sample_site: Path) -> None:
    for content in contents(path):
        for element, attribute, url, _ in content.iterlinks():
            assert url.startswith(("https://", "mailto:")), (attribute, url)
            here = url.removeprefix(BASE).partition("#")[0]
            assert here == url.partition("#")[0] or (sample_site / here).exists(), url
            assert element.tag != "img" or element.get("alt")


def test_studies_are_there_in_full(sample_site: Path) -> None:
    feed: dict[str, Any] = json.loads((sample_site / "flux" / "etudes-de-cas.json").read_bytes())
    for item, content in zip(feed["items"], contents(sample_site / "flux" / "etudes-de-cas.xml"), strict=True):
        page = html.parse(sample_site / item["url"].removeprefix(BASE) / "index.html")
        headings = [one.text for one in page.iterfind(".//main//div[@class='club-body']//h2")]
        assert len(headings) >= 5
        assert [one.text_content() for one in content.iter("h2")] == headings
    assert any(content.find(".//img") is not None for content in contents(sample_site / "flux" / "etudes-de-cas.xml"))
