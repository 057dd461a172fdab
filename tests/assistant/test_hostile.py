"""Whatever the text, offsets are exact and time is bounded."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.assistant.propose import MOST, propose
from sitrep.assistant.sentences import sentences
from sitrep.domain.figure import Proposed
from sitrep.languages.lexicon import CODES, lexicon
from tests.assistant.score import texts

WORDS = """killed 12 people and , were at-least families fled homes destroyed toll rose to dozens
more . “ İ ß ( ) between 40-50 Latakia according to the UN said 1,200 million no curfew imposed ﬁ
including of the aged from : - None hundred per cent death missing or""".split()  # noqa: SIM905


def read(text: str, language: str = "en") -> Proposed:
    return propose(text, language=language, published=date(2025, 3, 7), country="SYR")


def assert_exact(text: str, proposed: Proposed) -> None:
    for proposal in proposed.proposals:
        for passage in proposal.passages:
            assert text[passage.start : passage.end] == passage.quote
        assert proposal.claim.quantity.words in text
        assert all(ref.name in text for ref in proposal.claim.places)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_every_quote_of_any_word_salad_is_exact(words: list[str]) -> None:
    text = " ".join(words)
    assert_exact(text, read(text))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_every_quote_of_any_text_is_exact(text: str) -> None:
    assert_exact(text, read(text))


@given(st.text(alphabet='aA .!?\n"1)-', max_size=80))
def test_sentences_cover_all_words_in_order(text: str) -> None:
    spans = list(sentences(text, lexicon("en")))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())


PUT_IN = ("12", "(12)", "40-50", "1,200", ",", ";", ":", "(", ")", "-", "more")


def sentences_of(language: str) -> list[list[str]]:
    """Return the sentences of the corpus as words."""
    cut = [
        text.text[start:end].split()
        for text in texts(language)
        for start, end in sentences(text.text, lexicon(language))
    ]
    return [words for words in cut if len(words) > 1]


@pytest.mark.parametrize("language", CODES)
def test_a_sentence_with_a_word_out_of_place_is_still_read(language: str) -> None:
    known = sentences_of(language)

    @settings(deadline=None, max_examples=1_000)
    @given(st.sampled_from(known), st.sampled_from(PUT_IN), st.data())
    def reads(words: list[str], strange: str, data: st.DataObject) -> None:
        out = data.draw(st.integers(0, len(words) - 1))
        at = data.draw(st.integers(0, len(words) - 1))
        kept = [*words[:out], *words[out + 1 :]]
        text = " ".join([*kept[:at], strange, *kept[at:]])
        assert_exact(text, read(text, language))

    reads()


def test_a_number_in_brackets_before_another_is_read() -> None:
    assert read("Killed (12) 20 people; injured 23.").proposals


HOSTILE = {
    "digits": "1234567890" * 200_000,
    "grouped digits": "123,456," * 100_000,
    "spaced digits": "123 456 " * 100_000,
    "one sentence": "the village was quiet and " * 40_000,
    "one sentence of cues": "killed and wounded " * 50_000,
    "numbers in a row": " ".join(str(i) for i in range(10_000)),
    "numbers with cues": "12 people were killed, " * 10_000,
    "one word": "a" * 1_000_000,
    "capitals": "Abc " * 100_000 + "said 12 people died.",
    "brackets": "(" * 100_000 + "12 killed" + ")" * 100_000,
    "lines": "12 dead\n" * 20_000,
    "number words": "hundred thousand " * 50_000,
    "quantifiers": "more than " * 100_000,
    "dashes": "40-" * 100_000,
    "spaces": " " * 500_000 + "\n" * 100_000 + "12 killed",
    "mixed directions": "قتل 12 people killed ٣٤ " * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_bounded_time(name: str) -> None:
    text = HOSTILE[name]
    start = time.process_time()
    proposed = read(text)
    assert time.process_time() - start < 10
    assert len(proposed.proposals) <= MOST
    assert_exact(text, proposed)


def test_more_than_the_most_proposals_are_left_out_with_a_count() -> None:
    text = "\n\n".join(f"On the coast {number:,} people were killed." for number in range(1, 702))
    proposed = read(text)
    assert len(proposed.proposals) == MOST
    assert proposed.left_out == 201


@pytest.mark.parametrize("text", ["", "   \n ", "Nothing happened here."])
def test_text_without_figures_yields_nothing(text: str) -> None:
    assert read(text) == Proposed()


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_day_beyond_the_calendar_is_no_day(published: date) -> None:
    text = "Yesterday 12 people were killed. On Sunday 9 people were injured."
    found = propose(text, language="en", published=published, country="SYR").proposals
    days = [proposal.claim.as_of for proposal in found]
    assert len(days) == 2
    assert all(day is None or day.year == published.year for day in days)


def test_language_without_a_lexicon_yields_nothing() -> None:
    assert read("12 people were killed.", language="xx") == Proposed()


def test_time_grows_with_the_length_only() -> None:
    passage = (
        "The storm killed 12 people in Latakia and displaced 300 families, officials said.\n\n"
    )

    def seconds(times: int) -> float:
        start = time.process_time()
        read(passage * times)
        return time.process_time() - start

    seconds(50)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.05)
