"""Loading a country's places from a file of the person's own, and taking them out again.

Nothing of it is in the change log: loading the former file again turns a change back.
"""

from __future__ import annotations

from sitrep.document.cartography import atlas
from sitrep.domain import place
from sitrep.domain.history import Changed
from sitrep.domain.place import PlaceFile
from sitrep.store import own_places
from sitrep.store.database import Store

LARGEST = 50 << 20  # bytes of a file of places
SMALLER = "Load the file of one country, or of level 1."  # where it is larger
_ALL = Changed.PLACES | Changed.FIGURES | Changed.REPORTS  # what shows places


def load(store: Store, file: PlaceFile, source: str) -> Changed:
    """Keep what a file held, in place of the former file of its kind."""
    with store.atomic():
        own_places.save(store, file, source)
    return _ALL


def take_out(store: Store, country: str, part: str) -> Changed:
    """Forget the list or the shapes of a country; those of the program stand again."""
    with store.atomic():
        own_places.remove(store, country, part)
    return _ALL


def know(store: Store) -> None:
    """Let places and maps of this process be those of a store from now on."""
    place.know(own_places.every(store))
    atlas.know(own_places.outlines(store))


def forget() -> None:
    """Let places and maps be the program's own again, such as when the store is closed."""
    place.know(())
    atlas.know({})
