"""What waits in the sections of a report before it is issued, for the index and the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.ui.widgets.section import Section


def state(section: Section, *, has_sectors: bool) -> str:
    """Return how a section stands: "empty", or what `Section.state` says.

    Args:
        section: One that the report has.
        has_sectors: The report tells of a sector at least.
    """
    if section.key == "sectors" and not section.reviewing.waiting():
        return "" if has_sectors else "empty"
    return section.state()


def waiting(sections: Sequence[Section], *, has_sectors: bool) -> Iterator[str]:
    """Yield a sentence for each thing that waits."""
    carried = [each.title for each in sections if each.reviewing.waiting()]
    if carried:
        yield f"Carried over and not yet reviewed: {', '.join(carried)}."
    for each in sections:
        if each.counter.over:
            yield f"{each.title}: {each.counter.text()}."
    empty = [each.title for each in sections if state(each, has_sectors=has_sectors) == "empty"]
    if empty:
        yield f"Empty, and so not printed: {', '.join(empty)}."
