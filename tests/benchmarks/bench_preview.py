"""How soon an edit is seen, how long the window stalls, how soon the last report is there.

Row 11: the longest turn of the event loop with renders back to back, against the same render in
the window's own process, both in CPU time: on a busy machine the clock also counts what other
programs take. The longest gap by the clock and the 99th per cent are told beside it.
Row 10: start to the last report's first page in view, against start to the first painted window.

Rows 1 and 2, an edit seen, are in `bench_edit`, which runs first.

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

FOLDER = tempfile.TemporaryDirectory()
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
    folder = Path(tempfile.mkdtemp(dir=FOLDER.name))
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
    store = Path(tempfile.mkdtemp(dir=FOLDER.name)) / "sitrep.db"
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


def main() -> None:
    from tests.benchmarks.bench_edit import edits

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
