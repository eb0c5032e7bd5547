"""Stages import leaves and themselves; only the command line knows them all."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

LEAVES = {
    "anchors",
    "aside",
    "batches",
    "garbage",
    "model",
    "errors",
    "yaml_nodes",
    "located_yaml",
    "pack",
    "overlays",
    "layers",
    "concepts",
    "cycles",
    "intervals",
    "outputs",
    "interchange",
    "paragraph_text",
    "word_archives",
    "wordprocessing",
}
PACKAGE = Path(__file__).parent.parent / "assistant"
MODULES = sorted(PACKAGE.rglob("*.py"))
ASKING = {"Bio.Entrez", "http", "http.client", "requests", "ssl", "urllib.request"}
LISTENING = {"asyncio", "http.server", "socket", "socketserver", "werkzeug.serving", "wsgiref.simple_server"}


def imported_rooms(source: str) -> Iterator[str]:
    """Name the parts of the package that a module imports: ``read`` for ``from assistant.read import x``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "assistant":
            yield from (alias.name for alias in node.names if alias.name != "__version__")
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("assistant."))


@cache
def imported_modules(path: Path) -> frozenset[str]:
    """Name all that a module imports, ``Bio`` and ``Bio.Entrez`` for ``from Bio import Entrez``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return frozenset(found)


def test_every_kind_of_import_is_seen() -> None:
    source = "import assistant.read.medline as m\nfrom assistant.draft import x\nfrom assistant import group, diff\n"
    assert sorted(imported_rooms(source)) == ["diff", "draft", "group", "read"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_stages_import_only_leaves_and_themselves(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    rooms = set(imported_rooms(path.read_text(encoding="utf-8")))
    if room in LEAVES:
        assert rooms <= LEAVES
    elif room != "cli":
        assert rooms <= LEAVES | {room}


def test_only_fetching_can_reach_the_network() -> None:
    reaching = {path.relative_to(PACKAGE).parts[0] for path in MODULES if ASKING & imported_modules(path)}
    assert reaching == {"fetch"}


def test_one_module_joins_a_cluster() -> None:
    joining = {str(path.relative_to(PACKAGE)) for path in MODULES if "distributed" in imported_modules(path)}
    assert joining == {"scale/cluster.py"}


def test_one_module_listens() -> None:
    listening = {str(path.relative_to(PACKAGE)) for path in MODULES if LISTENING & imported_modules(path)}
    assert listening == {"page/serving.py"}


def test_leaves_exist_and_stages_are_checked() -> None:
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert rooms >= LEAVES
    assert len(rooms - LEAVES - {"__init__", "cli"}) > 1
