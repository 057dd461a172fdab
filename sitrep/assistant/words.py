"""A sentence as marked words: what each may mean to the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from sitrep.assistant.tokens import LETTERS, TOKEN
from sitrep.domain.reading import Found
from sitrep.languages.lexicon import Lexicon
from sitrep.languages.writing import Writing


class Role:
    """Where the count of a cue stands. Plain integers: these are tested for every word."""

    BEFORE = 1 << 0  # "12 died"
    AFTER = 1 << 1  # "killing 12"
    EITHER = 1 << 2  # "12 were killed", "killed 12"
    NOUN = 1 << 3  # "12 deaths", "the deaths of 12"
    TOLL = 1 << 4  # "the death toll rose to 12"


class Is:
    """What a word does in a sentence; names are those of the lexicon's table `grammar`."""

    BE = 1 << 0
    HAVE = 1 << 1
    BRIDGE = 1 << 2
    FILLER = 1 << 3
    PREPOSITION = 1 << 4
    CONJUNCTION = 1 << 5
    CLAUSE = 1 << 6
    RELATIVE = 1 << 7
    DETERMINER = 1 << 8
    INCLUDING = 1 << 9
    REACH = 1 << 10
    FROM_BEFORE = 1 << 11
    INCREASE = 1 << 12
    NUMBER_OF = 1 << 13
    MODAL = 1 << 14
    NEGATION = 1 << 15
    NEW = 1 << 16
    TOTAL = 1 << 17
    PAST = 1 << 18
    PART = 1 << 19
    NOT_HEAD = 1 << 20
    POINT = 1 << 21  # punctuation
    FRACTION = 1 << 22
    SHARE = 1 << 23
    SITE_IN = 1 << 24
    RATE = 1 << 25
    WHOSE = 1 << 26
    OF = 1 << 27
    LINK = 1 << 28
    ALSO = 1 << 29
    AIM = 1 << 30
    PLAN = 1 << 31
    MONTH = 1 << 32
    EXCESS = 1 << 33
    COMPARED = 1 << 34
    THEM = 1 << 35
    GIVE = 1 << 36
    WIDE = 1 << 37
    UNSURE = 1 << 38
    INVERTS = 1 << 45  # an auxiliary whose subject may follow the participle
    EVERY = 1 << 39
    RECEIVER = 1 << 40
    DRIVE = 1 << 41  # "drove 5,000 people out"
    CARRY = 1 << 42  # "brought 270 people out"
    AWAY = 1 << 43
    FREE = 1 << 44
    ALL = 1 << 46
    THERE = 1 << 50  # "there are 9"
    REFUGE = 1 << 52  # "refugees": who they are says that they fled
    UNCOUNTED = 1 << 55  # "14 families displaced, not counted": the 14 numbers a row
    RESTATES = 1 << 54  # "300 families, that is 1,200 people"
    TRANSFER = 1 << 53  # "transferred": no evacuation where refugees are
    INTO = 1 << 49  # "forced 5,000 people into Chad"
    SHARING = 1 << 48  # "9 died, with 6 in Homs"
    OTHERS = 1 << 51  # "12 died and many others were hurt": a subject of its own
    DEADLY = 1 << 56  # "shot three villagers to death"
    FATAL = 1 << 57  # "to death"
    UNREAL = 1 << 60  # "in a fire drill", "in the film": nothing happened
    RUMOR = 1 << 59  # "residents said": no total where a body has counted
    SUFFER = 1 << 58  # "sustained lesser damage"
    WISH = 1 << 61  # "eligible to return": nobody did
    ESTIMATES = 1 << 63  # "with most placing it between 300 and 400"
    LIMIT = 1 << 62  # "the admission of 900 refugees": who may come
    FOLK = 1 << 47  # "people", "residents": anybody, not "pilgrims" or "delegates"
    MEET = 1 << 64  # "interviewed 40 displaced families": no count of them
    ANIMAL = 1 << 65
    CLIENT = 1 << 66  # "customers": of a business, not of a disaster
    EACH = 1 << 67  # "one person every 36 seconds"
    LEAVE = 1 << 84  # "300 people left Homs"
    GROUP = 1 << 85  # "moved a group of 62 refugees"
    LIKELY = 1 << 86
    NEED = 1 << 87  # "require some form of assistance"
    RELIEF = 1 << 88
    GO_TO = 1 << 89  # "cash went to 4,100 households"
    AMONG = 1 << 90  # "two soldiers among five dead"
    TELLS = 1 << 91  # "the opposition says 90"
    CROSS = 1 << 100  # of a border, where a subject follows
    PARTLY = 1 << 101  # "destroyed 30 homes and partly 12"
    WHOLLY = 1 << 102
    LAND = 1 << 92  # "left the occupied region"
    HAVEN = 1 << 80  # "camp", "site", "border": where people who fled are
    HOLD = 1 << 81  # "the camp has 4,000 inhabitants"
    LIVE = 1 << 82  # "living in classrooms", "admitted to the transit center"
    ENROLL = 1 << 83  # "registered 4,300 Malians"
    GAME = 1 << 68  # "the squad": its injuries are no casualties


