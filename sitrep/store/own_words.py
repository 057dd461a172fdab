"""Words that staff added for the assistant."""

from __future__ import annotations

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


def _key(word: OwnWord, country: str) -> dict[str, str]:
    match word:
        case OwnPlace(name):
            return {"sense": "place", "word": name, "country": country}
        case OwnBody(name):
            return {"sense": "body", "word": name, "country": ""}
        case OwnCue(phrase=phrase):
            return {"sense": "cue", "word": phrase, "country": ""}


def _meaning(word: OwnWord) -> dict[str, str]:
    match word:
        case OwnPlace(pcode=meaning) | OwnBody(short=meaning):
            return {"meaning": meaning, "role": ""}
        case OwnCue(kind, role=role):
            return {"meaning": kind, "role": role}


def save(store: Store, word: OwnWord, country: str) -> None:
    """Write a word; one that is there already gets its new meaning."""
    store.write("own_words", _key(word, country), _meaning(word))


def remove(store: Store, word: OwnWord, country: str) -> None:
    """Take a word out; one that is not there is let be."""
    store.write("own_words", _key(word, country), None)
