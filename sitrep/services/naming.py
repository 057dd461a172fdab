"""What the command line writes into a report by name: fields, reasons of changes, corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from sitrep.domain.changes import Reason
from sitrep.domain.correction import Detail
from sitrep.domain.history import Changed
from sitrep.domain.indicator import Policy, slot
from sitrep.domain.report import Issue
from sitrep.errors import Refused
from sitrep.services import (
    choosing,
    correcting,
    finding,
    reasoning,
    reporting,
    translating,
    withdrawing,
)
from sitrep.store import figures
from sitrep.store.database import Store

_REASON, _TYPE, _FIGURE, _HEADLINE = "changes.", "corrections.", "figures.", "headlines."
_WITHDRAWN = "withdrawn"
HELP = (
    "changes.FIGURE.reason and changes.FIGURE.wording say why a count changed and what readers are"
    " told; headlines.FIGURE settles which count speaks, as POLICY: REASON, the policy one of"
    f" {', '.join(Policy)}; in a corrected version figures.FIGURE puts a printed count right,"
    f" figures.FIGURE.DETAIL its {', '.join(Detail)}, and"
    " corrections.FIGURE.type and corrections.FIGURE.wording say what was wrong; FIELD@LANGUAGE is"
    " the translation of a text, such as overview@ar, and situation@ar that of the situation's"
    " name; withdrawn, with the reason for its value, takes a report back that went out"
)


def set_named(store: Store, issue: Issue, name: str, value: str) -> Changed:
    """Write what goes by `name` in a draft; an empty value clears it.

    Raises:
        Refused: The report was issued, or the name or the value is not understood.
        NotFound: A figure named in it is not there.
    """
    for prefix, put in _BY_PREFIX.items():
        if name.startswith(prefix):
            return put(store, issue, name.removeprefix(prefix), value)
    if name == _WITHDRAWN:
        return withdrawing.withdraw(store, issue, value)
    field, _, language = name.rpartition("@")
    if field:
        return translating.translate(store, issue, language, field, value)
    return reporting.set_field(store, issue, name, value)


def _reason(store: Store, issue: Issue, name: str, value: str) -> Changed:
    words, part = _split(name, _REASON, "reason")
    figure = finding.figure(store, words).id
    reason = _with(reasoning.of(store, issue, figure), part, value)
    return reasoning.give(store, issue, figure, reason)


def _wrong(store: Store, issue: Issue, name: str, value: str) -> Changed:
    words, part = _split(name, _TYPE, "type")
    what = words if words in reporting.fields_of(store, issue) else ""
    what = what or finding.figure(store, words).id
    reason = _with(correcting.said(store, issue, what), part, value)
    return correcting.say(store, issue, what, reason)


def _correct(store: Store, issue: Issue, name: str, value: str) -> Changed:
    """Put a printed figure right: its count, or a detail such as "0195.as_of"."""
    words, dot, wrong = name.partition(".")
    figure = finding.figure(store, words).id
    if not dot:
        return correcting.correct_figure(store, issue, figure, value)
    if wrong not in set(Detail):
        raise Refused(
            f"Nothing was corrected: there is no detail “{wrong}” of a figure.",
            f"Use one of {', '.join(Detail)}.",
        )
    return correcting.correct_detail(store, issue, figure, Detail(wrong), value)


def _settle(store: Store, issue: Issue, words: str, value: str) -> Changed:
    """Settle the headline of a figure's indicator: "range: Both bodies are sound"."""
    policy, _, rationale = value.partition(":")
    figure = finding.figure(store, words)
    indicator = figures.indicator(store, figure.situation, slot(figure.claim))
    if figure.situation != issue.situation or indicator is None:
        raise Refused(
            f"The headline was not changed: “{words}” counts nothing that this report follows.",
            "“sitrep figures” lists the figures of the situation.",
        )
    key = policy.strip().lower()
    if key not in set(Policy):
        raise Refused(
            f"The headline was not changed: there is no rule “{policy.strip()}”.",
            f"Write POLICY: REASON, the policy one of {', '.join(Policy)}.",
        )
    if Policy(key) is Policy.CHOSEN:
        return choosing.choose(store, indicator, figure, rationale)
    return choosing.follow(store, indicator, Policy(key), rationale)


def _split(name: str, prefix: str, first: str) -> tuple[str, str]:
    words, _, part = name.rpartition(".")
    if not words or part not in (first, "wording"):
        raise Refused(
            f"Nothing was changed: there is no field “{prefix}{name}”.",
            f"Write {prefix}FIGURE.{first} or {prefix}FIGURE.wording.",
        )
    return words, part


_BY_PREFIX: Mapping[str, Callable[[Store, Issue, str, str], Changed]] = MappingProxyType(
    {_FIGURE: _correct, _HEADLINE: _settle, _REASON: _reason, _TYPE: _wrong}
)


def _with(reason: Reason, part: str, value: str) -> Reason:
    if part == "wording":
        return replace(reason, wording=value)
    return replace(reason, code=value.strip().lower())
