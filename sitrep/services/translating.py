"""The prose of a report in other languages: what is to be translated, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sitrep.document.sentences import Writer
from sitrep.document.unnamed import unsaid
from sitrep.domain.article import Classification
from sitrep.domain.changes import Reason, Reasons
from sitrep.domain.correction import Correction
from sitrep.domain.fields import FieldValue
from sitrep.domain.history import Changed
from sitrep.domain.inside import Inside, named
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue, Situation, Status, Withdrawal
from sitrep.domain.translation import BODY, SITUATION, State, Translation, Unit, unit
from sitrep.errors import Refused
from sitrep.languages import bodies
from sitrep.languages.wording import LANGUAGES
from sitrep.services import fields, originals, reporting, withholding
from sitrep.services.originals import WITHDRAWN
from sitrep.store import (
    corrections,
    figures,
    reasons,
    reports,
    situations,
    translations,
    withdrawals,
)
from sitrep.store.database import Store

_Worded = TypeVar("_Worded", Reason, Correction)


@dataclass(frozen=True, slots=True)
class Said:
    """What a draft says, with what is translated in the place of its original.

    Attributes:
        reasons: Why counts changed, with their sentences for readers.
        rows: Of the corrections list, that other issues added.
        bodies: What bodies are called in the language, by their names.
    """

    situation: Situation
    fields: Mapping[str, FieldValue]
    reasons: Reasons = field(default_factory=dict)
    rows: tuple[Correction, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)


def units(store: Store, issue: Issue, language: str) -> tuple[Unit, ...]:
    """Return all that a person may translate of a draft, in the order of the page.

    Last come the names of bodies that the language has no name for; they are printed as they are
    where nobody translates them. Of a withdrawn report it is the sentence for readers alone. What
    public editions print in the original says so.
    """
    found = _words(store, issue)
    if issue.is_withdrawn:
        return _units(store, issue, language, found)
    called = {f"{BODY}{name}": name for name in _bodies(store, issue, language)}
    return (
        *_publicly(store, issue, language, found, _kept(store, issue)),
        *_units(store, issue, language, called),
    )


def _kept(store: Store, issue: Issue) -> tuple[Inside, ...]:
    """Return what public editions do not name."""
    return withholding.limits(store, issue.situation, Classification.PUBLIC).inside


def _publicly(
    store: Store,
    issue: Issue,
    language: str,
    originals: Mapping[str, str],
    inside: Sequence[Inside],
) -> tuple[Unit, ...]:
    """Return units that say what an edition prints in the original since a name stays inside."""
    found = _units(store, issue, language, originals)
    if not named(inside):
        return found
    country = reporting.situation_of(store, issue.situation).country
    called = translations.beginning(store, issue.situation, language, BODY)
    writer = Writer(language, gazetteer(country), own=called)
    return tuple(
        replace(each, unsaid=unsaid(each.original, each.value, inside, writer))
        if each.state is State.CURRENT
        else each
        for each in found
    )


def _words(store: Store, issue: Issue) -> dict[str, str]:
    """Return what a person wrote that is to be translated, names of bodies apart."""
    return _withdrawn(store, issue) or _prose(store, issue)


def _withdrawn(store: Store, issue: Issue) -> dict[str, str]:
    """Return why a report was withdrawn; nothing of any other."""
    taken = withdrawals.of_issue(store, issue.id) if issue.is_withdrawn else None
    return {WITHDRAWN: taken.reason} if taken else {}


def _prose(store: Store, issue: Issue) -> dict[str, str]:
    found = _originals(situations.get(store, issue.situation), _values(store, issue))
    return found | originals.of_reasons(
        reasons.of_issue(store, issue.id), corrections.before(store, issue)
    )


def _values(store: Store, issue: Issue) -> dict[str, str]:
    return {name: each.value for name, each in reports.fields(store, issue.id).items()}


def _units(
    store: Store, issue: Issue, language: str, originals: Mapping[str, str]
) -> tuple[Unit, ...]:
    own = translations.of_issue(store, issue.id, language)
    memory = translations.memory(store, issue.situation, language)
    return tuple(unit(name, text, own.get(name), memory) for name, text in originals.items())


def _originals(situation: Situation | None, said: Mapping[str, str]) -> dict[str, str]:
    """Return what a person wrote in fields, with the situation's name where no title stands."""
    named = {SITUATION: situation.name} if situation and not said.get("title") else {}
    return named | originals.of_fields(said)


def _bodies(store: Store, issue: Issue, language: str) -> list[str]:
    """Return the bodies of a draft, of the office first, that no list of the language has."""
    office, said = situations.office(store), _values(store, issue)
    leads = (value for name, value in said.items() if name.endswith(".lead"))
    counting = figures.bodies(store, issue.situation)
    named = (office.organization, office.partners, *leads, *originals.bodies(said), *counting)
    return [name for name in dict.fromkeys(named) if name and not bodies.is_known(name, language)]


