"""What a field of the report's form is to the draft behind it."""

from __future__ import annotations

from typing import Any, Protocol


class Field(Protocol):
    """What a form field can do for the draft that keeps it."""

    edited: Any
    left: Any

    def value(self) -> str | tuple[str, ...]: ...

    def show_value(self, value: str | tuple[str, ...]) -> None: ...
