"""Files of places as OCHA publishes them, made for tests."""

from __future__ import annotations

import io
import json

import openpyxl

HEAD = ("ADM0_PCODE", "ADM1_PCODE", "ADM1_EN", "ADM1_AR", "ADM2_PCODE", "ADM2_EN", "ADM2_AR")
ROWS = (
    ("SY", "SY04", "Homs", "حمص", "SY0400", "Homs", "حمص"),
    ("SY", "SY04", "Homs", "حمص", "SY0403", "Al-Qusayr", "القصير"),
    ("SY", "SY10", "Tartous", "طرطوس", "SY1002", "Banyas", "بانياس"),
)


def a_csv(rows=ROWS, head=HEAD, mark=",") -> bytes:
    lines = [mark.join(map(str, row)) for row in (head, *rows)]
    return ("\ufeff" + "\r\n".join(lines)).encode()


def an_excel(rows=ROWS, head=HEAD) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["Administrative areas"])
    sheet = book.create_sheet("ADM2")
    for row in (head, *rows):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def square(west, south, side=1.0):
    """Return a ring with a dot every tenth of its sides."""
    n = 10
    there = [(west + side * k / n, south) for k in range(n)]
    there += [(west + side, south + side * k / n) for k in range(n)]
    there += [(west + side - side * k / n, south + side) for k in range(n)]
    there += [(west, south + side - side * k / n) for k in range(n)]
    return [[*map(list, there), list(there[0])]]


def a_geojson(shapes=None) -> bytes:
    """Return two governorates side by side, or the shapes given by code."""
    shapes = shapes or {
        "SY04": ("Polygon", square(37.0, 34.0)),
        "SY10": ("MultiPolygon", [square(36.0, 34.0), square(35.7, 34.2, 0.05)]),
    }
    names = {"SY04": "Homs", "SY10": "Tartous"}
    features = [
        {
            "type": "Feature",
            "properties": {"adm1_pcode": code, "adm1_name": names.get(code, code)},
            "geometry": {"type": kind, "coordinates": coordinates},
        }
        for code, (kind, coordinates) in shapes.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()
