"""The words that staff teach the assistant: added, taken out, used from then on."""

from __future__ import annotations

from sitrep.assistant.own import tells_nothing
from sitrep.domain.history import Changed
from sitrep.domain.kinds import KINDS
from sitrep.domain.own_words import MOST_LETTERS, OwnBody, OwnCue, OwnPlace, OwnWord
from sitrep.errors import Refused
from sitrep.services import amending
from sitrep.store import own_words
from sitrep.store.database import Store

_FEWEST_LETTERS = 2


def add(store: Store, word: OwnWord, country: str) -> Changed:
    """Take a word in; one that is known gets its new meaning.

    Args:
        store: The open store.
        word: A place with the P-code or the listed name of the place meant, a body, or a cue.
        country: Of the situation at hand; a place is known in it only.

    Raises:
        Refused: It is too short or too long, stands beside most numbers, or what it stands for is
            not known.
    """
    ready = _ready(word, country)
    with store.step(f"Teach the word “{spelled(ready)}”"):
        own_words.save(store, ready, country)
    return Changed.WORDS


def remove(store: Store, word: OwnWord, country: str) -> Changed:
    """Take a word out."""
    with store.step(f"Forget the word “{spelled(word)}”"):
        own_words.remove(store, word, country)
    return Changed.WORDS


def spelled(word: OwnWord) -> str:
    """Return the word itself, without what it stands for."""
    return word.phrase if isinstance(word, OwnCue) else word.name


def _ready(word: OwnWord, country: str) -> OwnWord:
    text = " ".join(spelled(word).split())
    if not _FEWEST_LETTERS <= len(text) <= MOST_LETTERS or not any(map(str.isalpha, text)):
        raise Refused(
            f"The word was not added: “{text}” is no word of 2 to {MOST_LETTERS} letters.",
            "Write it as articles do.",
        )
    match word:
        case OwnPlace(pcode=""):
            return OwnPlace(text)
        case OwnPlace(pcode=meant):
            code = amending.place(meant, country).pcode
            if not code:
                raise Refused(
                    f"The word was not added: “{meant}” is no place on the list of {country}.",
                    "Choose a place from the list, or leave it empty.",
                )
            return OwnPlace(text, code)
        case OwnBody(short=short):
            return OwnBody(text, " ".join(short.split()))
        case OwnCue(kind=kind, role=role):
            if kind not in KINDS:
                raise Refused(
                    f"The word was not added: there is no kind of figure “{kind}”.",
                    "Choose one from the list.",
                )
            if tells_nothing(text):
                raise Refused(
                    f"The word was not added: “{text}” stands beside most numbers, so it tells of"
                    " no kind of figure.",
                    "Add the words around it that do, as in “taken by the sea”.",
                )
            return OwnCue(kind, text, role)