def in_language(
    store: Store, issue: Issue, language: str, said: Said, inside: Sequence[Inside] = ()
) -> Said:
    """Return what a draft says with what is translated in the place of its original.

    Where the original names what stays `inside`, and the translation does not under any name that
    is known, it may be there under another: the original is printed, without the name.
    """
    situation, told = said.situation, dict(said.fields)
    values = {name: each.value for name, each in told.items()}
    for each in _publicly(store, issue, language, _originals(situation, values), inside):
        if each.field == SITUATION:
            situation = replace(situation, name=each.printed)
            continue
        kept = told[originals.field(each.field)]
        words = originals.put(each.field, kept.value, each.printed)
        told[kept.field] = replace(kept, value=words)
    found = originals.of_reasons(said.reasons, said.rows)
    sentences = {
        each.original: each.printed for each in _publicly(store, issue, language, found, inside)
    }
    return Said(
        situation,
        told,
        {key: _worded(each, sentences) for key, each in said.reasons.items()},
        tuple(_worded(row, sentences) for row in said.rows),
        translations.beginning(store, issue.situation, language, BODY),
    )


def _worded(said: _Worded, words: Mapping[str, str]) -> _Worded:
    return replace(said, wording=words.get(said.wording, said.wording))


def withdrawal(store: Store, issue: Issue, language: str, taken: Withdrawal) -> Withdrawal:
    """Return why a report was withdrawn, in a language where somebody translated it."""
    (said,) = _units(store, issue, language, {WITHDRAWN: taken.reason})
    return replace(taken, reason=said.printed)


def reasons_of(store: Store, issue: Issue) -> list[Translation]:
    """Return why a report was withdrawn in the languages that somebody said it in."""
    return [
        Translation(each.field, language, each.value, each.original)
        for language in translations.languages(store, issue.situation)
        for each in _units(store, issue, language, _withdrawn(store, issue))
        if each.state is State.CURRENT
    ]


def written(store: Store, issue: Issue, language: str) -> tuple[Unit, ...]:
    """Return all that a report says, bodies included, whether it was withdrawn or not."""
    said = translations.beginning(store, issue.situation, language, BODY)
    called = {f"{BODY}{name}": name for name in said}
    return _units(store, issue, language, _prose(store, issue) | called)


def begun(store: Store, issue: Issue) -> dict[str, tuple[Unit, ...]]:
    """Return what must be translated in each language that somebody writes this series in."""
    languages = translations.languages(store, issue.situation)
    found = _words(store, issue) if languages else {}
    inside = _kept(store, issue) if languages else ()
    return {language: _publicly(store, issue, language, found, inside) for language in languages}


def is_open(issue: Issue) -> bool:
    """Tell whether anything of a report may be translated: all of a draft, why it was withdrawn."""
    return issue.status is Status.DRAFT or issue.is_withdrawn


def translate(store: Store, issue: Issue, language: str, field: str, words: str) -> Changed:
    """Write what one field says in a language, for the words it has now; none takes it away.

    Raises:
        Refused: The report was issued, or there are no words to translate there.
    """
    original = _original(store, issue, language, field)
    words = fields.prose(store, issue, words.strip())
    name = f"Translate No. {issue.number}: {originals.called(field)}"
    with store.step(name, onto=store.log.continued(name)):
        translations.save(store, issue.id, Translation(field, language, words, original))
    return Changed.REPORTS


def still_right(store: Store, issue: Issue, language: str, field: str) -> Changed:
    """Say that a translation holds although its original changed.

    Raises:
        Refused: The report was issued, or there is nothing translated there.
    """
    found = next((u for u in units(store, issue, language) if u.field == field), None)
    if found is None or found.state is State.MISSING:
        raise Refused("Nothing was changed: this is not translated yet.", "Write it first.")
    return translate(store, issue, language, field, found.value)


def _original(store: Store, issue: Issue, language: str, field: str) -> str:
    if issue.status is not Status.DRAFT and field != WITHDRAWN:
        raise Refused(
            f"Nothing was translated: {issue.name} was issued and stays as it is.",
            "Start the next report or a correction.",
        )
    if language not in LANGUAGES or language == "en":
        raise Refused(
            f"Nothing was translated: “{language}” is no language of the document.",
            f"Use {', '.join(each for each in LANGUAGES if each != 'en')}.",
        )
    found = next((u for u in units(store, issue, language) if u.field == field), None)
    if found is None:
        raise Refused(
            f"Nothing was translated: there is nothing to translate in “{field}”.",
            "Write the original first.",
        )
    return found.original
