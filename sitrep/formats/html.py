"""The page as HTML: a template of ours, filled with a document. Knows nothing of paper."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

from sitrep import paths
from sitrep.domain.kinds import KINDS
from sitrep.errors import RenderFailed
from sitrep.formats.binding import bound
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from jinja2 import Environment

    from sitrep.document.model import Document

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
_REMEDY = "Correct the template, or choose another one."


def template_folder(name: str) -> Path:
    """Return the folder of a template.

    Raises:
        RenderFailed: There is none of that name.
    """
    folder = paths.TEMPLATES / name
    if not _NAME.fullmatch(name) or not (folder / "report.html.jinja").is_file():
        known = sorted(each.parent.name for each in paths.TEMPLATES.glob("*/report.html.jinja"))
        raise RenderFailed(
            f"There is no report template “{name}”.", f"Choose one of: {', '.join(known)}."
        )
    return folder


def about(name: str) -> dict[str, Any]:
    """Return what a template's own file says of it."""
    return tomllib.loads((template_folder(name) / "template.toml").read_text("utf-8"))


@cache
def _environment(folder: Path, language: str) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined

    from sitrep.formats.ready_templates import ReadyTemplates
    from sitrep.formats.sandbox import Sandbox

    environment = Sandbox(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=ReadyTemplates(),
    )
    for name in set(environment.globals) - {"_"}:
        del environment.globals[name]  # a template sees the document, the kinds and its words
    environment.globals["kinds"] = KINDS
    environment.filters.update(FILTERS)
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        messages(language), newstyle=True
    )
    return environment


def direction(words: str) -> str:
    """Return "rtl" or "ltr" by the first letter that has a direction, "" where none has."""
    for letter in words:
        kind = unicodedata.bidirectional(letter)
        if kind in _DIRECTIONS:
            return _DIRECTIONS[kind]
    return ""


def _has_eastern_digits(words: str) -> bool:
    return any("٠" <= letter <= "٩" for letter in words)


FILTERS = MappingProxyType({"bound": bound, "direction": direction, "eastern": _has_eastern_digits})


def _line(traceback: TracebackType | None) -> tuple[str, int]:
    """Return the innermost template and line of a traceback; Jinja2 puts them in."""
    found = ("", 0)
    while traceback:
        name = traceback.tb_frame.f_code.co_filename
        if name.endswith(".jinja"):
            found = (name, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _short(folder: Path, name: str) -> str:
    return name.removeprefix(str(folder)).lstrip("/\\").replace("\\", "/")


def _refuse(folder: Path, where: tuple[str, int], fault: str, error: BaseException) -> NoReturn:
    name, line = where
    place = f"line {line} of the template “{_short(folder, name)}”" if line else "the template"
    raise RenderFailed(
        f"The page could not be made, because of {place}: {fault.rstrip('.')}.", _REMEDY
    ) from error


def sheet(name: str, values: Mapping[str, object]) -> str:
    """Return the page of a sheet that is no report, such as the handover, as HTML."""
    template = _environment(paths.TEMPLATES, "en").get_template(f"{name}/sheet.html.jinja")
    return template.render(document=values)


def render(document: Document) -> str:
    """Return the page of `document` as HTML, by the template that it names.

    Raises:
        RenderFailed: The template is missing or has a fault; the message says where and which.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    name = f"{template_folder(document.template).name}/report.html.jinja"
    folder = paths.TEMPLATES
    try:
        return _environment(folder, document.language).get_template(name).render(document=document)
    except TemplateSyntaxError as error:
        _refuse(
            folder, (error.name or name, error.lineno), error.message or "it has a fault", error
        )
    except TemplateNotFound as error:
        where = _line(error.__traceback__)
        _refuse(folder, where if where[1] else (name, 1), f"“{error.name}” does not exist", error)
    except (TemplateError, *_FAULTS) as error:
        _refuse(folder, _line(error.__traceback__), str(error), error)
