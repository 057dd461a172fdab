"""SHA-256, by which what is kept is known again."""

from __future__ import annotations


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data`, in lower case hexadecimal digits."""
    import hashlib  # noqa: PLC0415 - loads OpenSSL, and the window opens without

    return hashlib.sha256(data).hexdigest()
