"""Boundaries that a test keeps: layers, the domain's library, no network, no sample in the code."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sitrep import paths
from sitrep.domain.kinds import KINDS

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "sitrep").rglob("*.py"))
BELOW_DOMAIN = {"sitrep.domain", "sitrep.languages", "sitrep.errors", "sitrep.paths", "sitrep"}
NETWORK = {"socket", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "ssl", "requests"}


def imports(path):
    """Yield every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize(
    "path", sorted((ROOT / "sitrep/domain").glob("*.py")), ids=lambda p: p.stem
)
def test_the_domain_needs_only_the_standard_library_and_what_lies_below(path):
    for module in imports(path):
        known = module.split(".")[0] in sys.stdlib_module_names
        ours = ".".join(module.split(".")[:2]) in BELOW_DOMAIN
        assert known or ours, f"{path.name} imports {module}"


def test_nothing_imports_a_network_module():
    found = [
        (path.name, module)
        for path in CODE
        for module in imports(path)
        if module in NETWORK or module.split(".")[0] in NETWORK - {"http"}
    ]
    assert found == []


def test_importing_the_command_line_loads_no_renderer_and_no_reader():
    heavy = ("weasyprint", "jinja2", "trafilatura", "mammoth", "pypdfium2", "dateparser")
    code = f"import sys, sitrep.cli.main; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_of_the_sample_is_hard_coded():
    plan = (paths.RESOURCES / "samples" / "coastal_syria" / "sample.toml").read_text("utf-8")
    sample = tomllib.loads(plan)
    words = {sample["situation"]["name"], sample["office"]["organization"]}
    for issue in sample["issue"]:
        words |= {figure["quote"] for figure in issue["figure"] if "quote" in figure}
        words |= {f["source"] for f in issue["figure"] if len(f.get("source", "")) > 5}
        words |= {article["publisher"] for article in issue["article"]}
    code = [*CODE, *(ROOT / "templates").rglob("*.*")]
    text = {path: path.read_text("utf-8") for path in code if path.suffix != ".ttf"}
    found = [(path.name, word) for path, body in text.items() for word in words if word in body]
    assert found == []


def test_every_kind_has_a_label_and_a_definition():
    assert [kind.key for kind in KINDS.values() if not kind.label or not kind.definition] == []
