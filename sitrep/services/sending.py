"""A report as words to be sent: a short message, and a mail. Reads only."""

from __future__ import annotations

from sitrep.domain.report import Issue
from sitrep.errors import Leaked
from sitrep.formats import message as messages
from sitrep.formats.message import Mail
from sitrep.proofing import leaks
from sitrep.services import sharing, withholding
from sitrep.store.database import Store


def message(store: Store, issue: Issue, edition: str, language: str) -> str:
    """Return an edition in at most 160 letters.

    Raises:
        Leaked: Something stands in it that is kept inside.
    """
    said = messages.message(sharing.told(store, issue, edition, language))
    _require_tight(store, issue, edition, {"the message": said})
    return said


def mail(store: Store, issue: Issue, edition: str, language: str) -> Mail:
    """Return an edition as a mail.

    Raises:
        Leaked: Something stands in it that is kept inside.
    """
    made = messages.mail(sharing.told(store, issue, edition, language))
    texts = {"the subject": made.subject, "the mail": made.body}
    _require_tight(store, issue, edition, texts)
    return made


def _require_tight(store: Store, issue: Issue, edition: str, texts: dict[str, str]) -> None:
    secrets = withholding.secrets(store, issue.id, issue.situation, edition)
    found = leaks.found(secrets, texts)
    if found:
        raise Leaked(*leaks.told(found))
