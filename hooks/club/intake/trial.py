"""What « club check » would say of a case study, before it is written: no file of the project is touched."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from club import addresses
from club.problems import Problem
from club.programme.build import build
from club.sources import kinds
from club.sources.reader import Sources, read
from club.text.links import Texts


def problems(sources: Sources, path: str, text: str, pictures: Mapping[str, bytes], now: datetime) -> list[Problem]:
    """The problems of the study at ``path``, its picture files by name beside it, among the other ``sources``.

    Its page is drawn as a preview would, since no other check looks at the links and pictures of a draft.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        for name, content in pictures.items():
            (file.parent / name).write_bytes(content)
        alone = read(Path(folder))
    items = tuple(sorted((*sources.items, *alone.items), key=lambda item: item.path))
    _, found = build(replace(sources, items=items, problems=alone.problems), now, previews=True)
    told = {problem for problem in (*alone.problems, *found) if problem.path == path}
    for item in alone.items:
        places = {one.path: addresses.item(one) for one in items if one.kind.name not in kinds.SINGLES}
        texts = Texts(places, {picture: picture for picture in (*sources.pictures, *alone.pictures)})
        texts.body(item, addresses.item(item))
        told |= set(texts.problems)
    return sorted(told)
