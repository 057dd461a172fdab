"""What making the PDF costs and weighs: rows 3, 4, 6 and 8 of performance.md, and row 7.

Each ratio is the median of pairs measured in turn, in CPU time; sizes are counted once. Row 4 is
that of the second export on, when the templates are kept ready. Yardsticks that are not installed
are named and passed over: Chromium (``apt install chromium``) for rows 6 and 7. Run it as
``python -m tests.benchmarks.bench_pdf``; it is no timed test.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pypdfium2
import weasyprint

from sitrep import paths
from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType, Situation
from sitrep.formats import html, loading, pdf, tightness
from sitrep.services import casework, gathering, recording, reporting
from sitrep.store import database
from sitrep.worker import serve
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.test_languages import IN_ARABIC, PARAGRAPH
from tests.services.figures import killed

ROUNDS = 5
SITREP = [sys.executable, "-m", "sitrep"]


def say(row: str, what: str, ratio: float, goal: str, more: str = "") -> None:
    sys.stdout.write(f"row {row}: {what}: {ratio:.2f} (goal {goal}){more}\n")
    sys.stdout.flush()


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def of_child(words: list[str]) -> float:
    """Return the seconds of a program whose modules are compiled, as those of one installed are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, capture_output=True, env=kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pairs(ours: Callable[[], float], theirs: Callable[[], float]) -> float:
    ours(), theirs()
    return median(ours() / theirs() for _ in range(ROUNDS))


def sheets_of(template: str) -> list[Path]:
    names = ("shared/fonts.css", "shared/drawing.css", "shared/report.css")
    return [paths.TEMPLATES / name for name in (*names, f"{template}/report.css")]


def plain(document, more: str = "") -> Callable[[], bytes]:
    """Return the naive way: the same HTML and sheets, nothing kept from one time to the next."""

    def made() -> bytes:
        fonts = weasyprint.text.fonts.FontConfiguration()
        sheets = [
            weasyprint.CSS(
                string=file.read_text("utf-8"), base_url="app:/", url_fetcher=loading.fetcher(),
                font_config=fonts,
            )
            for file in sheets_of(document.template)
        ]  # fmt: skip
        sheets += [weasyprint.CSS(string=more)] if more else []
        page = weasyprint.HTML(
            string=html.render(document), base_url="app:/", url_fetcher=loading.fetcher()
        )
        return page.write_pdf(stylesheets=sheets, font_config=fonts)

    return made


def warm_export() -> None:
    def made(document, *, seen: bool) -> float:
        if not seen:
            tightness._steps.clear()
        return seconds(lambda: pdf.render(document))

    once = replace(DOCUMENT, evidence=DOCUMENT.evidence[:7])
    tight = ", set tighter to save a page"
    for document, seen, how in (
        (once, False, ""),
        (DOCUMENT, True, f"{tight}, after its preview"),
        (DOCUMENT, False, f"{tight}, never seen before"),
    ):
        naive = plain(document)
        ratio = pairs(
            lambda document=document, seen=seen: made(document, seen=seen),
            lambda naive=naive: seconds(naive),
        )
        say("3", f"warm export to plain write_pdf(){how}", ratio, "1.00")


def cold_export(folder: Path) -> None:
    store = folder / "sitrep.db"
    database.create(store)
    with database.open_to_write(store) as kept:
        crisis = Situation(new_id(), "Coast", "SYR")
        casework.open_situation(kept, crisis)
        for count in range(70, 90):
            recording.record(kept, killed(crisis, f"more than {count}"))
        reporting.start(kept, new_id(), crisis, ReportType.SITUATION_REPORT)
        (issue,) = reporting.reports.of_situation(kept, crisis.id)
        document = gathering.document(kept, issue, "public")
    page, sheets = _on_disk(folder, document)
    out = str(folder / "out.pdf")
    words = [*SITREP, "--store", str(store), "write", "Coast/1", "--format", "pdf", "--out", out]
    command = [sys.executable, "-m", "weasyprint", str(page), out, "--pdf-variant", "pdf/ua-1"]
    for sheet in sheets:
        command += ["-s", str(sheet)]
    ratio = pairs(lambda: of_child(words), lambda: of_child(command))
    say("4", "cold export, store opened, to the weasyprint command", ratio, "1.10")


def _on_disk(folder: Path, document) -> tuple[Path, list[Path]]:
    """Return the same page as files that a program without our fetcher can read."""
    page = folder / "page.html"
    page.write_text(html.render(document), "utf-8")
    sheets = []
    for number, file in enumerate(sheets_of(document.template)):
        sheet = folder / f"{number}.css"
        words = file.read_text("utf-8").replace("app:/", f"file://{paths.RESOURCES.parent}/")
        sheet.write_text(words, "utf-8")
        sheets.append(sheet)
    return page, sheets


