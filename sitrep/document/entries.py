"""Contacts, funding lines and information gaps, typed as a plain line or as a JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from sitrep.document.model import Contact, Funding, Gap
from sitrep.document.sentences import Writer
from sitrep.domain.article import Classification


def entry(line: str) -> dict[str, Any]:
    """Read a JSON object; a plain line comes back under the key ``text``."""
    if line.lstrip().startswith("{"):
        try:
            return msgspec.json.decode(line, type=dict[str, Any])
        except (msgspec.DecodeError, msgspec.ValidationError):
            pass
    return {"text": line}


def line(values: Mapping[str, Any]) -> str:
    """Write an entry as its field holds it, the opposite of `entry`; "" where it says nothing."""
    said = {key: value for key, value in values.items() if value not in ("", None)}
    words = {key for key, value in said.items() if isinstance(value, str)}
    if not words:
        return ""
    if words == {"text"} and len(said) == 1 and not str(said["text"]).lstrip().startswith("{"):
        return str(said["text"])
    return msgspec.json.encode(said).decode()


def contacts(lines: Iterable[str], limit: Classification, writer: Writer) -> tuple[Contact, ...]:
    """Return the contacts this edition may name; ``"public": false`` keeps one inside."""
    found = (entry(line) for line in lines)
    return tuple(
        _contact(each, writer)
        for each in found
        if each.get("public", True) or limit is not Classification.PUBLIC
    )


def _contact(each: dict[str, Any], writer: Writer) -> Contact:
    name = str(each.get("name", each.get("text", "")))
    title, organization, phone, email = (
        str(each.get(key, "")) for key in ("title", "organization", "phone", "email")
    )
    return Contact(name, title, writer.names.body(organization), phone, email)


def funding(line: str, writer: Writer) -> Funding:
    """Read a funding line; its sums are written as the language does."""
    each = {key: str(value) for key, value in entry(line).items()}
    return Funding(
        each.get("text", ""),
        each.get("appeal", ""),
        writer.money(each.get("required", "")),
        writer.money(each.get("received", "")),
        writer.money(each.get("share", "")),
        each.get("source", ""),
    )


def gap(line: str, writer: Writer) -> Gap:
    """Read a gap; an owner says who of the desk follows it, and since when."""
    each = entry(line)
    owner, since = writer.names.given(str(each.get("owner", ""))), _day(each.get("since"))
    if owner and since:
        owner = writer.phrase("owner_since", owner=owner, day=writer.day(since))
    return Gap(question(line), writer.names.bodies(str(each.get("asked", ""))), owner)


def question(line: str) -> str:
    """Return what a gap asks."""
    each = entry(line)
    return str(each.get("question", each.get("text", "")))


def answered_by(line: str) -> str:
    """Return the id of the figure that closes a gap; "" while it is open."""
    return str(entry(line).get("answered_by", "")).strip("[] ").partition("|")[0]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
