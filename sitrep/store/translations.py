"""Prose in other languages, by issue, field and language."""

from __future__ import annotations

from sitrep.domain.translation import BODY, Translation
from sitrep.store.database import Store


def of_issue(store: Store, issue: str, language: str) -> dict[str, Translation]:
    """Return what was written for an issue in a language, by field."""
    rows = store.rows(
        "select * from translations where issue = ? and language = ? order by id",
        [issue, language],
    )
    return {
        row["field"]: Translation(row["field"], language, row["value"], row["original"])
        for row in rows
    }


def memory(store: Store, situation: str, language: str) -> dict[str, str]:
    """Return every translation of a situation by the words it is of, the newest where several."""
    rows = store.rows(
        "select original, value from translations join issues on issues.id = translations.issue"
        " where issues.situation = ? and language = ? order by translations.updated_at,"
        " translations.id",
        [situation, language],
    )
    return {row["original"]: row["value"] for row in rows}


def beginning(store: Store, situation: str, language: str, field: str) -> dict[str, str]:
    """Return the translations of fields that begin so, as `memory` does."""
    rows = store.rows(
        "select original, value from translations join issues on issues.id = translations.issue"
        " where issues.situation = ? and language = ? and substr(field, 1, ?) = ?"
        " order by translations.updated_at, translations.id",
        [situation, language, len(field), field],
    )
    return {row["original"]: row["value"] for row in rows}


def of_bodies(store: Store, situation: str) -> list[tuple[str, str]]:
    """Return what people call bodies in other languages, each after the name it is given."""
    rows = store.rows(
        "select distinct original, value from translations join issues on"
        " issues.id = translations.issue where issues.situation = ? and substr(field, 1, ?) = ?"
        " order by original, value",
        [situation, len(BODY), BODY],
    )
    return [(row["original"], row["value"]) for row in rows]


def languages(store: Store, situation: str) -> list[str]:
    """Return the languages in which somebody translated anything of a situation."""
    rows = store.rows(
        "select distinct language from translations join issues on issues.id = translations.issue"
        " where issues.situation = ? order by language",
        [situation],
    )
    return [row["language"] for row in rows]


def save(store: Store, issue: str, translation: Translation) -> None:
    """Write a translation; one without words takes it away."""
    key = {"issue": issue, "field": translation.field, "language": translation.language}
    says = {"value": translation.value, "original": translation.original}
    store.write("translations", key, says if translation.value else None)
