from pathlib import Path

import pytest

from assistant.concepts import Concepts, load_concepts
from assistant.group import Grouping, load_grouping, run_examples
from assistant.pack import open_pack
from tests.group.material import RULES, write_pack
from tests.group.test_loading import problems_of

FELL = "{study: a, region: oak, measure: height, direction: decrease}"
ALSO_FELL = FELL.replace("study: a", "study: b")
ROSE = ALSO_FELL.replace("decrease", "increase")


def examples(*rows: str, section: str = "size") -> str:
    return f"sections: [{{id: {section}, examples: [{', '.join(rows)}]}}]\n"


def load(folder: Path, text: str) -> tuple[Grouping, Concepts]:
    write_pack(folder / "small")
    (folder / "mine" / "grouping").mkdir(parents=True)
    (folder / "mine" / "grouping" / "mine.yaml").write_text(text, encoding="utf-8")
    pack = open_pack(str(folder / "small"), folder / "mine")
    concepts = load_concepts(pack)
    return load_grouping(pack, concepts), concepts


def problems(folder: Path, text: str) -> list[str]:
    found = run_examples(*load(folder, text))
    return [str(problem).removeprefix(f"{folder}/mine/grouping/mine.yaml:") for problem in found]


@pytest.mark.parametrize(
    ("claims", "verdict"),
    [
        ([FELL, ALSO_FELL], "consensus"),
        ([FELL, ROSE], "discrepancy"),
        ([FELL, ROSE.replace("increase", "no_difference")], "unresolved"),
        ([FELL], "single"),
        ([FELL.replace("decrease", "no_difference")], '"null"'),
        ([FELL, FELL.replace("decrease", "increase")], "single"),
        ([FELL, ALSO_FELL.replace("oak", "elm")], "consensus"),
        ([FELL, ALSO_FELL.replace("oak", "ash")], "single"),
        ([FELL, ALSO_FELL.replace("study: b", "study: b, population: park")], "single"),
        ([FELL, ALSO_FELL.replace("study: b", "study: b, contrast: grown-vs-wild")], "single"),
        ([FELL.replace("study: a", "study: a, contrast: after-vs-before")], "none"),
        ([FELL.replace("height", "link")], "none"),
        ([FELL.replace("decrease", "negative, associate: age")], "none"),
    ],
)
def test_claims_come_to_the_verdict_of_the_largest_group(claims: list[str], verdict: str, tmp_path: Path) -> None:
    assert problems(tmp_path, examples(f"{{claims: [{', '.join(claims)}], verdict: {verdict}}}")) == []


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        (
            f"{{claims: [{FELL}, {ROSE}], verdict: consensus}}",
            "1:34: example-fails: this comes to discrepancy on oak, and not to consensus; "
            "change the rule or the example",
        ),
        (
            f"{{claims: [{FELL.replace('height', 'link')}], verdict: single}}",
            "1:34: example-fails: this comes to no group (claims of 'links'), and not to single; "
            "change the rule or the example",
        ),
        (
            f"{{claims: [{FELL.replace('study: a', 'study: a, contrast: after-vs-before')}], verdict: single}}",
            "1:34: example-fails: this comes to no group (treatment unknown), and not to single; "
            "change the rule or the example",
        ),
    ],
)
def test_an_example_that_does_not_hold_says_what_comes_out(example: str, problem: str, tmp_path: Path) -> None:
    assert problems(tmp_path, examples(example)) == [problem]


def test_associations_need_no_contrast(tmp_path: Path) -> None:
    claims = f"{FELL}, {ALSO_FELL}".replace("decrease", "negative, associate: age")
    row = f"{{claims: [{claims}], verdict: consensus}}"
    assert problems(tmp_path, examples(row, section="relations")) == []


def test_merged_concepts_are_merged_in_examples(tmp_path: Path) -> None:
    row = f"{{claims: [{FELL}, {ALSO_FELL.replace('oak', 'ash')}], verdict: consensus}}"
    merge = "merges: [{id: trees, as: oak, of: [ash]}]\n"
    assert problems(tmp_path, examples(row) + merge) == []


def test_examples_of_the_pack_are_not_run_on_what_lies_over_it(tmp_path: Path) -> None:
    row = f"{{claims: [{FELL}, {ROSE}], verdict: consensus}}"
    text = RULES.replace("    title: Size\n", f"    title: Size\n    examples: [{row}]\n")
    pack = write_pack(tmp_path / "alone", a=text)
    concepts = load_concepts(pack)
    assert len(run_examples(load_grouping(pack, concepts), concepts)) == 1
    (tmp_path / "mine" / "grouping").mkdir(parents=True)
    (tmp_path / "mine" / "grouping" / "mine.yaml").write_text("bands: {year: [2000]}\n", encoding="utf-8")
    laid_over = load_grouping(open_pack(str(tmp_path / "alone"), tmp_path / "mine"), concepts)
    assert run_examples(laid_over, concepts) == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("oak", "okk", "unknown-concept: 'okk' is no region; did you mean 'oak'?"),
        ("height", "heigth", "unknown-concept: 'heigth' is no measure; did you mean 'height'?"),
        ("study: a", "study: a, contrast: grown-vs-wid", "unknown-value: 'grown-vs-wid' is no contrast; did you mean"),
        ("decrease", "decreased", "'decreased' is not known here; did you mean 'decrease'?"),
        ("verdict: single", "verdict: singel", "'singel' is not known here; did you mean 'single'?"),
        ("direction", "directon", "unknown-key: sections.0.examples.0.claims.0.directon; did you mean 'direction'?"),
    ],
)
def test_what_an_example_cannot_name_is_reported(old: str, new: str, problem: str, tmp_path: Path) -> None:
    row = f"{{claims: [{FELL}], verdict: single}}"
    text = RULES.replace("    title: Size\n", f"    title: Size\n    examples: [{row.replace(old, new)}]\n")
    (found,) = problems_of(tmp_path / "p", a=text)
    assert problem in found


def test_every_section_of_the_pack_has_examples_and_all_hold() -> None:
    pack = open_pack()
    concepts = load_concepts(pack)
    grouping = load_grouping(pack, concepts)
    assert all(section.examples for section in grouping.sections)
    assert run_examples(grouping, concepts) == ()
