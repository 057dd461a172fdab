"""From what stands in a line of our page to the runs of a paragraph in Word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from sitrep.formats.unpaged import classes
from sitrep.formats.word.pictures import Pictures
from sitrep.formats.word.words import MARKS, pieces
from sitrep.formats.word.xml import R, element, fit, on, text

_SPACES = re.compile(r"[ \t\n\r\f]+")  # not the spaces that keep words together
_MAIL = re.compile(r"mailto:[^\s<>\"]{1,254}")
_LETTERS = {
    "note": "NoteMark",
    "badge": "Badge",
    "mark": "Badge",
    "origin": "Origin",
    "grade": "Strong",
    "letter": "Strong",
    "now": "Strong",
}
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_IGNORED = frozenset({"track", "sheet", "column", "bar"})  # ornament: the words stand beside it
# What the page sets apart by a box or a line of its own: words must not run together here either.
_APART = frozenset({"badge", "grade", "letter", "mark", "origin", "row", "value"})
LONGEST_NAME = 40  # letters of a bookmark


def is_ornament(part: Any) -> bool:
    return not isinstance(part.tag, str) or bool(classes(part) & _IGNORED) or part.tag == "svg"


def bookmark(name: str) -> str:
    """Return the name of a place within the document, as Word takes it."""
    return re.sub(r"\W", "_", name)[:LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look: a style of letters, and the rest beside it."""

    style: str = ""
    bold: bool = False
    raised: bool = False
    way: str = ""  # of what an element says of itself; "" as its letters say


@dataclass(frozen=True, slots=True)
class Place:
    """A place within the document that links lead to."""

    name: str
    number: int

    def begin(self) -> Any:
        return element("w:bookmarkStart", id=self.number, name=self.name)

    def end(self) -> Any:
        return element("w:bookmarkEnd", id=self.number)


@dataclass(slots=True)
class Links:
    """What links lead to: addresses that a click writes to, and places within the document."""

    targets: dict[str, str] = field(default_factory=dict)
    places: int = 0

    def place(self, name: str) -> Place:
        """Return the next place, by the name that the page gives it."""
        self.places += 1
        return Place(bookmark(name), self.places)

    def id_of(self, target: str) -> str:
        return self.targets.setdefault(target, f"rIdMail{len(self.targets) + 1}")


