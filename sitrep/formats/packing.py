"""Writes a PDF in few bytes: all objects numbered in turn, most of them in one object stream.

A `pydyf.PDF` by itself lists each object that it ever had, also those taken out, in a table that
deflates badly. What is left out of the fonts is for systems that would install them.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from functools import partial
from hashlib import md5
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_WIDTHS = (1, 3, 2)  # bytes of the columns of the table of objects
_REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|\b(\d+) 0 R\b", re.DOTALL)  # texts are passed over
_STREAM = b"\nstream\n"
# What draws a letter; a PDF itself says which letter is which, how wide it is, and its name.
_DRAWS = frozenset(
    {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep"}
)
_TRUETYPE = b"\x00\x01\x00\x00"


def pack(pdf: Any) -> None:
    """Have a `pydyf.PDF` that is built, and is about to be written, write itself in few bytes."""
    for each in pdf.objects:
        if "Length1" in getattr(each, "extra", ()):
            each.stream[:] = [_bare(each.stream[0])]
            each.extra["Length1"] = len(each.stream[0])
    pdf.write = partial(_write, pdf)


def _write(pdf: Any, output: BinaryIO, _: object, identifier: Any, __: object) -> None:
    """Write the file, as `pydyf.PDF.write` does; of its arguments two are settled."""
    pdf.add_object(pdf.info)
    streams, packed = _reached(pdf)
    numbers = {number: new for new, number in enumerate((*streams, *packed), 1)}
    bodies = [_renumbered(data, numbers) for data in packed.values()]
    rows = [(0, 0, 65535)]
    out = bytearray(_HEAD)

    def put(data: bytes) -> None:
        start = len(out)
        out.extend(b"%d 0 obj\n%b\nendobj\n" % (len(rows), data))
        rows.append((1, start, 0))

    for data in streams.values():
        head, mark, body = data.partition(_STREAM)
        put(_renumbered(head, numbers) + mark + body)
    rows += [(2, len(numbers) + 1, place) for place in range(len(bodies))]
    put(_object_stream(bodies, len(streams) + 1))
    start = len(out)
    about = {
        "Root": f"{numbers[pdf.catalog.number]} 0 R",
        "Info": f"{numbers[pdf.info.number]} 0 R",
    }
    if identifier:
        digest = md5(b"".join(bodies), usedforsecurity=False).hexdigest()
        name = digest if identifier is True else identifier.decode()
        about["ID"] = f"[({name}) ({digest})]"
    put(_table([*rows, (1, start, 0)], about))
    output.write(bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start)


def _reached(pdf: Any) -> tuple[dict[int, bytes], dict[int, bytes]]:
    """Return what the file needs of its objects, by their old numbers: streams, and the others."""
    found: dict[int, bytes] = {}
    waiting = [pdf.catalog.number, pdf.info.number]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found[number] = data = pdf.objects[number].data
            words = _REFERENCE.findall(data.partition(_STREAM)[0])
            waiting += [int(word) for word in words if word]
    kinds: tuple[dict[int, bytes], dict[int, bytes]] = {}, {}
    for number in sorted(found):
        kinds[pdf.objects[number].compressible][number] = found[number]
    return kinds


def _renumbered(data: bytes, numbers: Mapping[int, int]) -> bytes:
    def new(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % numbers[int(found[1])] if found[1] else found[0]

    return _REFERENCE.sub(new, data)


def _object_stream(bodies: Sequence[bytes], first: int) -> bytes:
    places, place = [], 0
    for number, body in enumerate(bodies, first):
        places.append(b"%d %d" % (number, place))
        place += len(body) + 1
    head = b" ".join(places) + b"\n"
    extra = {"Type": "/ObjStm", "N": len(bodies), "First": len(head)}
    return _deflated(head + b"\n".join(bodies), extra)


def _table(rows: Sequence[tuple[int, int, int]], about: Mapping[str, str]) -> bytes:
    """Return the table of objects, each row as what it differs by from the one before."""
    made, before = bytearray(), bytes(sum(_WIDTHS))
    for row in rows:
        pairs = zip(row, _WIDTHS, strict=True)
        line = b"".join(value.to_bytes(width, "big") for value, width in pairs)
        made.append(2)  # the PNG filter “up”
        made += bytes((new - old) % 256 for new, old in zip(line, before, strict=True))
        before = line
    widths = " ".join(map(str, _WIDTHS))
    extra = {
        "Type": "/XRef",
        "W": f"[{widths}]",
        "Size": len(rows),
        **about,
        "DecodeParms": f"<</Predictor 12/Columns {len(before)}>>",
    }
    return _deflated(bytes(made), extra)


def _deflated(data: bytes, extra: Mapping[str, object]) -> bytes:
    body = zlib.compress(data, 9)
    about = {**extra, "Filter": "/FlateDecode", "Length": len(body)}
    head = "".join(f"/{name} {value}" for name, value in about.items())
    return b"<<%b>>%b%b\nendstream" % (head.encode(), _STREAM, body)


def _bare(font: bytes) -> bytes:
    """Return a TrueType font with no more than what draws its letters; another as it is."""
    if font[:4] != _TRUETYPE:
        return font
    (count,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4s3I", font, 12 + 16 * number) for number in range(count))
    return _font(
        (row[0], row[1], font[row[2] : row[2] + row[3]]) for row in rows if row[0] in _DRAWS
    )


def _font(tables: Iterable[tuple[bytes, int, bytes]]) -> bytes:
    """Return the tables of a font, as name, sum and data, in one file."""
    kept = list(tables)
    power = len(kept).bit_length() - 1
    search = 16 << power
    head = _TRUETYPE + struct.pack(">4H", len(kept), search, power, 16 * len(kept) - search)
    place, body = len(head) + 16 * len(kept), b""
    for name, total, data in kept:
        head += struct.pack(">4s3I", name, total, place + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body