_FUTURE_LENGTH = 5
_SAYING = Is.REFUGE | Is.HAVEN | Is.LEAVE | Is.NEED | Is.CROSS  # a sentence with one is read
_TELLING = Is.DRIVE | Is.CARRY | _SAYING
_FLAGS = {name.lower(): flag for name, flag in vars(Is).items() if name.isupper()}
_ROLES = {name.lower(): role for name, role in vars(Role).items() if name.isupper()}


@dataclass(slots=True)
class Meaning:
    """All that a word or phrase may mean."""

    kinds: tuple[str, ...] = ()
    role: int = 0
    unit: str = ""
    population: tuple[str, ...] = ()
    flags: int = 0
    site: tuple[str, ...] = ()  # kinds of those who are in it: "5,000 people are in 6 camps"

    @property
    def tells(self) -> bool:
        """Tell whether a count may hang on it."""
        return bool(self.kinds or self.site or self.flags & _TELLING)


@dataclass(slots=True)
class Mark:
    """A word, phrase, sign or count of a sentence; offsets are the text's own."""

    start: int
    end: int
    word: str
    meaning: Meaning
    found: Found | None = None
    flags: int = 0
    kinds: tuple[str, ...] = ()
    role: int = 0
    capital: bool = False
    groups: tuple[tuple[str, ...], ...] = ()  # of a compound: the kinds of each cue

    @property
    def unit(self) -> str:
        return self.meaning.unit


Tails = dict[tuple[str, ...], Meaning]  # what follows the first two words of a phrase
Phrases = dict[str, dict[int, Tails]]  # by their second word and their size, the longest first


