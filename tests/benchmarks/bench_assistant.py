"""Prints how many sentences a second the assistant reads, and what a long page costs.

The yardsticks run in turn in the same rounds, by CPU time: quantulum3 on the same sentences
(``pip install quantulum3``, for this benchmark only), and trafilatura alone on the same page. Run
it as ``python -m tests.benchmarks.bench_assistant``; it is no timed test.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from statistics import median

import trafilatura

from sitrep.assistant.propose import propose
from sitrep.assistant.sentences import sentences
from sitrep.languages.lexicon import lexicon
from tests.assistant.score import texts

ROUNDS = 5
PUBLISHED = date(2025, 3, 12)
PAGE = 100_000  # characters


def corpus() -> str:
    return "\n\n".join(each.text.strip() for each in texts())


def read(text: str) -> object:
    return propose(text, language="en", published=PUBLISHED, country="SYR")


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def print_sentences() -> None:
    text = corpus()
    words = lexicon("en")
    read(text)  # compiled once a process
    spans = list(sentences(text, words))
    ours = median(seconds(lambda: read(text)) for _ in range(ROUNDS))
    print(f"assistant: {len(spans) / ours:,.0f} sentences a second ({len(spans)} in {ours:.3f} s)")
    if find_spec("quantulum3") is None:
        print("quantulum3 is not installed: no ratio")
        return
    from quantulum3 import parser  # noqa: PLC0415 - a yardstick that need not be there

    few = [text[start:end] for start, end in spans[:: max(1, len(spans) // 60)]]
    parser.parse(few[0])
    ratios = []
    for _ in range(ROUNDS):
        theirs = seconds(lambda: [parser.parse(sentence) for sentence in few]) / len(few)
        ratios.append(theirs / (seconds(lambda: read(text)) / len(spans)))
    print(f"quantulum3: {1 / theirs:,.0f} sentences a second; ratio {median(ratios):.0f} (goal 60)")


def print_growth() -> None:
    text = corpus()
    once = median(seconds(lambda: read(text)) for _ in range(ROUNDS))
    eight = seconds(lambda: read("\n\n".join([text] * 8)))
    print(f"eight times the text: {eight / once:.1f} times the time (linear: 8)")


def print_page() -> None:
    text = (corpus() * (PAGE // len(corpus()) + 1))[:PAGE]
    paragraphs = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    page = f"<html><head><title>Report</title></head><body><article>{paragraphs}</article></body>"
    trafilatura.extract(page)
    ratios = []
    for _ in range(ROUNDS):
        alone = seconds(lambda: trafilatura.extract(page))
        both = seconds(lambda: read(trafilatura.extract(page) or ""))
        ratios.append(both / alone)
    print(f"page of {PAGE // 1000} kB: {median(ratios):.2f} times trafilatura alone (goal 1.5)")


def main() -> None:
    print_sentences()
    print_growth()
    print_page()


if __name__ == "__main__":
    main()
