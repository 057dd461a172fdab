"""How soon an edit is seen, how long the window stalls, how soon the last report is there.

Row 11: the longest turn of the event loop with renders back to back, against the same render in
the window's own process, both in CPU time: on a busy machine the clock also counts what other
programs take. The longest gap by the clock and the 99th per cent are told beside it.
Row 10: start to the last report's first page in view, against start to the first painted window.

Row 1: an edit of one bullet to its block painted, through the worker's pipe to the picture, against
Typst's incremental compile of a page like it through a pipe like it; CPU time of both processes.
Row 2: the same edit to the pages as they will be exported, against laying them out whole; that
no pixel differs is held by `tests/formats/test_partial.py`.

Run: ``python -m tests.benchmarks.bench_preview``. Each round prints its own ratio.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROUNDS, RENDERS = 5, 6


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def stall(rounds: int = ROUNDS, renders: int = RENDERS) -> tuple[float, float, float]:
    """Return the ratio of row 11, the 99th per cent of the gaps and its yardstick, in seconds."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from sitrep.formats import FORMATS
    from sitrep.store import database
    from sitrep.ui import theme
    from sitrep.ui.choices import Choices
    from sitrep.ui.jobs import Jobs
    from sitrep.ui.session import Session
    from sitrep.ui.widgets import rendering
    from sitrep.ui.widgets.preview import Preview
    from tests.formats.coastal_crisis import DOCUMENT

    app = QApplication.instance() or QApplication([])
    theme.load_fonts()
    theme.apply(app)
    folder = Path(tempfile.mkdtemp())
    database.create(folder / "sitrep.db")
    session = Session(folder / "sitrep.db", Jobs())
    rendering.PAUSE = 0
    preview = Preview(session, Choices(folder / "window.ini"))
    preview.resize(700, 900)
    preview.show()
    FORMATS["pdf"].render(DOCUMENT)  # warm, as the worker is
    ratios, all_gaps, yards = [], [], []
    for number in range(rounds):
        begun = time.process_time()
        FORMATS["pdf"].render(named(DOCUMENT, f"own {number}"))
        own = time.process_time() - begun
        turns, gaps = _gaps(
            app, QTimer, preview, [named(DOCUMENT, f"{number}.{n}") for n in range(renders)]
        )
        if number == 0:  # the worker loads its libraries
            turns, gaps = _gaps(
                app, QTimer, preview, [named(DOCUMENT, f"w.{n}") for n in range(renders)]
            )
        ratios.append(max(turns) / own)
        all_gaps += gaps
        yards.append(own)
        say(
            f"  round {number + 1}: longest turn {max(turns) * 1000:.1f} ms, by the clock "
            f"{max(gaps) * 1000:.1f} ms, of {len(gaps)}; render in the window {own * 1000:.0f} ms; "
            f"ratio {max(turns) / own:.4f}"
        )
    session.close()
    late = sorted(all_gaps)[int(len(all_gaps) * 0.99)]
    return statistics.median(ratios), late, statistics.median(yards)


def named(document, title):
    return replace(document, masthead=replace(document.masthead, title=title))


def _gaps(app, timer, preview, documents):
    """Render `documents` one after the other; return each turn's CPU time and clock time."""
    left, turns, gaps = list(documents), [], []
    last = [time.process_time(), time.perf_counter()]

    def tick():
        now = [time.process_time(), time.perf_counter()]
        turns.append(now[0] - last[0])
        gaps.append(now[1] - last[1])
        last[:] = now

    def following(*_):
        if left:
            preview.show_document(left.pop(0))
        else:
            timer.singleShot(300, app.exit)  # quitting would close the window

    clock = timer(interval=1)
    clock.timeout.connect(tick)
    preview.rendered.connect(following)
    following()
    last[:] = [time.process_time(), time.perf_counter()]
    clock.start()
    app.exec()
    clock.stop()
    preview.rendered.disconnect(following)
    return turns, gaps


