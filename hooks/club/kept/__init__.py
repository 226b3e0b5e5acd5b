"""What was made once and need not be made again, from one run to the next.

Nothing here changes what is published: whoever asks for a result names all that the result depends on, and what is
kept under another name is not found.  The code of the generator, the versions of all that is installed and of Python
are part of every name (``program``).  Delete the line ``kept:`` of mkdocs.yml and nothing is kept.
"""

from club.kept import outputs
from club.kept.names import digest
from club.kept.packing import pack, unpack
from club.kept.shelf import Shelf
from club.kept.store import Store, open_store

__all__ = ["Shelf", "Store", "digest", "open_store", "outputs", "pack", "unpack"]
