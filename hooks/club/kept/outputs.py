"""Files of a build that are already known: they are linked into the new folder, and nobody makes them again.

The bytes of each stand in a file named by their digest.  They are read again before they are linked: a file that
somebody has changed is not used.  Linked files keep the time at which they were first written, and so the ETag and the
Last-Modified that a web server makes of it (RFC 9110, 8.8).
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from club.kept.names import digest
from club.kept.store import Store

ROOM, FOLDERS = "outputs", "folders"
MADE, KNOWN = "outputs made", "outputs known"  # what is in a build, by its folder
SERVED = "outputs served"  # what stands in a folder that is served


def is_known(store: Store, name: bytes) -> bool:
    """Whether an output is kept under this name, whole."""
    told = store.recall(ROOM, name)
    if told is None or store.folder is None:
        return False
    with suppress(OSError):
        return digest(_file(store.folder, told).read_bytes()) == told
    return False


def expect(store: Store, build: Path, made: Mapping[str, bytes], known: Mapping[str, bytes]) -> None:
    """In the folder ``build``, outputs are ``made`` at these addresses, to be kept under these names once they are
    known to be good; those that are ``known`` are for ``link`` to put there."""
    _tell(store, MADE, build, made)
    _tell(store, KNOWN, build, known)


def link(store: Store, build: Path) -> None:
    """Put into ``build`` the outputs that were known.  Raises OSError when one has gone meanwhile.

    It comes last: what writes to a file that is linked would write to the published one.
    """
    for address, name in _told(store, KNOWN, build).items():
        _put(store, name, build / address)


def keep(store: Store, build: Path) -> None:
    """Keep the outputs that were expected in ``build``, as they now are."""
    if store.folder is None:
        return
    for address, name in _told(store, MADE, build).items():
        with suppress(OSError):
            _keep(store, store.folder, name, build / address)


def standing(store: Store, served: Path) -> dict[str, bytes]:
    """What stands in a folder that is served: by its address, the name of an output; empty for another file."""
    return _told(store, SERVED, served)


def serve(store: Store, build: Path, served: Path) -> None:
    """The folder ``served`` becomes what ``build`` and the outputs that were known make together; what stands there
    already stays.  The files of ``build`` leave it.  Raises OSError when an output has gone meanwhile."""
    there, made, known = standing(store, served), _told(store, MADE, build), _told(store, KNOWN, build)
    _tell(store, SERVED, served, {})  # nothing is sure until all is in place
    keep(store, build)
    for address, name in known.items():
        if there.get(address) != name:
            _put(store, name, served / address)
    now = known
    for address, file in _files(build).items():
        now[address] = made.get(address, b"")
        (served / address).parent.mkdir(parents=True, exist_ok=True)
        file.replace(served / address)
    for address in (there or _files(served)).keys() - now.keys():  # with nothing kept, nobody told what stood there
        (served / address).unlink(missing_ok=True)
    _tell(store, SERVED, served, now)


def keep_folder(store: Store, name: bytes, folder: Path) -> None:
    """Keep all the files of a folder, together, under this name."""
    files = _files(folder)
    if store.folder is not None:
        for address, file in files.items():
            _keep(store, store.folder, digest(name, address), file)
        store.keep(FOLDERS, name, json.dumps([*files]).encode())


def link_folder(store: Store, name: bytes, folder: Path) -> bool:
    """Put into ``folder`` the files that are kept under this name; whether they are, all of them and whole.

    Raises OSError when one can't be put there.
    """
    kept = store.recall(FOLDERS, name)
    files = {address: digest(name, address) for address in json.loads(kept or b"[]")}
    if kept is None or not all(is_known(store, file) for file in files.values()):
        return False
    for address, file in files.items():
        _put(store, file, folder / address)
    return True


def tidy(store: Store) -> None:
    """Remove the bytes of what the store has forgotten."""
    if store.folder is None:
        return
    known = {_file(store.folder, told) for told in store.values(ROOM)}
    for file in (store.folder / "outputs").glob("*/*"):
        if file not in known:
            file.unlink(missing_ok=True)


def _files(folder: Path) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}


def _keep(store: Store, folder: Path, name: bytes, output: Path) -> None:
    told = digest(output.read_bytes())
    file = _file(folder, told)
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and digest(file.read_bytes()) != told:
        file.unlink()
    if not file.exists():
        _link(output, file)
    store.keep(ROOM, name, told)


def _put(store: Store, name: bytes, target: Path) -> None:
    told = store.recall(ROOM, name)
    if told is None or store.folder is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(target))
    _link(_file(store.folder, told), target)


def _link(file: Path, target: Path) -> None:
    """The same file, or where there are no links (another file system) a copy with its date; in place at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):  # most often nothing stands there
        os.link(file, target)
        return
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            os.link(file, half)
        except OSError:
            shutil.copy2(file, half)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def _tell(store: Store, room: str, folder: Path, names: Mapping[str, bytes]) -> None:
    told = {address: name.hex() for address, name in names.items()}
    store.keep(room, os.fsencode(folder.resolve()), json.dumps(told).encode())


def _told(store: Store, room: str, folder: Path) -> dict[str, bytes]:
    told = store.recall(room, os.fsencode(folder.resolve()))
    return {address: bytes.fromhex(name) for address, name in json.loads(told or b"{}").items()}


def _file(folder: Path, told: bytes) -> Path:
    name = told.hex()
    return folder.joinpath("outputs", name[:2], name[2:])
