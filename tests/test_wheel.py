"""The wheel carries rules and templates: installed in an environment elsewhere, it builds a draft there."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from assistant import __version__

SEED = "cancer-pain-2025-03.nbib"


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(command, cwd=folder, env=outside, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran


@pytest.fixture(scope="module")
def elsewhere(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an environment that holds the wheel, and sees the dependencies but not the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(folder, sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, checkout)
    (wheel,) = folder.glob("draftreview-*.whl")
    venv.create(folder / "env")
    python = folder / "env" / "bin" / "python"
    run(folder, sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)
    # A .pth file adds the folder but not the .pth files in it, so the editable checkout stays out.
    (packages,) = (folder / "env").glob("lib/*/site-packages")
    dependencies = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(dependencies)) + "\n")
    shutil.copy(checkout / "seeds" / SEED, folder)
    return folder


def test_the_package_comes_from_the_wheel(elsewhere: Path) -> None:
    where = run(elsewhere, elsewhere / "env" / "bin" / "python", "-c", "import assistant; print(assistant.__file__)")
    package = Path(where.stdout.strip()).parent
    assert package.is_relative_to(elsewhere / "env")
    assert (package / "_data" / "rules" / "neuroimaging" / "pack.yaml").is_file()
    assert (package / "py.typed").is_file()


def test_the_installed_program_says_its_version_and_has_its_manual(elsewhere: Path) -> None:
    assert run(elsewhere, elsewhere / "env" / "bin" / "draftreview", "--version").stdout.endswith(f" {__version__}\n")
    page = elsewhere / "env" / "share" / "man" / "man1" / "draftreview-build.1"
    assert page.read_text(encoding="utf-8").startswith(".TH DRAFTREVIEW\\-BUILD 1")


def test_bash_completes_a_line(elsewhere: Path) -> None:
    script = """
        PATH=env/bin:$PATH; eval "$(_DRAFTREVIEW_COMPLETE=bash_source draftreview)"
        COMP_WORDS=(draftreview build --ret) COMP_CWORD=2
        _draftreview_completion draftreview; echo "${COMPREPLY[@]}"
    """
    assert run(elsewhere, "bash", "--norc", "-c", script).stdout == "--retractions\n"


def test_the_rules_in_the_wheel_find_their_schema(elsewhere: Path) -> None:
    (rules,) = (elsewhere / "env").glob("lib/*/site-packages/assistant/_data/rules/neuroimaging/grouping/sections.yaml")
    (named,) = re.findall(r"^# yaml-language-server: \$schema=(.+)\n", rules.read_text(encoding="utf-8"))
    assert "sections" in json.loads((rules.parent / named).read_text(encoding="utf-8"))["properties"]


def test_a_draft_is_built_elsewhere(elsewhere: Path) -> None:
    ran = run(elsewhere, elsewhere / "env" / "bin" / "draftreview", "build", SEED, "-o", "draft.docx")
    assert ran.stdout.splitlines()[-1] == "draft.docx"
    assert (elsewhere / "draft.docx").read_bytes().startswith(b"PK")
    review = json.loads((elsewhere / "draft.review.json").read_text(encoding="utf-8"))
    assert any(record["used"] for record in review["records"])