class Line:
    """Gathers runs; white space is that of a page: one space, and none at either end."""

    def __init__(self, base: str, pictures: Pictures, links: Links) -> None:
        self.runs: list[Any] = []
        self._base = base
        self._pictures = pictures
        self._links = links
        self._open = False  # a space would count here
        self._waiting = False

    def read(self, part: Any, look: Look | None = None) -> None:
        """Take what stands in an element, without the element itself."""
        look = look or Look()
        self.say(part.text or "", look)
        for child in part:
            if not is_ornament(child):
                self._take(child, look)
            self.say(child.tail or "", look)

    def _take(self, child: Any, look: Look) -> None:
        own = classes(child)
        if "origin" in own and self._open and not self._waiting:
            self.end_line()  # the page sets it on a line of its own
        elif own & _APART:
            self._waiting = self._open
        self._take_whole(child, own, look)
        if own & _APART and not child.tail and child.getnext() is not None:
            self._waiting = self._open

    def _take_whole(self, child: Any, own: frozenset[str], look: Look) -> None:
        if child.tag == "br":
            self.end_line()
        elif child.tag == "img":
            self.runs.append(element("w:r", self._pictures.logo(child)))
            self._open = True
        elif own & _FIELDS.keys():
            self._field(_FIELDS[next(iter(own & _FIELDS.keys()))])
        elif child.tag == "a":
            self._link(child, self._looking(child, look))
        else:
            self._apart(child, self._looking(child, look))

    def _apart(self, child: Any, look: Look) -> None:
        """Take an element; one that runs the other way stands between marks of its direction."""
        place = self._links.place(child.get("id")) if child.get("id") else None
        if place:
            self.runs.append(place.begin())
        way = child.get("dir")
        mark = MARKS[way] if way in MARKS and way != self._base else ""
        self.say(mark, look)
        self.read(child, look)
        self.say(mark, look)
        if place:
            self.runs.append(place.end())

    def _looking(self, child: Any, look: Look) -> Look:
        """Return how letters look within a child of a line."""
        found = next((_LETTERS[each] for each in sorted(classes(child)) if each in _LETTERS), "")
        return replace(
            look,
            style=found or look.style,
            bold=look.bold or child.tag == "b",
            raised=look.raised or "raised" in classes(child),
            way=child.get("dir") or look.way,
        )

    def _link(self, child: Any, look: Look) -> None:
        target = child.get("href", "")
        inner = Line(self._base, self._pictures, self._links)
        inner._open = self._open
        inner.read(child, look)
        if not inner.runs:
            return
        if self._waiting:
            self.runs.append(element("w:r", text(" ")))
        if target.startswith("#"):
            link = element("w:hyperlink", *inner.runs, anchor=bookmark(target[1:]), history=1)
            self.runs.append(link)
        elif _MAIL.fullmatch(target):
            link = element("w:hyperlink", *inner.runs, history=1)
            link.set(f"{{{R}}}id", self._links.id_of(target))
            self.runs.append(link)
        else:
            self.runs += inner.runs
        self._open, self._waiting = inner._open, inner._waiting

    def say(self, words: str, look: Look | None = None) -> None:
        """Take words."""
        look = look or Look()
        words = _SPACES.sub(" ", fit(words))
        if not words:
            return
        if words[0] == " " and self._open:
            self._waiting = True
        words, trailing = words.lstrip(" "), words[-1] == " "
        words = words.rstrip(" ")
        if not words:
            return
        if self._waiting:
            self.runs.append(element("w:r", text(" ")))
        self._open, self._waiting = True, trailing
        for piece, way in self._pieces(words, look):
            self.runs.append(element("w:r", _properties(look, way), text(piece)))

    def _pieces(self, words: str, look: Look) -> list[tuple[str, str]]:
        return list(pieces(words, look.way or self._base))

    def end_line(self) -> None:
        if self.runs:
            self.runs.append(element("w:r", element("w:br")))
        self._open = self._waiting = False

    def tab(self) -> None:
        self.runs.append(element("w:r", element("w:tab")))
        self._open = self._waiting = False

    def _field(self, code: str) -> None:
        if self._waiting:
            self.runs.append(element("w:r", text(" ")))
        self._open, self._waiting = True, False
        inner = element("w:r", text("1"))
        self.runs.append(element("w:fldSimple", inner, instr=f" {code} "))


def _properties(look: Look, way: str) -> Any:
    bold = look.bold
    made = element(
        "w:rPr",
        element("w:rStyle", val=look.style) if look.style else None,
        on("w:b", when=bold),
        on("w:bCs", when=bold),
        element("w:vertAlign", val="superscript") if look.raised else None,
        on("w:rtl", when=way == "rtl"),
    )
    return made if len(made) else None


def paragraph(
    runs: list[Any],
    style: str,
    *,
    way: str,
    base: str,
    end: bool = False,
    place: Place | None = None,
) -> Any:
    """Return a paragraph.

    Args:
        runs: What stands in it.
        style: Key of its style.
        way: Its direction.
        base: Direction of the document, which the styles have.
        end: Set against the end of its lines.
        place: What links lead to it by, or None.
    """
    bidi = None
    if way != base:
        bidi = on("w:bidi") if way == "rtl" else element("w:bidi", val=0)
    elif way == "rtl":
        bidi = on("w:bidi")
    return element(
        "w:p",
        element(
            "w:pPr",
            element("w:pStyle", val=style),
            bidi,
            element("w:jc", val="right") if end else None,
        ),
        place.begin() if place else None,
        *runs,
        place.end() if place else None,
    )
