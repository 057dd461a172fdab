"""Labels and counts that stand on lines of their own, as a page of key figures has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

Span = tuple[int, int]

_LABEL = 60  # characters
_COUNT = re.compile(
    r"\D{0,14}\d[\d.,\u202f\u00a0 ]*(?:\s?[-–]\s?\d[\d., ]*)?(?:\s?[^\W\d]{1,8})?\+?"
)


def columns(text: str, spans: Iterable[Span], is_label: Callable[[Span], bool]) -> Iterator[Span]:
    """Join lines that hold a count alone with the label before or after them.

    A label that already has its count takes no second one, so that both orders are read.

    Args:
        text: The article.
        spans: Its sentences; lines of a page of key figures are among them.
        is_label: Tells whether a line may say what is counted.
    """
    held: Span | None = None  # a label or a count that may still find its partner
    counted = False
    for span in spans:
        short = span[1] - span[0] <= _LABEL
        telling = short and is_label(span)
        alone = short and not telling and _COUNT.fullmatch(text, *span) is not None
        label = telling and _is_bare(text, span)
        if held and ((alone and not counted) or (label and counted)):
            yield held[0], span[1]
            held = None
            continue
        if held:
            yield held
        held = span if alone or label else None
        counted = alone
        if held is None:
            yield span
    if held:
        yield held


def _is_bare(text: str, span: Span) -> bool:
    return not any(map(str.isdigit, text[span[0] : span[1]]))
