"""What a person wrote that a page prints, by the name under which it is translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sitrep.document import entries
from sitrep.domain.changes import Reasons
from sitrep.domain.correction import Correction
from sitrep.domain.fields import field_name, is_prose
from sitrep.domain.translation import SITUATION
from sitrep.proofing.proof import place_order

WITHDRAWN = "withdrawn"  # the sentence for readers of a report that was taken back
_GAP = "information_gaps."
_REASON, _ROW = "reasons.", "corrections."  # a figure or field follows; the id of a row follows
_TITLES = ("title",)

# Parts of an entry that are words; counts, telephones and names of bodies are not.
_PARTS = MappingProxyType({"contacts.": ("title",), "funding.": ("text", "appeal")})
_NAMES = MappingProxyType(
    {
        SITUATION: "name of the situation",
        WITHDRAWN: "why it was withdrawn",
        "reasons": "sentence for readers",
        "corrections": "sentence for readers",
    }
)
OWN = tuple(_NAMES)  # begin the names that are of no field
SENTENCES = (_REASON, _ROW)  # begin those of sentences for readers


def of_fields(said: Mapping[str, str]) -> dict[str, str]:
    """Return the words of fields in the order of the page: "contacts.1.title" is a part of one."""
    found: dict[str, str] = {}
    for name in sorted(said, key=place_order):
        found |= _of_field(name, said[name])
    return {name: words for name, words in found.items() if words.strip()}


def of_reasons(reasons: Reasons, rows: Iterable[Correction]) -> dict[str, str]:
    """Return the sentences for readers: of a draft's own changes, and of earlier corrections."""
    found = {f"{_REASON}{subject}": each.wording for subject, each in reasons.items()}
    found |= {f"{_ROW}{row.id}": row.wording for row in rows}
    said: dict[str, str] = {}
    for name, words in found.items():
        if words.strip() and words not in said.values():
            said[name] = words
    return said


def bodies(said: Mapping[str, str]) -> list[str]:
    """Return the bodies that contacts and funding lines name."""
    named = {"contacts.": "organization", "funding.": "source"}
    return [
        str(entries.entry(value).get(part, ""))
        for name, value in said.items()
        for start, part in named.items()
        if name.startswith(start)
    ]


def _of_field(name: str, value: str) -> dict[str, str]:
    if name.startswith(_GAP):
        return {name: "" if entries.answered_by(value) else entries.question(value)}
    for start, parts in _PARTS.items():
        if name.startswith(start):
            entry = entries.entry(value)
            return {f"{name}.{part}": str(entry.get(part, "")) for part in parts}
    return {name: value} if is_prose(name) or name in _TITLES else {}


def field(name: str) -> str:
    """Return the field that a name is a part of: "contacts.1" of "contacts.1.title"."""
    return name.rpartition(".")[0] if name.startswith((*_PARTS,)) else name


def put(name: str, value: str, words: str) -> str:
    """Return the value of a field with other words in the place of those of that name."""
    if field(name) == name and not name.startswith(_GAP):
        return words
    entry = entries.entry(value)
    part = name.rpartition(".")[2]
    if name.startswith(_GAP):
        part = "question" if "question" in entry else "text"
    return entries.line(entry | {part: words})


def called(name: str) -> str:
    """Return what people call what is translated: "contacts", "name of the situation"."""
    start = name.partition(".")[0]
    return _NAMES.get(start) or field_name(name)
