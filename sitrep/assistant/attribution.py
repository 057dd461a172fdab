"""Who says so: the body a sentence names as the source of what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sitrep.assistant.tokens import LETTERS
from sitrep.domain.source import Did
from sitrep.languages.lexicon import Lexicon, any_of

_DOT = r"\.(?=\w)|(?<![A-Za-z]{2})\."  # within a word, or after an initial
_NEAR = 2  # sentences before "it said" in which the body is named
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?”])\s+")
_WORD = re.compile(r"(?<![\w.-])[^\W\d_]+")
_ACRONYM = r"(?:\s\([A-Z][\w.&-]{1,14}\))?"


@dataclass(frozen=True, slots=True)
class Source:
    """A named or described body and what it did."""

    name: str
    verb: Did
    start: int  # within the sentence
    teller: str = ""  # whom they told: "witnesses told Reuters"
    closes: bool = False  # what it says stands before it

    @property
    def is_named(self) -> bool:
        """Tell a name from a description: "the Red Crescent" from "local officials"."""
        return self.name[:1].isupper() and sum(word[0].isupper() for word in self.name.split()) > (
            0 if self.name.isupper() else 1
        )


class Attribution:
    """Finds sources with one language's verbs and nouns."""

    def __init__(self, lexicon: Lexicon) -> None:
        def words(key: str) -> frozenset[str]:
            return frozenset(lexicon.words("attribution", key))

        self._joints = joints = words("joints")
        self._articles = frozenset(lexicon.words("grammar", "article"))
        titles = any_of(lexicon.words("attribution", "titles"))
        word = rf"(?:(?:{titles})\.|[A-Z](?:[\w’'&-]|{_DOT}){{0,40}})"
        name = rf"{word}(?:\s(?:(?:{any_of(joints)})\s){{0,3}}{word}){{0,9}}{_ACRONYM}"
        verbs = any_of(lexicon.words("attribution", "verbs"))
        leads = any_of(lexicon.words("attribution", "lead_ins"))
        roles = any_of(lexicon.words("attribution", "roles"))
        articles = any_of(lexicon.words("attribution", "articles"))
        self._describing = _first_words({"the", "a", "an"} | words("articles") | words("roles"))
        self._counting, self._told = words("counting"), words("told")
        self._ending = re.compile(rf"(?<![\w.]){name}$")
        self._outlet = re.compile(rf"\s(?:the\s)?(?P<name>{name})")
        self._not_names, self._papers = words("not_names"), words("papers")
        role = (
            rf"(?i:(?:(?:{articles})\s){{0,4}}(?:{roles})(?!\w)"
            rf"(?:\s(?:of|for|in|from|at|with)\s(?:the\s)?(?-i:{name}))?)"
        )
        named = rf"(?:(?i:the\s|a\s|an\s)?{name}(?:\s(?i:{roles})(?!\w))?)"
        bodied = rf"(?:(?i:the\s|a\s|an\s)?{name}(?:\s[a-z-]{{2,20}}){{1,2}}\s(?:{roles})(?!\w))"
        anyone = rf"(?P<who>{bodied}|{role}|{named})"
        self._and = words("and")
        self._parted = re.compile(rf"[,;]\s(?:{any_of(self._and)})\s|;")
        counts = lexicon.words("attribution", "counts")
        self._counts = _first_words(counts)
        self._owned = re.compile(
            rf"(?P<who>(?:[Tt]he\s)?{name})(?<=[’']s)\s(?:[a-z-]{{2,14}}\s){{0,2}}(?:{any_of(counts)})(?!\w)"
        )
        self._verbs, self._leads = map(_first_words, (words("verbs"), words("lead_ins")))
        people = rf"{word}\s[a-z]{{3,20}}s(?!\w)"  # "Marovian farmers"
        self._led = re.compile(rf"(?<!\w)(?i:{leads})\s(?P<who>{bodied}|{role}|{people}|{named})")
        months = any_of(lexicon.numbers("dates", "months"))
        self._cited = re.compile(
            rf"\((?P<who>{name}),?\s(?:\d{{1,2}}\s)?(?i:{months})\.?\s(?:\d{{1,2}},?\s)?\d{{4}}\)"
        )
        self._speaks = re.compile(
            rf"(?<![\w.-])(?<!\d ){anyone}(?:(?:,\s[^,.;]{{1,80}}){{1,2}},|\s\([^)]{{1,40}}\))?"
            rf"\s(?:(?i:has|have|had|also|later|earlier)\s){{0,2}}(?P<verb>(?i:{verbs}))(?!\w)"
        )
        telling = any_of(set(lexicon.words("attribution", "verbs")) - self._told)
        self._spoken = re.compile(rf"[,”\"’]\s(?P<verb>(?i:{telling}))\s{anyone}")
        back = any_of(lexicon.words("attribution", "back"))
        self._carried = re.compile(
            rf"(?<!\w)(?P<back>{back})\s(?:(?:has|have|had|also|later)\s)?(?:{verbs})(?!\w)"
            rf"(?!\s(?:\w+\s){{1,2}}li(?:fe|ves)(?!\w))",  # "it claimed four lives"
            re.IGNORECASE,
        )
        self._persons, self._roles = words("persons"), words("roles")
        self._bodies = re.compile(rf"(?:{any_of(lexicon.words('attribution', 'bodies'))})(?!\w)")
        self._begins = re.compile(rf"\W{{0,3}}(?:[A-Z][a-z]+,\s)?{anyone}(?=\s[a-z])")
        within = any_of(lexicon.words("places", "within"))
        self._at_place = re.compile(rf"(?<!\w)(?i:{within}|on)\s$")
        self._before = re.compile(rf"(?<![\w.])(?P<name>{name})\s?$")

    def every(self, sentence: str) -> list[Source]:
        """Return the sources a sentence names, the most telling first."""
        return list(self._each(sentence))

    def among(self, sources: list[Source], sentence: str, at: int) -> Source | None:
        """Return which of the sources that a sentence names speaks of what stands at `at`.

        It is who speaks nearest before, unless that ends what was said: "40 died, the army said,
        and 65 were hurt"; else who speaks next.
        """
        if len({source.name for source in sources}) < 2:
            return sources[0] if sources else None
        each = sorted(sources, key=lambda source: source.start)
        before = [source for source in each if source.start < at and not source.closes]
        after = [source for source in each if source.start > at]
        if before and after and after[0].closes:
            parted = self._parted.search(sentence, before[-1].start, at)
            if parted and not self._parted.search(sentence, at, after[0].start):
                return after[0]
        return before[-1] if before else after[0] if after else each[-1]

    def _each(self, sentence: str) -> Iterator[Source]:
        words = _words(sentence)
        led = () if self._leads.isdisjoint(words) else (self._led.finditer,)
        owned = () if self._counts.isdisjoint(words) else (self._owned.finditer,)
        said = () if self._verbs.isdisjoint(words) else (self._speaking, self._spoken.finditer)
        cited = (self._cited.finditer,) if "(" in sentence else ()
        taken: set[int] = set()  # ends of verbs: "Ali, the governor, said Red Cross volunteers …"
        for search in (*led, *owned, *said, *cited):
            for found in search(sentence):
                verb = found.end("verb") if "verb" in found.re.groupindex else found.end()
                name = "" if verb in taken else self._name(found["who"])
                if name:
                    taken.add(verb)
                    teller = self._teller(sentence, found)
                    closes = self._closes(sentence, found)
                    yield Source(name, self._did(found), found.start("who"), teller, closes)

    def _closes(self, sentence: str, found: re.Match[str]) -> bool:
        """Tell whether what is said stands before: "…, the army said", "… according to it"."""
        opens = not sentence[: found.start()].strip(' “"')
        joined = sentence[: found.start()].rstrip(" ,").rpartition(" ")[2].lower() in self._and
        return not (opens or joined) and (
            "verb" not in found.groupdict() or sentence[found.end() : found.end() + 1] in ",.;"
        )

    def _speaking(self, text: str) -> Iterator[re.Match[str]]:
        """Yield who speaks, tried only where a name or a description may begin before a verb."""
        low = text.lower()
        last = max(map(low.rfind, self._verbs & _words(text)), default=0)
        done = 0
        for word in _WORD.finditer(text):
            start, begins = word.start(), word.group()
            if start > last:
                return
            if start < done or not ("A" <= begins[0] <= "Z" or begins in self._describing):
                continue
            found = self._speaks.match(text, start)
            if found:
                done = found.end()
                if not self._is_place(text, found):
                    yield found

    def _is_place(self, text: str, found: re.Match[str]) -> bool:
        """Tell "an attack in Sadr City claimed 12 lives" from "a hospital in Sadr City said"."""
        start = found.start("who")
        named = self._roles.isdisjoint(found["who"].lower().split())
        return named and self._at_place.search(text, max(0, start - 12), start) is not None

    def refers_back(self, sentence: str) -> bool:
        """Tell whether "he said" or "the group said" leaves the name to what stands before."""
        said = not self._verbs.isdisjoint(_words(sentence))
        return said and self._carried.search(sentence) is not None

    def carried(self, sentence: str, before: str) -> Source | None:
        """Return whom "it said" means: the body that is named nearest, as subject or as source.

        Args:
            sentence: One that leaves the name to what stands before.
            before: What stands before it.
        """
        found = self._carried.search(sentence)
        if found is None or found["back"].lower() in self._persons:
            return self.last(before)
        own = self._subject_of(sentence[: found.start()], found["back"])
        if own:
            return own
        for earlier in reversed(_SENTENCE_END.split(before.rstrip(" .\n"))[-_NEAR:]):
            named = self.last(earlier) or self._subject_of(earlier, found["back"])
            if named:
                return named
        return self.last(before)

    def _subject_of(self, sentence: str, back: str) -> Source | None:
        """Return the body that a sentence begins with: "The Red Crescent evacuated 40, it said"."""
        found = self._begins.match(sentence)
        name = self._name(found["who"]) if found else ""
        if not (found and name):
            return None
        words = name.lower().split()
        many = back.lower() == "it" and words[-1] in self._roles and words[-1].endswith("s")
        body = name.isupper() or not self._roles.isdisjoint(words)
        if many or not (body or self._bodies.search(name)):
            return None
        return Source(name, Did.REPORTED, found.start("who"))

    def last(self, text: str) -> Source | None:
        """Return the last source that `text` names."""
        best: Source | None = None
        for search in (self._led.finditer, self._speaking, self._spoken.finditer):
            for found in search(text):
                name = self._name(found["who"])
                if name and (best is None or found.start("who") > best.start):
                    best = Source(name, self._did(found), found.start("who"))
        return best

    def spoken(self, text: str) -> Source | None:
        """Return who is named after the end of quoted speech: "…,” said the governor"."""
        closing = text.find("”")
        found = self._spoken.match(text, closing) if closing >= 0 else None
        if closing >= 0 and not found:
            found = self._speaks.match(text, closing + 2)
        name = self._name(found["who"]) if found else ""
        return Source(name, self._did(found), 0) if found and name else None

    def name_before(self, text: str, at: int) -> str:
        """Return the name that ends at `at`."""
        found = self._before.search(text, max(0, at - 120), at)
        return self._name(found["name"]) if found else ""

    def _did(self, found: re.Match[str]) -> Did:
        verb = found.groupdict().get("verb") or ""
        return Did.COUNTED if verb.lower() in self._counting else Did.REPORTED

    def full_name(self, text: str, floor: int, start: int, end: int) -> str:
        """Return the name that ends at `end`, with the capitalized words between it and `floor`."""
        name = self._ending.search(text[max(floor, end - 100) : end])
        return self._name(name.group()) if name else text[start:end]

    def _teller(self, sentence: str, found: re.Match[str]) -> str:
        if (found.groupdict().get("verb") or "").lower() not in self._told:
            return ""
        outlet = self._outlet.match(sentence, found.end("verb"))
        return self._name(outlet["name"]) if outlet else ""

    def _name(self, who: str) -> str:
        """Return the name without its article, "" for a word that names nobody."""
        words = who.strip(" ,.").split()
        while words and (words[0] in self._not_names or words[0].lower() in self._articles):
            words = words[1:]
        while len(words) > 1 and words[-1] in self._papers:
            words.pop()
        while words and (words[-1] in self._not_names or (len(words) > 1 and words[-1].islower())):
            if words[-1].islower() and words[-1] not in self._joints:
                break
            words.pop()
        if not words or (len(words) == 1 and words[0] in self._not_names):
            return ""
        return " ".join(words).removesuffix("’s").removesuffix("'s")


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(LETTERS.findall(phrase.lower())[0] for phrase in phrases)


@lru_cache(maxsize=8)  # several questions are asked of one sentence
def _words(sentence: str) -> frozenset[str]:
    return frozenset(LETTERS.findall(sentence.lower()))
