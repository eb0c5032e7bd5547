import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result

from assistant import __version__
from assistant.cli import main
from assistant.pack import DEFAULT_PACK

HEAVY = ("Bio", "docx", "jinja2", "lxml", "pydantic", "spacy", "yaml")
STAGES = ("fetch", "read", "extract", "group", "draft", "diff", "evaluate")


def test_help_imports_nothing_heavy_and_no_stage() -> None:
    modules = [*HEAVY, *(f"assistant.{stage}" for stage in STAGES)]
    code = f"import sys, assistant.cli; print([m for m in {modules} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("name", [None, *main.commands])
def test_every_help_text_shows_an_example(run: Callable[..., Result], name: str | None) -> None:
    result = run(*filter(None, [name]), "--help")
    assert result.exit_code == 0
    assert f"  draftreview {name or 'build'} " in result.output[result.output.index("Example") :]


def test_the_version_is_that_of_the_package(run: Callable[..., Result]) -> None:
    assert run("--version").output == f"draftreview, version {__version__}\n"


def test_the_default_pack_is_that_of_the_library() -> None:
    (option,) = (parameter for parameter in main.commands["build"].params if parameter.name == "pack")
    assert option.default == DEFAULT_PACK


@pytest.mark.parametrize("arguments", [("bild",), ("build",), ("build", "--speed", "9"), ("diff", "one.nbib")])
def test_wrong_usage_exits_with_two(run: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
