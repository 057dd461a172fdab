"""Articles in: read in the worker one after the other, compared, asked about, stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.domain.article import Article, ArticleReading
from sitrep.domain.figure import Proposed
from sitrep.domain.report import Situation
from sitrep.errors import ImportFailed, SitrepError
from sitrep.services import copies, intake
from sitrep.services.copies import Likeness
from sitrep.services.intake import Details, Incoming
from sitrep.store import own_words
from sitrep.ui.dialogs.near_copy import Choice, NearCopy
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.worker import launch
from sitrep.worker.messages import Read, ReadPasted, Task

_SLICE = 0.008  # seconds of comparing between two looks at what the person does
_BREATH = 10  # milliseconds in which the window answers between taking much in and sending it on
_HTML = "text/html"
_TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Source:
    """One article to be: a file, or what the clipboard held."""

    name: str
    path: Path | None = None
    text: str = ""
    html: str = ""


def sources(mime: QMimeData) -> list[Source]:
    """Return what was pasted or dropped: files by their names, else words, HTML first.

    Raises:
        ImportFailed: It is too large, or nothing that can be read.
    """
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return [Source(path.name, path) for path in paths]
    text, html = _words(mime), _markup(mime)
    if not text.strip() and not html.strip():
        raise ImportFailed(
            "Nothing was added: there is no text on the clipboard.",
            "Copy the text of the article, then paste it here, or open its file.",
        )
    return [Source("the pasted article", text=text, html=html)]


def _markup(mime: QMimeData) -> str:
    found = mime.html() if mime.hasFormat(_HTML) else ""
    if len(found) > intake.LARGEST_PASTED:
        raise _too_large()
    return _sound(found)


def _words(mime: QMimeData) -> str:
    """Return the plain words, and not more of them than a reader looks at."""
    data = mime.data(_TEXT) if mime.hasFormat(_TEXT) else None
    if data is None:
        return ""
    if data.size() > intake.LARGEST_PASTED:
        raise _too_large()
    head = data.first(min(data.size(), 4 * intake.LONGEST)).data()
    return bytes(head).decode("utf-8", "ignore")[: intake.LONGEST + 1]


def _sound(words: str) -> str:
    """Return `words` without halves of characters, which no message can carry."""
    return words if words.isascii() else words.encode("utf-8", "replace").decode()


def _too_large() -> ImportFailed:
    return ImportFailed(
        f"What was pasted is larger than {intake.LARGEST_PASTED // 1_000_000} MB and was not read.",
        "Copy only the text of the article and paste it.",
    )


class AddArticles(QObject):
    """Adds what it is given, one after the other; what fails does not stop the others.

    Signals:
        progressed: How many are done, how many there are, and what is being done.
        added: Id of a stored article.
        opened: Id of the article that the person wants instead of its copy.
        ended: Nothing is left to do.
    """

    progressed = Signal(int, int, str)
    added = Signal(str)
    opened = Signal(str)
    ended = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._situation: Situation | None = None
        self._waiting: list[tuple[Situation, Source]] = []
        self._total = 0
        self._failed: list[SitrepError] = []
        self._source: Source | None = None
        self._original = b""
        self._job: Job | None = None
        self._new: Incoming | None = None
        self._left: Iterator[Likeness | None] = iter(())
        self._alike: list[Likeness] = []
        self._box: NearCopy | None = None
        self._begin = QTimer(self, singleShot=True, interval=_BREATH)
        self._begin.timeout.connect(self._start_next)
        self._slice = QTimer(self, singleShot=True, interval=0)
        self._slice.timeout.connect(self._on_slice)

    @property
    def is_busy(self) -> bool:
        return self._source is not None or bool(self._waiting)

    def add(self, situation: Situation, found: Sequence[Source]) -> None:
        """Add articles to a situation, after those that wait already."""
        idle = not self.is_busy
        self._waiting += [(situation, each) for each in found]
        self._total += len(found)
        if idle:
            self._begin.start()

    def cancel(self) -> None:
        """Stop at once; what is stored stays."""
        self._waiting.clear()
        box, self._box = self._box, None
        if box:
            box.chosen.disconnect(self._on_chosen)
            box.close()
        self._begin.stop()
        self._slice.stop()
        job, self._job = self._job, None
        if job:
            self._session.jobs.cancel(job)
        self._end()

    @Slot()
    def _start_next(self) -> None:
        self._source, self._new, self._alike = None, None, []
        if not self._waiting:
            self._end()
            return
        self._situation, self._source = self._waiting.pop(0)
        self._say("Reading")
        try:
            task = self._reading(self._source)
        except SitrepError as error:
            self._on_failed(error)
            return
        self._submit(task, self._on_read, self._on_failed)

    def _reading(self, source: Source) -> Task:
        if source.path:
            self._original = intake.load(source.path)
            return Read(self._original, source.name)
        kept = source.html if len(source.html) <= intake.LARGEST_KEPT else source.text
        self._original = (kept or source.html).encode()
        return ReadPasted(source.text, source.html)

    def _submit(self, task: Task, done: object, failed: object) -> None:
        self._job = self._session.jobs.submit(task)
        self._job.done.connect(done)
        self._job.failed.connect(failed)

    def _say(self, deed: str) -> None:
        done = self._total - len(self._waiting)
        name = self._source.name if self._source else ""
        which = f" {done} of {self._total}" if self._total > 1 else ""
        self.progressed.emit(done - 1, self._total, f"{deed}{which}: {name}…")

    @Slot(object)
    def _on_read(self, reading: ArticleReading) -> None:
        self._job = None
        if self._situation is None or self._source is None:
            return
        filename = self._source.name if self._source.path else ""
        article = intake.article_of(self._situation, reading, filename, Details())
        self._new = Incoming(article, self._original, (), reading.warnings)
        country = self._situation.country
        own = own_words.of_country(self._session.store, country)
        task = launch.proposing(article, country, own)
        self._submit(task, self._on_proposed, self._on_not_proposed)

    @Slot(object)
    def _on_proposed(self, found: Proposed) -> None:
        if self._new is None:
            return
        warnings = self._new.warnings
        if found.left_out:
            more = f"{found.left_out} more figures were left out: the text holds too many."
            warnings = (*warnings, more)
        self._compare(
            intake.incoming(self._new.article, self._original, found, Details(), warnings)
        )

    @Slot(object)
    def _on_not_proposed(self, error: SitrepError) -> None:
        """An article that the assistant fails on is stored all the same, without cards."""
        if self._new:
            self._compare(intake.without_proposals(self._new))

    def _compare(self, new: Incoming) -> None:
        self._job = None
        self._new = new
        self._say("Comparing")
        self._left = copies.compared(self._session.store, new.article)
        self._slice.start()

    @Slot()
    def _on_slice(self) -> None:
        until = perf_counter() + _SLICE
        for alike in self._left:
            if alike:
                self._alike.append(alike)
            if perf_counter() > until:
                self._slice.start()
                return
        if self._alike and self._new:
            self._ask(max(self._alike, key=lambda each: each.score), self._new.article)
        else:
            self._store()

    def _ask(self, alike: Likeness, article: Article) -> None:
        self._alike = [alike]
        box = NearCopy(article.title, alike, self._window)
        box.chosen.connect(self._on_chosen)
        box.open()
        self._box = box

    @Slot(object)
    def _on_chosen(self, choice: Choice) -> None:
        self._box = None
        match choice:
            case Choice.KEEP_BOTH:
                self._store()
                return
            case Choice.OPEN_THAT:
                self.opened.emit(self._alike[0].article)
            case Choice.LEAVE_OUT:
                self._session.said.emit("Left out: nothing was stored")
        self._start_next()

    def _store(self) -> None:
        if self._new:
            notes = (*self._new.warnings, *(str(alike) for alike in self._alike))
            new = replace(self._new, warnings=notes)
            if self._session.do(self._window, intake.add, new):
                self.added.emit(new.article.id)
        self._start_next()

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        name = self._source.name if self._source and self._source.path else ""
        named = error.problem if not name or name in error.problem else f"{name}: {error.problem}"
        self._failed.append(type(error)(named, error.remedy))
        QTimer.singleShot(0, self, self._start_next)

    def _end(self) -> None:
        failed, total = self._failed, self._total
        self._source, self._new, self._original = None, None, b""
        self._failed, self._total = [], 0
        self.ended.emit()
        if len(failed) == 1:
            show_error(self._window, failed[0])
        elif failed:
            lines = "\n".join(f"• {error.problem} {error.remedy}" for error in failed[:12])
            show_error(
                self._window,
                ImportFailed(f"{len(failed)} of {total} articles were not added.", lines),
            )
