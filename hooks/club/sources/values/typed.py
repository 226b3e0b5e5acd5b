"""A value that was not written in a file: the words of a command line."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from club.problems import BrokenRule
from club.rules import BY_CODE


def typed(kind: Any, text: str) -> Any:
    """``text`` as a value of the type ``kind`` (Day, Moment, Text…), read as in a file.  Raises BrokenRule."""
    try:
        return TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        first = error.errors()[0]
        said = first["ctx"]
        raise BrokenRule(BY_CODE[first["type"]], said["message"], *said["help"]) from error
