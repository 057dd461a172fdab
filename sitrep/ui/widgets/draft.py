"""The draft behind the form: keeps every field while it is typed, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from sitrep.document import build
from sitrep.document.material import Material
from sitrep.document.model import Document
from sitrep.document.prose import Speakable, TokenWords
from sitrep.domain.fields import LISTS
from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.domain.steps import Steps
from sitrep.services import editions
from sitrep.ui.session import Session
from sitrep.ui.widgets.attention import Attention
from sitrep.ui.widgets.draft_steps import COUNT, Value, saving
from sitrep.ui.widgets.field import Fault, Field, name_of
from sitrep.ui.widgets.slowly import Slowly
from sitrep.ui.widgets.soon import Soon
from sitrep.ui.widgets.told import Told, gather

PAUSE = 100  # milliseconds after the last key until the preview is told
AGAIN = 5000  # milliseconds until a save that the disk refused is tried again


class Draft(QObject):
    """Knows the fields of one draft, saves what is typed in them, and shows what others changed.

    Signals:
        touched: Name of a field whose value, or what is said of it, became another.
        paused: Hands rest, or what the page says changed: the preview may follow.
        told: Figures, or the words they are told in, changed.
        kept: Something was saved.
        refused: A field that could not be saved, and why in two sentences; "" once it could be.
        made: The document that `make` was asked for.
    """

    touched = Signal(str)
    paused = Signal()
    told = Signal()
    kept = Signal()
    refused = Signal(str, str)
    made = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.issue: Issue | None = None
        self._told: Told | None = None
        self._spared = ""  # the field whose own saving is what is gathered anew
        self._gathering = Slowly(self)
        self._making = Slowly(self)
        self._making.done.connect(self.made)
        self._parts: list[Callable[[], Steps[None]]] = []
        self._fields: dict[str, Field] = {}
        self._known: dict[str, Value] = {}
        self._typed: dict[str, Value] = {}
        self._parked: dict[str, dict[str, Value]] = {}
        self._faults: dict[str, Fault] = {}
        self._saving = ""
        self.attention = Attention(session, self)
        self.attention.changed.connect(self._on_changed)
        self._save = Soon(self)
        self._save.due.connect(partial(self._keep, aloud=False))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.paused)

    # What it is of

    def close(self) -> None:
        """Let go of the draft; what the store refused of it waits for its return."""
        if self.issue and self._typed:
            self._parked[self.issue.id] = self._typed
        self.issue = self._told = None
        self._typed = {}
        self._faults.clear()
        self._save.stop()
        self.attention.forget()
        self._gathering.stop()
        self._making.stop()

    def open(self, issue: Issue) -> Steps[None]:
        """Read a draft, with none open before, and fill its fields; nobody types until it ends."""
        self._told = yield from gather(self._session.store, issue)
        self.issue = issue
        self._typed = self._parked.pop(issue.id, {})
        for name in [*self._fields]:
            self._known[name] = self.stored(name)
            self._fields[name].show_value(self.value(name))
            self.refused.emit(name, "")
            yield
        yield from self._tell()
        self._pause.start()
        if self._typed:
            self._save.ask()

    def tell_in_steps(self, part: Callable[[], Steps[None]]) -> None:
        """Let a part of the form be told what `told` says by steps of its own."""
        self._parts.append(part)

    def _tell(self) -> Steps[None]:
        self.told.emit()
        for part in self._parts:
            yield
            yield from part()

    @property
    def material(self) -> Material | None:
        return self._told.material if self._told else None

    @property
    def words(self) -> TokenWords | None:
        return self._told.words if self._told else None

    # Fields

    def add(self, name: str, field: Field) -> None:
        """Keep a field from now on; a list goes by the name of the whole of it."""
        self._fields[name] = field
        self._known[name] = self.stored(name) if self.issue else ""
        field.show_value(self.value(name))
        field.edited.connect(partial(self._on_edited, name))
        field.left.connect(self.keep)

    def drop(self, name: str) -> None:
        """Forget a field whose widget goes away."""
        for kept in (self._fields, self._known, self._typed, self._faults):
            kept.pop(name, None)

    def field(self, name: str) -> Field | None:
        return self._fields.get(name)

    def name_of(self, widget: QWidget | None) -> str:
        """Return the field that a widget is or belongs to, "" for none."""
        return name_of(self._fields, widget)

    def stored(self, name: str) -> Value:
        """Return what the store holds, as the field shows it."""
        return self._told.stored(name) if self._told else ""

    def value(self, name: str) -> Value:
        """Return what stands in a field, saved or not."""
        return self._typed[name] if name in self._typed else self.stored(name)

    def counts(self) -> Mapping[str, Mapping[str, Speakable]]:
        """Return the counts of the response by sector and kind."""
        return self._told.counts if self._told else {}

    def carried(self, name: str) -> list[str]:
        """Return the fields called `name` or below it that were carried over and wait for eyes."""
        found = self._told.carried(name) if self._told else []
        return [each for each in found if each not in self._typed]

    def previous_number(self) -> int:
        """Return the number of the issue that this one was started from."""
        if self.material and self.material.previous:
            return self.material.previous.masthead.number
        return self.issue.number - 1 if self.issue else 0

    def usual_title(self) -> str:
        """Return the title that the page has where nobody wrote one."""
        return self._told.usual_title() if self._told else ""

    def as_typed(self) -> Material | None:
        """Return the material with what is typed and not saved yet."""
        if self.material is None:
            return None
        typed = {k: v for k, v in self._typed.items() if not k.startswith(COUNT)}
        return self.material.with_values(typed)

    def document(self) -> Document | None:
        """Return the document with what is typed and not saved yet."""
        material = self.as_typed()
        return build.build(material) if material else None

    def make(self) -> None:
        """Make the same document in helpings; `made` gives it, of several wishes the newest."""
        material = self.as_typed()
        if material:
            self._making.begin(build.in_steps(material))

    def rewrite(self, name: str, value: str) -> None:
        """Put other words into a field as if they were typed; one of a list by its number."""
        whole, _, number = name.partition(".")
        field = self._fields.get(name) or self._fields.get(whole)
        if field is None:
            return
        if whole in LISTS and number.isdecimal():
            place, lines = int(number), [*field.value()]
            field.show_value((*lines[: place - 1], value, *lines[place:]))
            name = whole
        else:
            field.show_value(value)
        self._on_edited(name)

    # Keeping

    @property
    def unsaved(self) -> list[str]:
        """The fields whose words stand in the window only."""
        return [*self._typed]

    @property
    def holds(self) -> bool:
        """Tell whether words of this draft, or of one open before, stand in the window only."""
        return bool(self._typed) or any(self._parked.values())

    @property
    def faults(self) -> Iterator[str]:
        """Why the fields that could not be saved were not."""
        return (fault.words for fault in self._faults.values())

    @Slot()
    def keep(self) -> None:
        """Save all that is typed, each field as a step of its own, and say what was refused."""
        self._keep(aloud=True)

    def _keep(self, *, aloud: bool) -> None:
        self._save.stop()
        for name, value in [*self._typed.items()]:
            fault = self._faults.get(name)
            if fault and fault.value == value and not fault.may_pass:
                if aloud:
                    self.refused.emit(name, fault.words)
                continue
            self._save_one(name, value, aloud=aloud)
        if any(fault.may_pass for fault in self._faults.values()):
            self._save.again(AGAIN)

    def _save_one(self, name: str, value: Value, *, aloud: bool) -> None:
        if self.issue is None:
            raise RuntimeError("nothing is open")
        self._saving = name
        error = self._session.attempt(saving(self.issue, name, value))
        self._saving = ""
        if error:
            self._faults[name] = fault = Fault(value, error)
            # Half a count is no fault while it is being typed.
            if aloud or fault.may_pass or not name.startswith(COUNT):
                self.refused.emit(name, fault.words)
            return
        del self._typed[name]
        if self._faults.pop(name, None):
            self.refused.emit(name, "")
        self.kept.emit()

    def _on_edited(self, name: str) -> None:
        value = self._fields[name].value()
        if value == self._known[name]:
            self._typed.pop(name, None)
        else:
            self._typed[name] = value
        if name in self._faults:
            self.refused.emit(name, "")
        self.touched.emit(name)
        self._save.ask()
        self._pause.start()

    # What others change

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self.issue is None or self._told is None:
            return
        store = self._session.store
        told = changed & ~(Changed.REPORTS | Changed.PROPOSALS)
        if told or editions.main(store, self.issue) != self._told.edition:
            self._spared = self._saving
            self._gathering.begin(self._gather(self.issue))
            return
        if changed & Changed.REPORTS:
            self._told = self._told.reread(store, self.issue)
        self._show_all_again()

    def _gather(self, issue: Issue) -> Steps[None]:
        self._told = yield from gather(self._session.store, issue)
        yield from self._tell()
        self._show_all_again()
        self._spared = ""

    def _show_all_again(self) -> None:
        for name, field in [*self._fields.items()]:
            self._show_again(name, field)
        self.touched.emit("")
        self._pause.start()

    def _show_again(self, name: str, field: Field) -> None:
        """Show a field anew where somebody else changed it; what is being typed stays."""
        stored = self.stored(name)
        if stored == self._known[name]:
            return
        self._known[name] = stored
        if name not in (self._saving, self._spared) and name not in self._typed:
            field.show_value(stored)
