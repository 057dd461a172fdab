"""Who says so, in languages that name the head first: "le ministère de la Santé"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sitrep.assistant.attribution import Attribution, Source
from sitrep.domain.source import Did
from sitrep.languages.lexicon import Lexicon, any_of

_LONGEST = 14  # words of a name, those that a script joins counted apart
_TAIL = 110  # characters before a verb in which its subject is looked for
_HEAD = 3  # words in which a description says what it is: "plusieurs responsables"
_WORD = re.compile(r"\s{0,2}((?:[ldLD]['’])?)([^\W\d_][\w&/.’'-]*)")
_ACRONYM = re.compile(r"\s?\([^\W\d_][\w.&-]{1,14}\)")
_CUT = re.compile(r"[.;:!?«»“”\"()\[\]\n]")
_QUOTED = (",", "»", "”", '"', "’", "–", "—")


class HeadFirst(Attribution):
    """Finds sources where the noun comes before what is said of it, and verbs may come first."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._fold = lexicon.writing.folded
        self._lower = not lexicon.table("order").get("uncased")
        self._verb_first = bool(lexicon.table("order").get("verb_first"))
        self._leading = frozenset(lexicon.words("attribution", "articles"))
        self._roles = frozenset(lexicon.words("attribution", "roles"))
        self._stops = frozenset(lexicon.words("attribution", "stops"))
        if not self._lower:  # no capitals tell where a name ends
            cues = lexicon.table("cues").values()
            self._stops |= {word for roles in cues for word in roles.get("after", ())}
        self._linking = self._leading | frozenset(lexicon.words("grammar", "link"))
        for table in ("article", "preposition", "conjunction"):
            self._linking |= frozenset(lexicon.words("grammar", table))
        verbs = any_of(lexicon.words("attribution", "verbs"))
        leads = any_of(lexicon.words("attribution", "lead_ins"))
        self._cue = re.compile(rf"(?<![\w-])(?:(?P<lead>{leads})|(?P<verb>{verbs}))(?![\w-])")
        asides = any_of(lexicon.words("attribution", "asides"))  # "informó este viernes la red"
        self._aside = re.compile(rf"(?:\s(?:{asides})(?!\w))+")
        self._impersonal = frozenset(lexicon.words("attribution", "impersonal"))
        back = any_of(lexicon.words("attribution", "back"))
        self._refers = re.compile(rf"(?<!\w)(?:{back})(?:\s|$)")

    def every(self, sentence: str) -> list[Source]:
        """Return the sources a sentence names: by "according to", then by a verb."""
        found = list(self._sources(sentence))
        return [source for source, _ in sorted(found, key=lambda each: not each[1])]

    def carried(self, sentence: str, before: str) -> Source | None:
        """Return whom a sentence means that leaves the name to what stands before."""
        del sentence
        return self.last(before)

    def last(self, text: str) -> Source | None:
        """Return the last source that `text` names."""
        found = [source for source, _ in self._sources(text)]
        return max(found, key=lambda source: source.start, default=None)

    def spoken(self, text: str) -> Source | None:
        """Return who is named after the end of quoted speech."""
        closing = max(text.find("”"), text.find("»"))
        said = self.every(text[closing : closing + _TAIL]) if closing >= 0 else []
        return said[0] if said else None

    def refers_back(self, sentence: str) -> bool:
        """Tell whether the sentence leaves the name to what stands before."""
        low = self._low(sentence)
        return self._cue.search(low) is not None and self._refers.search(low) is not None

    def name_before(self, text: str, at: int) -> str:
        """Return the name that ends at `at`."""
        return self._subject(text, at)[0]

    def full_name(self, text: str, floor: int, start: int, end: int) -> str:
        """Return the name that begins at `start`, with the capitalized words after `end`."""
        for word in _WORD.finditer(text, end):
            joined = self._low(word[2]) in self._linking
            if word.start() != end or not (word[2][0].isupper() or joined):
                break
            end = word.end()
        return self._named(text[:end], start, anyone=True)[0] or text[start:end]

    def _low(self, text: str) -> str:
        return self._fold(text.lower() if self._lower else text)

    def _sources(self, sentence: str) -> Iterator[tuple[Source, bool]]:
        low = self._low(sentence)
        if len(low) != len(sentence):
            return
        for found in self._cue.finditer(low):
            led = found["lead"] is not None
            name, start = self._of_cue(sentence, found, led=led)
            if name:
                counted = not led and found["verb"] in self._counting
                did = Did.COUNTED if counted else Did.REPORTED
                yield Source(name, did, start, closes=self._ends(low, found, led=led)), led

    def _ends(self, low: str, found: re.Match[str], *, led: bool) -> bool:
        """Tell whether what is said stands before: "…, a dit l'armée", "… selon l'armée"."""
        before = low[: found.start()].rstrip()
        if not led:
            return before.endswith(_QUOTED)
        return bool(before) and before.rstrip(" ,").rpartition(" ")[2] not in self._and

    def _of_cue(self, sentence: str, found: re.Match[str], *, led: bool) -> tuple[str, int]:
        if led:
            return self._named(sentence, found.end(), anyone=not self._lower)
        before = sentence[: found.start()].rstrip()
        if self._low(before[-_TAIL:]).rpartition(" ")[2] in self._impersonal:
            return "", found.start()  # "en Cortés se reportan"
        if self._verb_first or not before or before.endswith(_QUOTED):
            aside = self._aside.match(self._low(sentence), found.end())
            named = self._named(sentence, aside.end() if aside else found.end(), close=True)
            if named[0]:
                return named
        return self._subject(sentence, found.start())

    def _subject(self, text: str, at: int) -> tuple[str, int]:
        """Return the body named right before `at`, over an aside between commas."""
        floor = max(0, at - _TAIL)
        tail = text[floor:at]
        cuts = [cut.end() for cut in _CUT.finditer(tail)]
        begin = cuts[-1] if cuts else 0
        parts = tail[begin:].rstrip().split(",")
        if len(parts) > 2 and not parts[-1]:
            begin, part = begin + len(",".join(parts[:-3])) + (len(parts) > 3), parts[-3]
        else:
            begin, part = begin + len(",".join(parts[:-1])) + (len(parts) > 1), parts[-1]
        end = floor + begin + len(part)
        for word in _WORD.finditer(text, floor + begin, end):
            if self._may_head(word[2]):
                return self._named(text[:end], word.start(2) - len(word[1]))
        return "", at

    def _may_head(self, word: str) -> bool:
        if self._low(word) in self._roles:
            return True
        return word[0].isupper() and word not in self._not_names

    def _named(
        self, text: str, at: int, *, close: bool = False, anyone: bool = False
    ) -> tuple[str, int]:
        """Read the name or description that begins at `at`.

        Args:
            text: The sentence.
            at: Where it may begin.
            close: It must say soon what it is: behind a verb anything may follow.
            anyone: Any word may name a body.
        """
        words: list[re.Match[str]] = []
        place = at
        while len(words) < _LONGEST and (word := _WORD.match(text, place)):
            low = self._low(word[2])
            if (low in self._stops and not word[1]) or low.startswith(("qu'", "qu’")):
                break
            words.append(word)
            place = word.end()
            if word[2].endswith(".") and len(word[2]) > 2:
                break
        while words and self._low(words[0][2]) in self._leading:
            words = words[1:]
        while words and self._low(words[-1][2]) in self._linking:
            words.pop()
        if not words or not self._is_body(words, close=close, anyone=anyone):
            return "", at
        start, end = words[0].start(2), words[-1].end()
        acronym = _ACRONYM.match(text, end)
        return text[start : acronym.end() if acronym else end].rstrip(".’'"), start

    def _is_body(self, words: list[re.Match[str]], *, close: bool, anyone: bool) -> bool:
        if anyone:
            return True
        lows = [self._low(word[2]).rstrip(".’'") for word in words]  # "selon le maire."
        pairs = [f"{a} {b}" for a, b in pairwise(lows)]
        if not self._roles.isdisjoint((*lows[:_HEAD], *pairs[:_HEAD])):
            return True
        capitals = words[:1] if close else words
        return any(w[2][0].isupper() and w[2] not in self._not_names for w in capitals)


@cache
def attribution(lexicon: Lexicon) -> Attribution:
    """Return what finds sources in a language."""
    first = "head first" in lexicon.words("attribution", "order")
    return HeadFirst(lexicon) if first else Attribution(lexicon)