START = """
import os, sys, time
begun = time.perf_counter()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from sitrep.ui import theme
from sitrep.ui.choices import Choices
from sitrep.ui.jobs import Jobs
from sitrep.ui.main_window import MainWindow
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session

app = QApplication([])
app.setStyle("Fusion")
theme.load_fonts()
theme.apply(app)
session = Session(Path(sys.argv[1]), Jobs())
choices = Choices(Path(sys.argv[1]).with_suffix(".ini"))
choices.set_text("last/page", "publish")
choices.set_text("last/situation", session.store.one("select id from situations")["id"])
window = MainWindow(session, choices)

class Watch(QObject):
    painted = 0.0
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not self.painted:
            QTimer.singleShot(0, self.note)
        return False
    def note(self):
        self.painted = self.painted or time.perf_counter() - begun

watch = Watch()
window.installEventFilter(watch)
window.open_last()
window.show()
view = window.panels[Page.PUBLISH].preview.view
poll = QTimer(interval=0)
def look():
    if watch.painted and view.is_ready:
        print(watch.painted, time.perf_counter() - begun)
        poll.stop()
        app.quit()
poll.timeout.connect(look)
poll.start()
app.exec()
session.close()
"""


def first_page(rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the ratio of row 10 and its yardstick in seconds."""
    store = Path(tempfile.mkdtemp()) / "sitrep.db"
    sample = [sys.executable, "-m", "sitrep", "--store", str(store), "sample", "--out"]
    subprocess.run([*sample, str(store.with_suffix(".pdf"))], check=True, capture_output=True)
    ratios, yards = [], []
    for _ in range(rounds + 1):
        done = subprocess.run(
            [sys.executable, "-c", START, str(store)], check=True, capture_output=True, text=True
        )
        window, page = (float(word) for word in done.stdout.split()[-2:])
        ratios.append(page / window)
        yards.append(window)
        say(f"  window {window * 1000:.0f} ms, page {page * 1000:.0f} ms, {page / window:.3f}")
    return statistics.median(ratios[1:]), statistics.median(yards[1:])


def bullet(document, number):
    """Return `document` with a letter of its first highlight changed."""
    first, *others = document.highlights
    run = replace(first[0], text=f"{'ABCDEHKNRT'[number % 10]}{first[0].text[1:]}")
    return replace(document, highlights=((run, *first[1:]), *others))


def whole_page(times):
    """Return a report of some 3, 10 or 30 pages that is not set tighter."""
    from tests.formats.coastal_crisis import DOCUMENT

    document = replace(DOCUMENT, evidence=DOCUMENT.evidence[:7])
    return replace(document, sectors=document.sectors * times) if times > 1 else document


def patch_of_a_page(times: int, rounds: int = ROUNDS) -> tuple[float, float, int]:
    """Return the ratio of row 2, its yardstick in seconds, and how many pages there are."""
    from sitrep.formats import partial, pdf
    from sitrep.ui.widgets.pages import Pages

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


TYPST = """
import base64, json, sys
import typst
path = sys.argv[1]
compiler = typst.Compiler(path)
for line in sys.stdin:
    open(path, "w", encoding="utf-8").write(json.loads(line)["source"])
    print(json.dumps({"pdf": base64.b64encode(compiler.compile()).decode()}), flush=True)
"""


def spent(process: int) -> float:
    """Return the CPU seconds of a process so far, all its threads."""
    tasks = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9


def _drawn(pdf, page, top, bottom):
    from PySide6.QtCore import QSize

    from sitrep.ui.widgets.pages import STRIP, Pages

    pages, size = Pages(pdf), QSize(794, 1123)
    for at in range(int(top) // STRIP * STRIP, int(bottom) + 1, STRIP):
        pages.strip(page, size, at)


def edit_to_paint(document, rounds: int = ROUNDS) -> tuple[float, float] | None:
    """Return the ratio of row 1 and its yardstick in seconds; None where Typst is missing."""
    import base64
    import importlib.util
    import json

    from sitrep.worker.client import Worker

    if importlib.util.find_spec("typst") is None:
        return None
    source = Path(tempfile.mkdtemp()) / "page.typ"
    source.write_text(_as_typst(document), "utf-8")
    with Worker() as worker, subprocess.Popen(
        [sys.executable, "-c", TYPST, str(source)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:  # fmt: skip
        shown = worker.lay_out(document)
        ratios, yards = [], []
        for number in range(rounds + 2):
            after = bullet(document, number)
            own, begun = spent(worker._process.pid), time.process_time()
            patch = worker.repaint(after, shown.name)
            band = patch.bands[0]
            _drawn(patch.pdf, band.source, band.top * 96 / 72, band.bottom * 96 / 72)
            ours = spent(worker._process.pid) - own + time.process_time() - begun
            own, begun = spent(other.pid), time.process_time()
            call = json.dumps({"source": _as_typst(after)})
            other.stdin.write(f"{call}\n".encode())
            other.stdin.flush()
            made = base64.b64decode(json.loads(other.stdout.readline())["pdf"])
            _drawn(made, 0, band.top * 96 / 72, band.bottom * 96 / 72)
            theirs = spent(other.pid) - own + time.process_time() - begun
            ratios.append(ours / theirs)
            yards.append(theirs)
        other.stdin.close()
    return statistics.median(ratios[2:]), statistics.median(yards[2:])


def _as_typst(document):
    """Return what the pages say as a page of Typst: headings, bullets, tables of the same words."""

    def plain(words):
        return "".join(
            f"\\{letter}" if letter in "\\#*_`$<>@=-+/[]~\"'" else letter for letter in words
        )

    def said(runs):
        return plain("".join(run.text for run in runs))

    pieces = ['#set page(paper: "a4", margin: 15mm)\n#set text(size: 9pt)\n']
    if document.direction == "rtl":
        pieces.append(f'#set text(lang: "{document.language}", dir: rtl)\n')
    pieces.append(f"= {plain(document.masthead.title)}\n")
    pieces += [f"- {said(runs)}\n" for runs in document.highlights]
    tiles = "".join(
        f"[*{plain(t.value)}* {plain(t.caption)} {plain(t.words)}], " for t in document.tiles
    )
    pieces.append(f"#grid(columns: 4, gutter: 6pt, {tiles})\n")
    pieces += [f"{said(runs)}\n\n" for runs in document.overview]
    for sector in document.sectors:
        pieces.append(f"== {plain(sector.name)}\n")
        for part in (sector.needs, sector.response, sector.gaps):
            pieces += [f"- {said(runs)}\n" for runs in part]
    rows = "".join(
        f"[{row.number}], [{plain(row.statement)}], [{plain(row.chain)}], [{plain(row.quote)}], "
        for row in document.evidence
    )
    pieces.append(f"#table(columns: (6%, 24%, 30%, 40%), {rows})\n" if rows else "")
    return "".join(pieces)


def edits() -> None:
    from tests.formats.test_languages import IN_ARABIC

    for name, document in (("en", whole_page(1)), ("ar", IN_ARABIC)):
        found = edit_to_paint(document)
        if found is None:
            say("row 1: the Python package typst is not installed: no ratio")
            break
        say(
            f"row 1: edit of a bullet to its block painted / Typst's incremental compile, {name}: "
            f"{found[0]:.2f} (goal 0.5); yardstick {found[1] * 1000:.0f} ms"
        )
    for times, goal in ((1, "0.40"), (20, "0.10"), (78, "0.04")):
        ratio, yard, pages = patch_of_a_page(times)
        say(
            f"row 2: the same edit to the exact page / the whole laid out, {pages} pages: "
            f"{ratio:.3f} (goal {goal}); yardstick {yard * 1000:.0f} ms"
        )


def main() -> None:
    edits()
    ratio, late, yard = stall()
    say(
        f"row 11: longest stall / render in the window {ratio:.4f} (goal 0.02), "
        f"p99 {late * 1000:.1f} ms (goal 8); yardstick {yard * 1000:.0f} ms"
    )
    ratio, yard = first_page()
    say(
        f"row 10: last report's first page / first painted window {ratio:.3f} (goal 1.15); "
        f"yardstick {yard * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
