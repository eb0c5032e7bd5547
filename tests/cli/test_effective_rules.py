from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from assistant.cli.effective_rules import print_effective
from assistant.concepts import load_concepts
from assistant.group import load_grouping
from assistant.pack import open_pack
from tests.group.material import write_pack

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # seconds quicker where there is one in C
MINE = """\
sections:
  - id: size
    intro: |
      One: line.
      Another # line.
    region_level: [lobe]
  - {id: links, remove: true}
bands: {year: [1999]}
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    write_pack(tmp_path / "small")
    (tmp_path / "mine" / "grouping").mkdir(parents=True)
    (tmp_path / "mine" / "grouping" / "mine.yaml").write_text(MINE, encoding="utf-8")
    return tmp_path / "small", tmp_path / "mine"


def test_each_value_says_where_it_comes_from(folders: tuple[Path, Path]) -> None:
    pack, mine = folders
    lines = [line.strip() for line in print_effective(open_pack(str(pack), mine), "grouping").splitlines()]
    assert f"region_level: [lobe]  # {mine}/grouping/mine.yaml:6" in lines
    assert f"year: [1999]  # {mine}/grouping/mine.yaml:8" in lines
    assert f"- id: size  # {pack}/grouping/rules.yaml:17" in lines
    assert "connectivity: by-node  # default" in lines
    assert "- id: links" not in "\n".join(lines)


@pytest.mark.parametrize("laid_over", [False, True])
def test_what_is_printed_reads_as_the_same_rules(folders: tuple[Path, Path], laid_over: bool) -> None:
    pack, mine = folders
    given = open_pack(str(pack), mine if laid_over else None)
    concepts = load_concepts(given)
    wanted = load_grouping(given, concepts)
    (pack / "grouping" / "rules.yaml").write_text(print_effective(given, "grouping"), encoding="utf-8")
    assert load_grouping(open_pack(str(pack)), concepts).sections == wanted.sections
    assert load_grouping(open_pack(str(pack)), concepts).bands == wanted.bands


@pytest.mark.parametrize("kind", ["concepts", "claims", "screening", "grouping"])
def test_every_kind_of_the_pack_is_printed_as_it_stands(run: Callable[..., Result], kind: str) -> None:
    result = run("check", "--show-effective", kind)
    assert result.exit_code == 0
    printed = list(yaml.load_all(result.stdout, LOADER))
    files = open_pack().files(kind)
    assert len(printed) == (1 if kind == "grouping" else len(files))
    for document, path in zip(printed, files, strict=False):
        for key, value in yaml.load(path.read_text(encoding="utf-8"), LOADER).items():
            if isinstance(value, list) and isinstance(value[0], dict):
                assert [entry["id"] for entry in value] == [entry["id"] for entry in document[key]]
            elif isinstance(value, str):
                assert document[key] == value


def test_a_kind_that_does_not_exist_is_wrong_usage(run: Callable[..., Result]) -> None:
    assert run("check", "--show-effective", "sections").exit_code == 2
