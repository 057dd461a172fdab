"""Words that staff added for the assistant."""

from __future__ import annotations

from sitrep.domain.ids import new_id
from sitrep.domain.own_words import OwnBody, OwnCue, OwnPlace, OwnWord, OwnWords
from sitrep.store.database import Store


def of_country(store: Store, country: str) -> OwnWords:
    """Return the words, the places among them only of `country`; in the order of the alphabet."""
    rows = store.rows(
        "select * from own_words where country in (?, '') order by word collate nocase, id",
        [country],
    )
    found = [_word(row) for row in rows]
    return OwnWords(
        tuple(each for each in found if isinstance(each, OwnPlace)),
        tuple(each for each in found if isinstance(each, OwnBody)),
        tuple(each for each in found if isinstance(each, OwnCue)),
    )


def _word(row: dict[str, str]) -> OwnWord:
    word, meaning = row["word"], row["meaning"]
    match row["sense"]:
        case "place":
            return OwnPlace(word, meaning)
        case "body":
            return OwnBody(word, meaning)
        case _:
            return OwnCue(meaning, word, row["role"])


def _row(word: OwnWord, country: str) -> dict[str, str]:
    match word:
        case OwnPlace(name, pcode):
            return {
                "sense": "place",
                "word": name,
                "meaning": pcode,
                "role": "",
                "country": country,
            }
        case OwnBody(name, short):
            return {"sense": "body", "word": name, "meaning": short, "role": "", "country": ""}
        case OwnCue(kind, phrase, role):
            return {"sense": "cue", "word": phrase, "meaning": kind, "role": role, "country": ""}


def _known(store: Store, row: dict[str, str]) -> str:
    found = store.one(
        "select id from own_words where sense = ? and word = ? and country = ?",
        [row["sense"], row["word"], row["country"]],
    )
    return str(found["id"]) if found else ""


def save(store: Store, word: OwnWord, country: str) -> None:
    """Write a word; one that is there already gets its new meaning."""
    row = _row(word, country)
    store.put("own_words", {"id": _known(store, row) or new_id(), **row})


def remove(store: Store, word: OwnWord, country: str) -> None:
    """Take a word out; one that is not there is let be."""
    if key := _known(store, _row(word, country)):
        store.remove("own_words", key)
