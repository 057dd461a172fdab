"""The prose of a report in other languages: what is to be translated, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sitrep.document import entries
from sitrep.domain.history import Changed
from sitrep.domain.report import (
    FieldValue,
    Issue,
    Situation,
    Status,
    field_name,
    is_prose,
)
from sitrep.domain.translation import BODY, SITUATION, State, Translation, Unit, unit
from sitrep.errors import Refused
from sitrep.languages import bodies
from sitrep.languages.wording import LANGUAGES
from sitrep.proofing.proof import place_order
from sitrep.services import fields
from sitrep.store import figures, reports, situations, translations
from sitrep.store.database import Store

_GAP = "information_gaps."
_TITLES = ("title",)


def units(store: Store, issue: Issue, language: str) -> tuple[Unit, ...]:
    """Return all that a person may translate of a draft, in the order of the page.

    Last come the names of bodies that the language has no name for; they are printed as they are
    where nobody translates them.
    """
    situation = situations.get(store, issue.situation)
    said = reports.fields(store, issue.id)
    originals = _originals(situation, said)
    originals |= {f"{BODY}{name}": name for name in _bodies(store, issue, said, language)}
    return _units(store, issue, language, originals)


def _units(
    store: Store, issue: Issue, language: str, originals: Mapping[str, str]
) -> tuple[Unit, ...]:
    own = translations.of_issue(store, issue.id, language)
    memory = translations.memory(store, issue.situation, language)
    return tuple(unit(name, text, own.get(name), memory) for name, text in originals.items())


def _originals(situation: Situation | None, said: Mapping[str, FieldValue]) -> dict[str, str]:
    """Return what a person wrote, by field, in the order of the page."""
    found = {}
    if situation and not ("title" in said and said["title"].value):
        found[SITUATION] = situation.name
    for name in sorted(said, key=place_order):
        value = said[name].value
        if name.startswith(_GAP):
            value = "" if entries.answered_by(value) else entries.question(value)
        elif not is_prose(name) and name not in _TITLES:
            continue
        if value.strip():
            found[name] = value
    return found


def _bodies(store: Store, issue: Issue, said: Mapping[str, FieldValue], language: str) -> list[str]:
    """Return the bodies of a draft, of the office first, that no list of the language has."""
    office = situations.office(store)
    leads = (field.value for name, field in said.items() if name.endswith(".lead"))
    counting = figures.bodies(store, issue.situation)
    named = dict.fromkeys([office.organization, office.partners, *leads, *counting])
    return [name for name in named if name and not bodies.is_known(name, language)]


def in_language(
    store: Store,
    issue: Issue,
    language: str,
    situation: Situation,
    said: Mapping[str, FieldValue],
) -> tuple[Situation, dict[str, FieldValue], dict[str, str]]:
    """Return a draft with what is translated in the place of its original.

    Returns:
        The situation, the fields, and what bodies are called, by their names.
    """
    told = dict(said)
    for each in _units(store, issue, language, _originals(situation, said)):
        if each.field == SITUATION:
            situation = replace(situation, name=each.printed)
        else:
            told[each.field] = _with_words(told[each.field], each.printed)
    return situation, told, translations.beginning(store, issue.situation, language, BODY)


def _with_words(field: FieldValue, words: str) -> FieldValue:
    if not field.field.startswith(_GAP):
        return replace(field, value=words)
    entry = entries.entry(field.value)
    key = "question" if "question" in entry else "text"
    return replace(field, value=entries.line(entry | {key: words}))


def begun(store: Store, issue: Issue) -> dict[str, tuple[Unit, ...]]:
    """Return what must be translated in each language that somebody writes this series in."""
    return {
        language: tuple(u for u in units(store, issue, language) if not u.field.startswith(BODY))
        for language in translations.languages(store, issue.situation)
    }


def translate(store: Store, issue: Issue, language: str, field: str, words: str) -> Changed:
    """Write what one field says in a language, for the words it has now; none takes it away.

    Raises:
        Refused: The report was issued, or there are no words to translate there.
    """
    original = _original(store, issue, language, field)
    words = fields.prose(store, issue, words.strip())
    name = f"Translate No. {issue.number}: {_name(field)}"
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
    if issue.status is not Status.DRAFT:
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


def _name(field: str) -> str:
    return "name of the situation" if field == SITUATION else field_name(field)
