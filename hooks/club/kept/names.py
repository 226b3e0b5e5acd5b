"""The names of results: digests of all that they depend on."""

from __future__ import annotations

from hashlib import blake2b


def digest(*parts: str | bytes) -> bytes:
    """A digest of these parts, each with its bounds, so that none runs into the next: 16 bytes."""
    told = blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        told.update(len(data).to_bytes(8, "big"))
        told.update(data)
    return told.digest()
