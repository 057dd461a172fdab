"""How soon an edit is seen: rows 1 and 2 of performance.md.

Row 1: an edit of one bullet to its block painted, against Typst's incremental compile of the same
page. Both get a line of JSON down a pipe to a warm process, make a PDF of what is to be seen, send
it back up the pipe in base64, and are painted by the same PDFium at the same scale, 96 dots an
inch, into a QImage: the strips that the edited block touches. What differs is ours to choose: we
send the document, and get only the block that changed, painted over the page that stands; Typst
gets the source of the page, and gives all of it. Its page is read off our own HTML (`as_typst`):
the same words, tables, columns, map and fonts. CPU time of both processes, all threads. Neither
writes tags; with them, which is how Typst writes by itself, its time is told as well.

Row 2: the same edit to the pages as they will be exported, against laying them out whole; that
no pixel differs is held by `tests/formats/test_partial.py`.

Run: ``python -m tests.benchmarks.bench_edit``.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import base64
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize

from sitrep import paths
from sitrep.document import maps
from sitrep.document.sentences import Writer
from sitrep.domain.place import gazetteer
from sitrep.formats import html, partial, pdf
from sitrep.ui.widgets.pages import STRIP, Pages
from sitrep.worker.client import Worker
from tests.benchmarks.as_typst import as_typst
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.test_drawing import FIGURES
from tests.formats.test_languages import IN_ARABIC

FOLDER = tempfile.TemporaryDirectory()
ROUNDS = 15
SIZE = QSize(794, 1123)  # A4 at 96 dots an inch
PIXELS = 96 / 72  # of a point

TYPST = """
import base64, json, sys
import typst
path, fonts, tags = sys.argv[1:]
compiler = typst.Compiler(path, font_paths=[fonts], ignore_system_fonts=True)
for line in sys.stdin:
    open(path, "w", encoding="utf-8").write(json.loads(line)["source"])
    made = compiler.compile(pdf_tags=tags == "tags")
    print(json.dumps({"pdf": base64.b64encode(made).decode()}), flush=True)
"""


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def bullet(document, number):
    """Return `document` with a letter of its first highlight changed."""
    first, *others = document.highlights
    letters = "ابتثجحخدذر" if document.language == "ar" else "ABCDEHKNRT"
    run = replace(first[0], text=f"{letters[number % 10]}{first[0].text[1:]}")
    return replace(document, highlights=((run, *first[1:]), *others))


def whole_page(times):
    """Return a report of some 3, 10 or 30 pages that is not set tighter."""
    document = replace(DOCUMENT, evidence=DOCUMENT.evidence[:7])
    return replace(document, sectors=document.sectors * times) if times > 1 else document


def with_map(document):
    writer = Writer(document.language, gazetteer("SYR"))
    return replace(document, map=maps.draw("SYR", FIGURES, writer))


def patch_of_a_page(times: int, rounds: int = 5) -> tuple[float, float, int]:
    """Return the ratio of row 2, its yardstick in seconds, and how many pages there are."""
    document = whole_page(times)
    shown = partial.lay_out(document)
    ratios, yards = [], []
    for number in range(rounds + 1):
        after = bullet(document, number)
        begun = time.process_time()
        patch = partial.repaint(after, shown.name)
        ours = time.process_time() - begun
        begun = time.process_time()
        pdf.render(after)
        theirs = time.process_time() - begun
        assert patch is not None
        ratios.append(ours / theirs)
        yards.append(theirs)
    return statistics.median(ratios[1:]), statistics.median(yards[1:]), len(Pages(shown.pdf))


def spent(process: int) -> float:
    """Return the CPU seconds of a process so far, all its threads."""
    tasks = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9


def paint(pages: Pages, page: int, top: float, bottom: float) -> None:
    """Draw the strips between two heights of a page, in points."""
    first = int(top * PIXELS) // STRIP * STRIP
    for at in range(first, int(bottom * PIXELS) + 1, STRIP):
        pages.strip(page, SIZE, at)


class Typst:
    """A process that compiles what it is sent, and remembers what it can."""

    def __init__(self, first: str, *, tags: bool) -> None:
        source = Path(tempfile.mkdtemp(dir=FOLDER.name)) / "page.typ"
        source.write_text(first, "utf-8")
        words = [str(source), str(paths.RESOURCES / "fonts"), "tags" if tags else ""]
        self._process = subprocess.Popen(
            [sys.executable, "-c", TYPST, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def edit_to_paint(self, source: str, band) -> float:
        """Return the CPU seconds from a new source to its block painted."""
        process = self._process
        own, begun = spent(process.pid), time.process_time()
        process.stdin.write(json.dumps({"source": source}).encode() + b"\n")
        process.stdin.flush()
        made = base64.b64decode(json.loads(process.stdout.readline())["pdf"])
        paint(Pages(made), 0, band.top, band.bottom)
        return spent(process.pid) - own + time.process_time() - begun

    def stop(self) -> None:
        self._process.communicate()


def edit_to_paint(document, rounds: int = ROUNDS) -> tuple[float, float, float, float] | None:
    """Return row 1 and, in seconds, ours, Typst's and Typst's with tags; None without Typst."""
    if importlib.util.find_spec("typst") is None:
        return None
    others = [Typst(as_typst(html.render(document)), tags=tags) for tags in (False, True)]
    times: list[tuple[float, ...]] = []
    with Worker() as worker:
        shown = worker.lay_out(document)
        pages = Pages(shown.pdf)
        for number in range(rounds + 3):
            after = bullet(document, number)
            own, begun = spent(worker._process.pid), time.process_time()
            patch = worker.repaint(after, shown.name)
            (band,) = patch.bands
            paint(pages.patched(patch), band.page, band.top, band.bottom)
            ours = spent(worker._process.pid) - own + time.process_time() - begun
            source = as_typst(html.render(after))
            times.append((ours, *(other.edit_to_paint(source, band) for other in others)))
    for other in others:
        other.stop()
    warm = times[3:]
    ratio = statistics.median(ours / theirs for ours, theirs, _ in warm)
    return ratio, *(statistics.median(each) for each in zip(*warm, strict=True))


def edits() -> None:
    """Measure rows 1 and 2."""
    for name, document in (("en", whole_page(1)), ("ar", IN_ARABIC)):
        found = edit_to_paint(with_map(document))
        if found is None:
            say("row 1: the Python package typst is not installed: no ratio")
            break
        ratio, ours, theirs, tagged = (1000 * each for each in found)
        say(
            f"row 1: edit of a bullet to its block painted / Typst's incremental compile, {name}: "
            f"{ratio / 1000:.2f} (goal 0.5); ours {ours:.0f} ms, yardstick {theirs:.0f} ms, "
            f"with tags {tagged:.0f} ms"
        )
    for times, goal in ((1, "0.40"), (20, "0.10"), (78, "0.04")):
        ratio, yard, pages = patch_of_a_page(times)
        say(
            f"row 2: the same edit to the exact page / the whole laid out, {pages} pages: "
            f"{ratio:.3f} (goal {goal}); yardstick {yard * 1000:.0f} ms"
        )


if __name__ == "__main__":
    edits()
