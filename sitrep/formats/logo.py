"""The logo of a report: a PNG within its document, in grey where the page is."""

from __future__ import annotations

import io
from base64 import b64decode, b64encode

HEAD = "data:image/png;base64,"


def picture(logo: str) -> bytes:
    """Return the bytes of a logo.

    Raises:
        ValueError: It is no PNG as a data URI.
    """
    if not logo.startswith(HEAD):
        raise ValueError(f"“{logo[:40]}” is no logo")
    return b64decode(logo.removeprefix(HEAD), validate=True)


def grey(logo: str) -> str:
    """Return a logo without its colors; "" stays ""."""
    if not logo:
        return ""
    from PIL import Image

    with Image.open(io.BytesIO(picture(logo)), formats=("PNG",)) as colored:
        made = colored.convert("LA" if "A" in colored.getbands() else "L")
    written = io.BytesIO()
    made.save(written, "PNG", optimize=True)
    return HEAD + b64encode(written.getvalue()).decode()
