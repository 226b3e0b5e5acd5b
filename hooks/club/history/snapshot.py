"""The sources as they were at another moment, written to a folder of their own."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from club.history.git import GitFailed, git, is_shallow

FOLDERS = ("programme", "case-studies", "docs")
TEXTS = (".md", ".yml")
FILES = (b"100644", b"100755")  # the modes of plain files: a link could lead out of the folder


class UnknownRef(Exception):
    """No commit has this name; the text says so in French."""


def commit(root: Path, ref: str) -> str:
    """The full name of the commit that ``ref`` (branch, tag, abridged name) means.  Raises UnknownRef, NoRepository."""
    shallow = is_shallow(root)
    try:
        if not ref or ref.startswith("-"):  # git would read an option
            raise GitFailed(ref)
        return git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode().strip()
    except GitFailed as error:
        message = f"« {ref} » n'est ni une branche, ni une étiquette, ni un commit de ce dépôt"
        rest = (
            ", qui n'a que la fin de l'historique (pour l'avoir en entier : git fetch --unshallow)." if shallow else "."
        )
        raise UnknownRef(message + rest) from error


def extract(root: Path, commit: str, folder: Path, *, pictures: bool = False) -> None:
    """Write the texts of ``root`` as they were at ``commit`` to ``folder``, and ``pictures`` and all other files only
    where they are asked for: without them pages can't be made."""
    blobs = _blobs(git(root, "ls-tree", "-r", "-z", commit, "--", *FOLDERS))
    blobs = [(name, path) for name, path in blobs if pictures or path.endswith(TEXTS)]
    answer = git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name, _ in blobs).encode())
    at = 0
    for _, path in blobs:
        end_of_line = answer.index(b"\n", at)
        size = int(answer[at:end_of_line].split()[2])  # « <name> blob <size> » (git-cat-file(1), --batch)
        start = end_of_line + 1
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(answer[start : start + size])
        at = start + size + 1


def _blobs(listed: bytes) -> list[tuple[str, str]]:
    """The object and path of every file: « <mode> blob <name> TAB <path> » (git-ls-tree(1))."""
    found = []
    for entry in filter(None, listed.split(b"\0")):
        meta, _, name = entry.partition(b"\t")
        mode, kind, object_name = meta.split()
        path = name.decode("utf-8", "surrogateescape")
        if kind == b"blob" and mode in FILES and ".." not in PurePosixPath(path).parts:
            found.append((object_name.decode(), path))
    return found
