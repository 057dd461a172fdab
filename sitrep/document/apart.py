"""What one document says otherwise than another: a translation is mostly what it was made of.

A difference is, in JSON, a list of one value that stands instead, or the differences of parts by
their names; of a list of the same length, by their places.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from sitrep.document.model import Document


def apart(main: Document, other: Document) -> Any:
    """Return what `other` says otherwise than `main`; the logo of the office is left out."""
    return _apart(_bare(main), _bare(other))


def together(main: Document, difference: Any) -> Document:
    """Return the other document again.

    Raises:
        ValueError: It is no difference from this document.
    """
    try:
        return msgspec.convert(_together(_bare(main), difference), Document)
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("no difference from this document") from error


def _bare(document: Document) -> Any:
    return msgspec.to_builtins(replace(document, logo=""))


def _parts(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    if isinstance(value, list | tuple):
        return {str(place): each for place, each in enumerate(value)}
    return None


def _apart(main: Any, other: Any) -> Any:
    ours, theirs = _parts(main), _parts(other)
    if ours is None or theirs is None or ours.keys() != theirs.keys():
        return [other]
    return {name: _apart(ours[name], each) for name, each in theirs.items() if ours[name] != each}


def _together(main: Any, difference: Any) -> Any:
    if isinstance(difference, list):
        return difference[0]
    parts = _parts(main)
    if parts is None or not difference.keys() <= parts.keys():
        raise TypeError("no parts of this name")
    made = {n: _together(v, difference[n]) if n in difference else v for n, v in parts.items()}
    return made if isinstance(main, dict) else [*made.values()]