def of_chromium(folder: Path, document) -> Path | None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.stdout.write("Chromium is not installed: no ratio\n")
        return None
    page, sheets = _on_disk(folder, document)
    inside = "".join(f"<style>{sheet.read_text('utf-8')}</style>" for sheet in sheets)
    page.write_text(page.read_text("utf-8").replace("</head>", f"{inside}</head>"), "utf-8")
    out = folder / f"chromium-{document.language}.pdf"
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--generate-pdf-document-outline",
         "--export-tagged-pdf", f"--print-to-pdf={out}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return out


def size(folder: Path) -> None:
    ours = len(pdf.render(DOCUMENT))
    theirs = of_chromium(folder, DOCUMENT)
    if theirs:
        about = f": {ours / 1000:.0f} kB with its data to {theirs.stat().st_size / 1000:.0f} kB"
        say("6", "size to Chromium's tagged print", ours / theirs.stat().st_size, "0.34", about)


def arabic(folder: Path) -> None:
    ours = folder / "ours.pdf"
    ours.write_bytes(pdf.render(IN_ARABIC))
    _recovered("ours", ours)
    theirs = of_chromium(folder, IN_ARABIC)
    if theirs:
        _recovered("Chromium", theirs)


def _recovered(who: str, file: Path) -> None:
    wanted = PARAGRAPH.split()
    bare = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u200e\u200f\u202a\u202b\u202c")
    wanted = [word.translate(bare) for word in wanted]
    with pypdfium2.PdfDocument(file) as read:
        pdfium = " ".join(page.get_textpage().get_text_range() for page in read)
    poppler = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout
    counts = []
    for text in (poppler, pdfium):
        left = text.translate(bare).split()
        found = 0
        for word in wanted:
            if word in left:
                left.remove(word)
                found += 1
        counts.append(found)
    sys.stdout.write(
        f"row 7: Arabic words recovered, {who}: poppler {counts[0]}, pdfium {counts[1]} "
        f"of {len(wanted)} (goal 60 of 66 together)\n"
    )


# What a long report has more of than a short one; figures keep their numbers apart.
LONGER = (
    "overview", "constraints", "access", "sectors", "coordination", "gaps", "outlook",
)  # fmt: skip


def long(times: int):
    """Return a report of the same make-up throughout, `times` as long but for its head and foot."""
    parts = {name: getattr(DOCUMENT, name) * times for name in LONGER}
    count = len(DOCUMENT.evidence)
    evidence = [
        replace(each, number=each.number + count * time)
        for time in range(times)
        for each in DOCUMENT.evidence
    ]
    impact = replace(DOCUMENT.impact, rows=DOCUMENT.impact.rows[:-1] * times)
    return replace(DOCUMENT, evidence=tuple(evidence), impact=impact, **parts)


def swept(run: Callable[[], object]) -> float:
    """Return the seconds of a task in the worker: memory is swept when it is done."""
    return seconds(run) + seconds(gc.collect)


def growth() -> None:
    few, many = long(7), long(90)

    def a_page(document, rounds: int) -> tuple[float, int]:
        spent = [swept(lambda: pdf.render(document)) for _ in range(rounds)]
        with pypdfium2.PdfDocument(pdf.render(document)) as read:
            return sum(spent) / rounds / len(read), len(read)

    settled()
    a_page(many, 1)  # seen: from here on each is laid out once
    ratios = []
    for _ in range(3):
        before, less = a_page(few, 4)
        each, pages = a_page(many, 1)
        after, less = a_page(few, 4)
        ratios.append(each / ((before + after) / 2))
    say("8", f"CPU a page at {pages} pages to {less}", median(ratios), "1.15")


def settled() -> None:
    """Have memory swept as in the worker."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(serve.SELDOM)


def rows() -> None:
    """Measure a table of 1,000 rows against the same with columns as wide as their words."""
    whole = DOCUMENT.impact.rows[:-1] * 250
    document = replace(DOCUMENT, impact=replace(DOCUMENT.impact, rows=whole))
    naive = plain(document, "table { table-layout: auto }")
    settled()
    ratio = pairs(lambda: swept(lambda: pdf.render(document)), lambda: swept(naive))
    say("8", "1,000 rows of a table to write_pdf() with a plain auto table", ratio, "0.80")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm_export()
        cold_export(folder)
        size(folder)
        arabic(folder)
        growth()
        rows()


if __name__ == "__main__":
    main()
