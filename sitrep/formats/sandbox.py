"""Where templates run: Jinja2's sandbox, asked once of each kind of value what it allows."""

from __future__ import annotations

from jinja2.sandbox import ImmutableSandboxedEnvironment


class Sandbox(ImmutableSandboxedEnvironment):
    """Answers as Jinja2 does, which goes by the type of a value and the name of what is wanted."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self._known: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        key = type(obj), attr
        if key not in self._known:
            self._known[key] = super().is_safe_attribute(obj, attr, value)
        return self._known[key]
