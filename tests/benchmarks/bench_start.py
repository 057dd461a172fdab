"""Start → first painted window with the list of situations, beside a bare window. CPU time.

Row 9 of performance.md: at most 1.5 times QApplication + QMainWindow, with 100,000 articles kept.
The list is there in its order with names, reports and days; what waits in each is counted, the
reports issued lately are listed, and what lies below the window's edge is made, in the next turn.

    python tests/benchmarks/bench_start.py [STORE]

Without a store one is made, which takes some minutes; it is kept in a folder of its own in the
temporary one, as a person's store has its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROUNDS = 9
ROOT = Path(__file__).parents[2]
FOLDER = tempfile.TemporaryDirectory()
COMPILED = FOLDER.name  # both programs run from compiled code, as an installed one does

BARE = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time(), flush=True)
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1366, 740)
window.show()
app.exec()
"""
SITREP = """
import os, sys, time
def paint(self, event):
    home = self._stack.currentWidget()
    cards = getattr(home, "situations", None)
    assert cards is not None and cards.cards, "the situations are not shown"
    print(time.process_time(), flush=True)
    os._exit(0)
class Watch:  # puts the measure into the window's class as it is loaded
    def find_spec(self, name, path=None, target=None):
        if name == "sitrep.ui.opening":
            sys.meta_path.remove(self)
            from sitrep.ui.main_window import MainWindow
            MainWindow.paintEvent = paint
sys.meta_path.insert(0, Watch())
os.environ["SITREP_STORE"] = sys.argv.pop()
from sitrep.__main__ import main
main()
"""


def seconds(code: str, *words: str) -> float:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": tempfile.mkdtemp(dir=FOLDER.name),
        "PYTHONPYCACHEPREFIX": COMPILED,
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise SystemExit(done.stderr)
    return float(done.stdout)


def main() -> None:
    if sys.argv[1:]:
        store = Path(sys.argv[1])
    else:
        store = Path(tempfile.gettempdir()) / "sitrep-bench-start" / "sitrep.db"
        if not store.exists():
            store.parent.mkdir(exist_ok=True)
            sys.path.insert(0, str(ROOT))
            from tests.benchmarks.big_store import make

            make(store, 100_000)
    seconds(BARE)
    seconds(SITREP, str(store))  # files into the cache, an older store brought up to date
    pairs = [(seconds(BARE), seconds(SITREP, str(store))) for _ in range(ROUNDS)]
    ratio = median(ours / bare for bare, ours in pairs)
    bare, ours = median(p[0] for p in pairs), median(p[1] for p in pairs)
    sys.stdout.write(
        f"start to first paint: {ratio:.2f} times a bare window"
        f" ({ours * 1000:.0f} ms to {bare * 1000:.0f} ms CPU, {ROUNDS} rounds; goal 1.50)\n"
    )


if __name__ == "__main__":
    main()
