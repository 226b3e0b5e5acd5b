"""Links in contributed texts: from the path of a source, as GitHub shows it, to the address it is published at."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from club import addresses, rules
from club.kept import Shelf, digest
from club.problems import Problem, nearest, shown
from club.rules import Rule
from club.sources.reader import Item
from club.text.markdown import Rendered, render
from club.text.walk import Attributes, with_attributes

COLUMN = "(max-width: 40rem) 100vw, 36rem"  # how wide a text is drawn (docs/assets/club.css)


@dataclass(frozen=True)
class Sizes:
    """A published picture: pixels, and (published address, width) of each form of it, widest last."""

    width: int
    height: int
    forms: tuple[tuple[str, int], ...]


@dataclass
class Texts:
    """Renders the texts of one build.

    ``places`` leads from the path of a source to the address of its page, ``pictures`` from the path of a
    picture to its published address.  What can't be resolved is kept in ``problems``; links to addresses of the
    site itself (``/agenda/``) are kept in ``to_check`` until every address is known.  ``pageless`` are sources
    without a page (withdrawn, draft, a name alone): what leads there stays as text.  ``sizes`` knows, by the path of
    a picture, its width and height in pixels and the narrower forms of it: (published address, width).

    ``shelf`` knows what a text gave, by the text, the folder its links start from and the page it stands on, with each
    link and picture that was asked for and the answer: it holds as long as each would be answered the same.
    """

    places: Mapping[str, str]
    pictures: Mapping[str, str]
    pageless: Collection[str] = frozenset()
    sizes: Callable[[str], Sizes | None] = lambda path: None
    shelf: Shelf = field(default_factory=lambda: Shelf(None, "texts"))
    problems: list[Problem] = field(default_factory=list)
    to_check: list[tuple[Item, str, str]] = field(default_factory=list)

    def body(self, item: Item, page: str) -> Rendered:
        """The body of ``item``, to be shown on the page at address ``page``."""
        return self.text(item.body, item, page)

    def text(self, text: str, item: Item, page: str) -> Rendered:
        """A Markdown text written in the file of ``item``."""

        pictures: dict[str, Sizes] = {}
        asked: list[tuple[str, str, str | None]] = []
        refused: list[str] = []

        def answer(attribute: str, target: str) -> str | None:
            return (
                self._link(target, item, page) if attribute == "href" else self._picture(target, item, page, pictures)
            )

        def resolve(attribute: str, target: str) -> str | None:
            asked.append((attribute, target, answer(attribute, target)))
            return asked[-1][2]

        def refuse(written: str) -> None:
            refused.append(written)
            said = f"{written}>" if written.startswith("<") else written
            help = "Écrivez-le en Markdown (lien, image du dossier, tableau), ou retirez-le."
            self._blame(item, written, rules.FOREIGN_MARKUP, f"« {shown(said)} » n'est pas admis dans un texte.", help)

        key = digest(text, item.folder, page)
        known = self.shelf.get(key)
        if known and all(answer(attribute, target) == given for attribute, target, given in known[3]):
            return self._finished(Rendered(*known[:3]), pictures, page)
        try:
            rendered = render(text, resolve, refuse)
        except RecursionError:
            self._blame(item, "", rules.TOO_DEEP, "ce texte imbrique trop de citations ou de listes.")
            return Rendered("", [])
        if not refused:
            self.shelf.put(key, (rendered.html, rendered.contents, rendered.words, asked))
        return self._finished(rendered, pictures, page)

    def _finished(self, rendered: Rendered, pictures: Mapping[str, Sizes], page: str) -> Rendered:
        return replace(rendered, html=_dressed(rendered.html, pictures, page)) if pictures else rendered

    def _link(self, target: str, item: Item, page: str) -> str | None:
        parts = urlsplit(target)
        if parts.scheme or target.startswith(("#", "//")):
            return self._outside(target, parts.scheme, item)
        if target.startswith("/"):
            self.to_check.append((item, target, target.lstrip("/")))
            return addresses.relative(target.lstrip("/"), page)
        path = posixpath.normpath(posixpath.join(item.folder, unquote(parts.path)))
        address = self.places.get(path, self.places.get(f"{path}/index.md"))
        if address is None and (path in self.pageless or f"{path}/index.md" in self.pageless):
            return None
        if address is None:
            near = nearest(path, self.places)
            help = (f"Vouliez-vous « {posixpath.relpath(near, item.folder)} » ?",) if near else ()
            self._blame(item, target, rules.BROKEN_LINK, f"« {shown(target)} » ne mène à aucun fichier du site.", *help)
            return None
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return addresses.relative(address + anchor, page)

    def _outside(self, target: str, scheme: str, item: Item) -> str | None:
        if target.startswith("#") or scheme in ("http", "https", "mailto"):
            return target
        help = "Un lien vers un autre site commence par https://"
        self._blame(item, target, rules.BROKEN_LINK, f"« {shown(target)} » n'est pas une adresse admise.", help)
        return None

    def _picture(self, target: str, item: Item, page: str, sizes_of: dict[str, Sizes]) -> str | None:
        """The address of a picture; ``sizes_of`` is told how large it is.  None for one that can't be shown."""
        if urlsplit(target).scheme or target.startswith("//"):
            help = "Enregistrez l'image à côté du texte et citez-la par son nom."
            self._blame(
                item, target, rules.REMOTE_IMAGE, f"l'image « {shown(target)} » viendrait d'un autre site.", help
            )
            return None
        path = posixpath.normpath(posixpath.join(item.folder, unquote(target)))
        address = self.pictures.get(path)
        if address is None:
            near = nearest(path, self.pictures)
            help = (
                f"Vouliez-vous « {posixpath.relpath(near, item.folder)} » ?"
                if near
                else "Mettez-la dans le dossier du texte."
            )
            self._blame(item, target, rules.BAD_PICTURE, f"l'image « {shown(target)} » n'existe pas.", help)
            return None
        place = addresses.relative(address, page)
        if sizes := self.sizes(path):
            sizes_of[place] = sizes
        return place

    def _blame(self, item: Item, target: str, rule: Rule, message: str, *help: str) -> None:
        at = re.search(re.escape(target), item.body) if target else None
        if at or not item.node:
            self.problems.append(item.problem_in_body(at.start() if at else 0, rule, message, *help))
        else:
            self.problems.append(item.problem((), rule, message, *help))

    def check_addresses(self, known: set[str]) -> None:
        """Blame every link to an address of the site that nothing is published at."""
        for item, target, address in self.to_check:
            path = address.partition("#")[0]
            if path not in known:
                near = nearest(path, known)
                help = (f"Vouliez-vous « /{near} » ?",) if near else ()
                self._blame(
                    item, target, rules.BROKEN_LINK, f"rien n'est publié à l'adresse « {shown(target)} ».", *help
                )


def _dressed(html: str, shown: Mapping[str, Sizes], page: str) -> str:
    """Each picture with its size, so that nothing moves when it comes, and the forms that a browser may choose from."""

    def more(tag: str, attributes: Attributes) -> dict[str, str]:
        of = shown.get(dict(attributes).get("src") or "") if tag == "img" else None
        if of is None:
            return {}
        size = (
            {} if {"width", "height"} & dict(attributes).keys() else {"width": str(of.width), "height": str(of.height)}
        )
        forms = ", ".join(f"{addresses.relative(address, page)} {width}w" for address, width in of.forms)
        choice = {"srcset": forms, "sizes": COLUMN} if len(of.forms) > 1 else {}
        return {**size, **choice, "loading": "lazy", "decoding": "async"}

    return with_attributes(html, more)
