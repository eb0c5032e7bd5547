from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import main
from tests.shared_rules import share_rules

OLD = """
PMID- 101
STAT- MEDLINE
DP  - 2023 Mar
TI  - The cortex of patients with cancer pain.
AB  - METHODS: We scanned 30 patients with cancer pain and 28 healthy controls.
      RESULTS: Patients with pain showed decreased gray matter volume in the left insula
      compared with healthy controls.
FAU - Able, Ann
JT  - Journal of Examples
EDAT- 2023/03/01 06:00

PMID- 102
STAT- MEDLINE
DP  - 2024
TI  - A letter without an abstract.
FAU - Baker, Bob
JT  - Journal of Examples
EDAT- 2024/02/01 06:00
"""
NEW = f"""{OLD}
PMID- 103
STAT- MEDLINE
DP  - 2025 May
TI  - Another look at the cortex in cancer pain.
AB  - METHODS: We scanned 25 patients with cancer pain and 25 healthy controls.
      RESULTS: Patients with pain showed reduced gray matter volume in the insula
      compared with healthy controls.
FAU - Clark, Cleo
JT  - Journal of Examples
EDAT- 2025/05/01 06:00
"""


@pytest.fixture(autouse=True)
def share_rules_between_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    share_rules(monkeypatch.setattr)


@pytest.fixture
def old_search(tmp_path: Path) -> Path:
    path = tmp_path / "old.nbib"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.fixture
def new_search(tmp_path: Path) -> Path:
    path = tmp_path / "new.nbib"
    path.write_text(NEW, encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in an empty folder, errors that are not caught included."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)

    return invoke
