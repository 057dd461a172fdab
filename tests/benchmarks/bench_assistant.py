# ruff: noqa: T201 - it prints its report
"""Prints how many sentences a second the assistant reads, and what a long page costs.

The yardsticks run in turn in the same rounds, by CPU time: quantulum3 on the same sentences
(``pip install quantulum3``, for this benchmark only), and trafilatura alone on the same page, which
is read with 150,000 place names at hand and stored with its proposals in a real store.

Both are measured on two kinds of text: the corpus, whose sentences nearly all hold a number, for
it is there to try the rules; and real articles, those of the shared bench where that is at hand,
most of whose sentences count nothing. Each text is read by itself, as it would be pasted.

Run it as ``python -m tests.benchmarks.bench_assistant``; it is no timed test.
"""

from __future__ import annotations

import csv
import json
import random
import re
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from unittest.mock import patch

import trafilatura

from sitrep import paths
from sitrep.assistant.places import places
from sitrep.assistant.propose import propose
from sitrep.assistant.sentences import sentences
from sitrep.domain.article import Article
from sitrep.domain.ids import new_id
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.languages.lexicon import lexicon
from sitrep.services import intake
from sitrep.services.intake import Details
from sitrep.store import database, situations
from sitrep.store.database import Store
from tests.assistant.corpus_files import cases
from tests.assistant.score import texts

BENCH = Path(__file__).parents[2] / "../shared/bench"
ROUNDS = 5
SAMPLE = 250  # sentences that the slow yardstick reads
PUBLISHED = date(2025, 3, 12)
PAGE = 100_000  # characters
NAMES = 150_000  # of places
SYLLABLES = ("ab", "al", "ba", "da", "dar", "fa", "gha", "ha", "ja", "kha", "la", "ma", "na", "qa",
             "ra", "sa", "ta", "tel", "um", "wa", "ya", "za")  # fmt: skip


def corpus() -> list[str]:
    """Return the whole articles of the corpus, and its passages without figures."""
    articles = [each.text for each in texts() if each.is_article]
    quiet = [each.text for each in cases() if not each.expected]
    return ["\n\n".join(each.strip() for each in (*articles, *quiet))]


def real() -> list[str]:
    """Return real articles and news items, none where the shared bench is not here."""
    made = []
    for name, most in (("wiki_infobox", 30), ("wiki_current_events", 130)):
        path = BENCH / f"{name}.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        made += [str(json.loads(line)["text"]) for line in lines[:most]]
    return made


def mixtures() -> dict[str, list[str]]:
    made = {"corpus": corpus(), "real articles": real()}
    return {name: each for name, each in made.items() if each}


def read(text: str) -> object:
    return propose(text, language="en", published=PUBLISHED, country="SYR")


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def print_sentences(name: str, mixture: list[str]) -> None:
    words = lexicon("en")
    cut = [each[start:end] for each in mixture for start, end in sentences(each, words)]
    numbered = sum(re.search(r"\d", each) is not None for each in cut)
    print(f"{name}: {len(cut)} sentences, {100 * numbered / len(cut):.0f} % with a digit")

    def ours() -> float:
        return seconds(lambda: [read(each) for each in mixture]) / len(cut)

    ours()  # compiled once a process
    print(f"  assistant: {1 / median(ours() for _ in range(ROUNDS)):,.0f} sentences a second")
    if find_spec("quantulum3") is None:
        print("  quantulum3 is not installed: no ratio")
        return
    from quantulum3 import parser

    few = cut[:: max(1, len(cut) // SAMPLE)]

    def theirs() -> float:
        return seconds(lambda: [parser.parse(each) for each in few]) / len(few)

    theirs()
    rounds = [(theirs(), ours()) for _ in range(ROUNDS)]
    slower = median(their / our for their, our in rounds)
    speed = 1 / median(their for their, _ in rounds)
    print(f"  quantulum3: {speed:,.0f} sentences a second; ratio {slower:.0f} (goal 60)")


def print_growth() -> None:
    text = corpus()[0]
    once = median(seconds(lambda: read(text)) for _ in range(ROUNDS))
    eight = seconds(lambda: read("\n\n".join([text] * 8)))
    print(f"eight times the text: {eight / once:.1f} times the time (linear: 8)")


def page(mixture: list[str]) -> str:
    """Return a page of 100 kB as the web has them: links, marks and a menu around the words."""
    menu = "".join(
        f'<li class="item"><a href="/section/{n}">Section {n}</a></li>' for n in range(80)
    )
    words = [each for text in mixture for each in text.split("\n\n")]
    made, size, at = [], 0, 0
    while size < PAGE - 2 * len(menu):
        each = words[at % len(words)]
        first, _, rest = each.partition(" ")
        made.append(f'<p class="text" id="p{at}"><a href="/topic/{at}">{first}</a> {rest}</p>')
        size, at = size + len(made[-1]), at + 1
    return (
        "<html><head><title>Report</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>Report</h1>{''.join(made)}</article>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )


def learn_names(folder: Path) -> None:
    """Put villages with made-up names beside Syria's own places, for the rest of this process."""
    chance = random.Random(7)
    listed = paths.RESOURCES / "places" / "SYR.csv"
    with listed.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    while len(rows) < NAMES:
        words = ("".join(chance.choices(SYLLABLES, k=3)) for _ in range(chance.choice((1, 1, 2))))
        name = " ".join(words).title()
        village = {"country": "SYR", "level": "4", "pcode": f"C{len(rows)}", "name": name}
        rows.append(dict.fromkeys(rows[0], "") | village)
    (folder / "places").mkdir()
    with (folder / "places" / "SYR.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, rows[0])
        table.writeheader()
        table.writerows(rows)
    with patch.object(paths, "RESOURCES", folder):
        gazetteer.cache_clear()
        places("SYR")


def extracted(html: str) -> str:
    found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
    return found.text if found else ""


def stored(store: Store, situation: Situation, html: str, text: str) -> None:
    """Store a page as an article, with all that is proposed from it."""
    article = Article(
        new_id(), situation.id, "Report", text, datetime.now(UTC), "", published=PUBLISHED
    )
    found = propose(text, language="en", published=PUBLISHED, country="SYR", article=article.id)
    intake.add(store, intake.incoming(article, html.encode(), found, Details()))


def print_page(name: str, html: str, folder: Path) -> None:
    """Compare a page pasted, proposed from and stored with its extraction alone."""
    path = folder / f"{name}.db"
    database.create(path)
    situation = Situation(new_id(), "Coast", "SYR", PUBLISHED)
    with database.open_to_write(path) as store:
        with store.step("Open a situation"):
            situations.save(store, situation)
        stored(store, situation, html, extracted(html))
        rounds = []
        for _ in range(ROUNDS):
            alone = seconds(lambda: extracted(html))
            rounds.append(
                (
                    seconds(lambda: read(extracted(html))) / alone,
                    seconds(lambda: stored(store, situation, html, extracted(html))) / alone,
                )
            )
    proposed, whole = (median(each) for each in zip(*rounds, strict=True))
    print(
        f"{name}: page of {len(html) // 1000} kB, {NAMES:,} place names, as times of trafilatura"
        f" alone: pasted and proposed {proposed:.2f}; proposed and stored {whole:.2f} (goal 1.5)"
    )


def main() -> None:
    for name, mixture in mixtures().items():
        print_sentences(name, mixture)
    print_growth()
    with tempfile.TemporaryDirectory() as folder:
        learn_names(Path(folder))
        for name, mixture in mixtures().items():
            print_page(name, page(mixture), Path(folder))


if __name__ == "__main__":
    main()
