"""How much tighter the pages laid out last were set, so that an export need not find it out again.

The preview has laid out a report before it is written to a file, as a rule: where a last page of a
few lines was saved, that took two layouts, and the file takes one.
"""

from __future__ import annotations

from collections import OrderedDict

_MOST = 8

_steps: OrderedDict[object, int] = OrderedDict()


def remember(key: object, step: int) -> None:
    """Keep the step that was best for what `key` says as a whole: the document and its look."""
    _steps[key] = step
    _steps.move_to_end(key)
    while len(_steps) > _MOST:
        _steps.popitem(last=False)


def known(key: object) -> int | None:
    return _steps.get(key)