@dataclass(slots=True)
class Vocabulary:
    """The lexicon as one table; phrases by their first two words, the longest first."""

    single: dict[str, Meaning] = field(default_factory=dict)
    longer: dict[str, Phrases] = field(default_factory=dict)
    adverbs: tuple[str, ...] = ()  # endings
    cues: set[str] = field(default_factory=set)  # a word of each cue
    telling: frozenset[str] = frozenset()  # words that a count may hang on
    # first words of phrases that a count may hang on, with their second words
    opening: Mapping[str, frozenset[str]] = field(default_factory=dict)
    writing: Writing = field(default_factory=lambda: Writing({}))
    uncased: bool = False  # the script has no capitals: an unknown word after "in" is a name

    def cover(self, phrases: Iterable[str]) -> None:
        """Choose few words such that every cue holds one of them, the rarer kinds of words first.

        What is common to many sentences, grammar and the nouns counted, is taken only where a cue
        has nothing else.
        """
        split = sorted({tuple(LETTERS.findall(phrase)) for phrase in phrases}, key=len)
        often = Counter(word for words in split for word in words)
        for words in split:
            if self.cues.isdisjoint(words):
                telling = [word for word in words if not self._is_common(word)]
                self.cues.add(
                    max(telling, key=lambda word: (often[word], len(word)))
                    if telling
                    else max(words, key=len)
                )

    def _is_common(self, word: str) -> bool:
        meaning = self.single.get(word)
        return meaning is not None and bool(meaning.flags or meaning.unit) and not meaning.kinds

    def openings(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield first and second words of the phrases that a count may hang on."""
        for word, phrases in self.longer.items():
            seconds = (
                second
                for second, sizes in phrases.items()
                if any(meaning.tells for tails in sizes.values() for meaning in tails.values())
            )
            if found := frozenset(seconds):
                yield word, found

    def is_future(self, word: str) -> bool:
        """Tell an unknown word that is a verb of the future, where its form says so."""
        rules = self.writing
        if len(word) < _FUTURE_LENGTH or word in rules.not_future:
            return False
        return word.startswith(rules.future) or word.endswith(rules.future_ends)

    def phrase(self, words: list[str]) -> Meaning | None:
        """Return what a phrase of several words means, if it is known."""
        sizes = self.longer.get(words[0], {}).get(words[1], {})
        return sizes.get(len(words), {}).get(tuple(words[2:]))

    def add(self, phrase: str) -> Meaning:
        words = TOKEN.findall(phrase)
        if len(words) == 1:
            return self.single.setdefault(words[0], Meaning())
        phrases = self.longer.setdefault(words[0], {})
        sizes = phrases.setdefault(words[1], {})
        if len(words) not in sizes:
            sizes[len(words)] = {}
            phrases[words[1]] = sizes = dict(sorted(sizes.items(), reverse=True))
        return sizes[len(words)].setdefault(tuple(words[2:]), Meaning())


def _populations(lexicon: Lexicon) -> Mapping[str, list[str]]:
    named: dict[str, list[str]] = {}
    for code, words in lexicon.table("populations").items():
        for word in words:
            named.setdefault(word, []).append(code)
    return named


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Return the phrases of a language with all that each may mean."""
    made = Vocabulary(adverbs=lexicon.words("endings", "adverbs"))
    made.writing = lexicon.writing
    made.uncased = bool(lexicon.table("order").get("uncased"))
    _add_grammar(made, lexicon)
    for unit, phrases in lexicon.table("units").items():
        for phrase in phrases:
            made.add(phrase).unit = unit
    for phrase, codes in _populations(lexicon).items():
        meaning = made.add(phrase)
        meaning.population = tuple(codes)
        meaning.unit = meaning.unit or "people"
    for kind, roles in lexicon.table("cues").items():
        for role, phrases in roles.items():
            _add_cues(made, kind, _ROLES[role], phrases)
    for kind, lists in lexicon.table("sites").items():
        for phrase in lists["words"]:
            made.add(phrase).site = (kind,)
    made.cover(
        phrase
        for table in (lexicon.table("cues"), lexicon.table("sites"))
        for lists in table.values()
        for phrases in lists.values()
        for phrase in phrases
    )
    for phrase in lexicon.words("skip", "phrases"):
        meaning = made.add(phrase)
        meaning.kinds, meaning.role, meaning.unit, meaning.flags = (), 0, "", 0
    made.cues.update(word for word, each in made.single.items() if each.flags & _SAYING)
    made.telling = frozenset(word for word, meaning in made.single.items() if meaning.tells)
    made.opening = dict(made.openings())
    return made


def _add_grammar(made: Vocabulary, lexicon: Lexicon) -> None:
    for name, flag in _FLAGS.items():
        for phrase in lexicon.words("grammar", name):
            made.add(phrase).flags |= flag
    for phrase in lexicon.table("dates", "months"):
        made.add(phrase).flags |= Is.MONTH
    for table, key in (("skip", "not_heads"), ("grammar", "animal")):
        for phrase in lexicon.words(table, key):
            made.add(phrase).flags |= Is.NOT_HEAD
    for sign in ":–-(=":
        made.add(sign).flags |= Is.POINT


def _add_cues(made: Vocabulary, kind: str, role: int, phrases: Iterable[str]) -> None:
    for phrase in phrases:
        meaning = made.add(phrase)
        meaning.role |= role
        if kind not in meaning.kinds:
            meaning.kinds = (*meaning.kinds, kind)
