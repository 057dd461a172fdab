"""Failures told to people: one sentence of what did not happen, one of what to do now.

::

    SitrepError
    ├── ImportFailed    an article could not be read
    │   └── NotOurs     a PDF does not carry a report of this program
    ├── Refused         a step breaks a rule of the field, or a word was not understood
    ├── NotFound        nothing, or more than one thing, goes by that name
    ├── StoreFailed     the store cannot be opened, read or written
    ├── RenderFailed    a report could not be laid out or written
    │   └── LayoutMissing   the library that lays out pages is not there
    ├── Leaked          a public file would have shown what is kept inside
    └── WorkerFailed    the worker process died, hung or could not start
"""

from __future__ import annotations


class SitrepError(Exception):
    """Something a person can act on; everything else is a bug.

    Attributes:
        problem: What did not happen, as one sentence.
        remedy: What to do now, as one sentence.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class ImportFailed(SitrepError):
    """An article could not be read; nothing of it was stored."""


class NotOurs(ImportFailed):
    """A PDF carries no report of ours: it may be an article."""


class Refused(SitrepError):
    """A step breaks a rule, or its words could not be understood; nothing changed."""


class NotFound(SitrepError):
    """A name fits nothing, or more than one thing."""


class StoreFailed(SitrepError):
    """The store cannot be opened, read or written."""


class RenderFailed(SitrepError):
    """A report could not be laid out or its file could not be written."""


class LayoutMissing(RenderFailed):
    """The library that lays out pages is not on this computer."""


class Leaked(SitrepError):
    """A public file would show what is kept inside; there is no such file."""


class WorkerFailed(SitrepError):
    """The worker process died, ran out of time or could not start."""
