"""What a field of the report's form is to the draft behind it, and why one could not be saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from sitrep.errors import SitrepError, StoreFailed


class Field(Protocol):
    """What a form field can do for the draft that keeps it."""

    edited: Any
    left: Any

    def value(self) -> str | tuple[str, ...]: ...

    def show_value(self, value: str | tuple[str, ...]) -> None: ...


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value could not be saved."""

    value: str | tuple[str, ...]
    error: SitrepError

    @property
    def words(self) -> str:
        return f"{self.error.problem} {self.error.remedy}"

    @property
    def may_pass(self) -> bool:
        """Tell whether the same value may be saved later: the disk refused it, not a rule."""
        return isinstance(self.error, StoreFailed)


def name_of(fields: Mapping[str, Field], widget: QWidget | None) -> str:
    """Return the field that a widget is or belongs to, "" for none."""
    shown = ((name, each) for name, each in fields.items() if isinstance(each, QWidget))
    return next(
        (n for n, each in shown if widget and (each is widget or each.isAncestorOf(widget))), ""
    )
