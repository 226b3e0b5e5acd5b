"""Where a text is known again by its mark, all of it must stand before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hostile.writing import Said
from strict import squeezed

MARK = re.compile(r"Fin[A-Z]\w*†")


class Reader:
    """Compares what outputs say with what was written, spaces aside: French typography may change those."""

    def __init__(self, said: Iterable[Said]) -> None:
        self._said = {one.mark: (str(one), squeezed(one.text)) for one in said}
        self._read: set[str] = set()
        self.found: set[str] = set()
        self.wrong: list[str] = []

    def read(self, address: str, texts: Iterable[str]) -> None:
        for text in texts:
            whole = squeezed(text) if "Fin" in text and text not in self._read else ""
            self._read.add(text)
            for found in MARK.finditer(whole):
                field, expected = self._said.get(found[0], ("", ""))
                self.found.add(field)
                if not whole.endswith(expected, 0, found.end()):
                    self.wrong.append(f"{address}: {field}: {whole[max(0, found.start() - 200) : found.end()]}")

    @property
    def missing(self) -> set[str]:
        """The fields whose text was read nowhere."""
        return {field for field, _ in self._said.values()} - self.found
