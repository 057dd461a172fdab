"""On the shared bench the assistant is no worse than its yardstick, run beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitrep.assistant.contract import as_contract
from sitrep.assistant.propose import propose

BENCH = Path(__file__).parents[2] / "../shared/bench"

pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="the shared bench is not here")


def scored(predictions: Path, out: Path) -> dict[str, Any]:
    script = str(BENCH / "score.py")
    subprocess.run(
        [sys.executable, script, str(predictions), "--quiet", "--json", str(out)],
        check=True,
        capture_output=True,
    )
    return dict(json.loads(out.read_text("utf-8")))


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("bench")
    ours, theirs = folder / "ours.jsonl", folder / "theirs.jsonl"
    with ours.open("w", encoding="utf-8") as lines:
        for path in sorted(BENCH.glob("*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                day = date.fromisoformat(row["date"]) if row.get("date") else None
                made = propose(row["text"], language="en", published=day, country="")
                lines.write(json.dumps({"id": row["id"], **as_contract(made)}) + "\n")
    subprocess.run(
        [sys.executable, str(BENCH / "baseline.py"), str(theirs)], check=True, capture_output=True
    )
    return {
        "ours": scored(ours, folder / "ours.json"),
        "theirs": scored(theirs, folder / "theirs.json"),
    }


@pytest.mark.parametrize("source", ["wiki_current_events", "wiki_infobox"])
@pytest.mark.parametrize("measure", ["precision", "recall", "f1"])
def test_counts_are_read_no_worse_than_by_the_yardstick(
    scores: dict[str, dict[str, Any]], source: str, measure: str
) -> None:
    assert scores["ours"][source][measure] >= scores["theirs"][source][measure]


@pytest.mark.parametrize("kind", ["killed", "injured", "both"])
def test_totals_of_articles_are_right_no_less_often(
    scores: dict[str, dict[str, Any]], kind: str
) -> None:
    ours = scores["ours"]["wiki_infobox"]["doc"][kind]
    theirs = scores["theirs"]["wiki_infobox"]["doc"][kind]
    assert ours["exact"] >= theirs["exact"]


def test_news_items_are_read_almost_without_fault(scores: dict[str, dict[str, Any]]) -> None:
    assert scores["ours"]["wiki_current_events"]["f1"] >= 0.9


def test_every_quote_of_the_bench_is_exact(scores: dict[str, dict[str, Any]]) -> None:
    for source in ("wiki_current_events", "wiki_infobox"):
        quotes = scores["ours"][source]["provenance"]
        assert quotes["ok"] == quotes["n"]
