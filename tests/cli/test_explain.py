import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from assistant.cli import rule_sets
from assistant.extract.explainer import Explainer

FINDING = "Patients showed lower gray matter volume in the left insula and putamen than controls."


@pytest.fixture(scope="session")
def default_explainer() -> Explainer:
    return rule_sets.open_explainer("neuroimaging")


@pytest.fixture(autouse=True)
def load_default_explainer_once(default_explainer: Explainer, monkeypatch: pytest.MonkeyPatch) -> None:
    load = rule_sets.open_explainer
    plain = ("neuroimaging", None)
    monkeypatch.setattr(rule_sets, "open_explainer", lambda *name: default_explainer if name == plain else load(*name))


def test_a_claim_is_shown_with_the_rule_and_its_line(run: Callable[..., Result]) -> None:
    result = run("explain", FINDING)
    assert (result.exit_code, result.stderr) == (0, "")
    claims = result.stdout[result.stdout.index("\nClaims\n") :]
    assert "  left insula; left putamen\n    direction-shown-before  " in claims
    assert "rules/neuroimaging/claims/2-differences.yaml:" in claims
    assert '      direction   decrease, from "lower"\n' in claims
    assert '      comparison  "Patients" (patients) versus "controls" (healthy-controls)' in claims
    assert "      status      asserted\n" in claims


def test_labels_stand_below_their_words(run: Callable[..., Result]) -> None:
    lines = run("explain", FINDING).stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("  1 "))
    words, labels = lines[at][4:].split(" | "), lines[at + 1][4:].split(" | ")
    assert [len(cell) for cell in words[:-1]] == [len(cell) for cell in labels[:-1]]
    assert [(word.strip(), label.strip()) for word, label in zip(words, labels, strict=True)][:3] == [
        ("Patients", "group"),
        ("showed", "show"),
        ("lower", "direction"),
    ]


def test_every_clause_begins_a_row(run: Callable[..., Result]) -> None:
    lines = run("explain", "The insula was traced, whereas the thalamus was not, which took time.").stdout.splitlines()
    assert [line[:3].strip() for line in lines if line[:3].strip().isdigit()] == ["1", "2", "3"]
    assert any(line.startswith("  2 whereas ") for line in lines)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The insula was of note.", "no claim: no rule fits. The nearest:\n    direction-after  "),
        ("The insula was of note.", '      would fit if `direction` stood behind "was"\n'),
        (
            "Reduced scores were seen, whereas the thalamus was measured.",
            'would fit if "whereas" (`boundary`) did not stand between "Reduced" and "thalamus"\n',
        ),
        (
            "The insula, which shows reduced volume near the thalamus, was measured.",
            'fits, but unless_followed refuses it: "thalamus" (`regions`) follows\n',
        ),
        ("The insula was reduced.", "measure     other, none is named: it cannot vote "),
        (
            "A cluster of gray matter volume lay in the insula.",
            'no claim: "gray matter volume" is no response (kind: response)',
        ),
        ("The brain was measured.", "  none: no region was recognised\n"),
        ("Volume of cortex regions was lower.", "  none: no region that a claim can be made of was recognised\n"),
        ("Volume of cortex regions was lower.", "too wide a place for a claim\n"),
        ("Lower volume of the left TOp.", '"left TOp": a region that the rules do not know? Then list it as a concept'),
        ("Volume of the insula may be lower.", 'hedged: "may" stands before "lower"; it does not vote\n'),
        (
            "Previous studies found lower volume of the insula.",
            'background: "previous studies" tells of work of others or yet to come; it does not vote\n',
        ),
        ("METHODS: Lower volume of the insula.", "background: stands in the section methods; it does not vote\n"),
        ("Volume of the insula correlated with pain intensity.", '      associate  "pain intensity", pain-intensity\n'),
        (
            "Functional connectivity between the insula and the thalamus was lower.",
            "  insula to thalamus\n    paired by pair-between  ",
        ),
        ("Volume of the superior and middle temporal gyri was lower.", 'superior-temporal-gyrus  written "superior'),
    ],
)
def test_the_reason_is_said_in_words(run: Callable[..., Result], sentence: str, said: str) -> None:
    assert said in run("explain", sentence).stdout


def test_words_without_quotation_marks_are_one_sentence(run: Callable[..., Result]) -> None:
    assert run("explain", *FINDING.split()).stdout == run("explain", FINDING).stdout


def test_the_section_can_be_chosen(run: Callable[..., Result]) -> None:
    assert "background: stands in the section background" in run("explain", FINDING, "--section", "background").stdout


def test_json_is_one_object_that_says_the_same(run: Callable[..., Result]) -> None:
    (sentence,) = json.loads(run("explain", "--json", FINDING).stdout)["sentences"]
    assert (sentence["text"], sentence["section"]) == (FINDING, "results")
    (outcome,) = sentence["outcomes"]
    assert [region["id"] for region, _ in outcome["regions"]] == ["insula", "putamen"]
    (fired,) = outcome["fired"]
    assert fired["rule"]["id"] == "direction-shown-before"
    assert fired["rule"]["location"]["path"].endswith("2-differences.yaml")
    assert fired["said"][0]["direction"] == "decrease"
    labels = {item["text"]: item["label"] for item in sentence["items"]}
    assert labels["lower"] == "direction"


def test_rule_files_below_this_folder_are_named_from_here(run: Callable[..., Result], tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "concepts"
    folder.mkdir(parents=True)
    entry = "label: direction\ndescription: Mine.\nconcepts:\n  - {id: dwarfed, name: dwarfed, value: decrease}\n"
    (folder / "mine.yaml").write_text(entry, encoding="utf-8")
    text = run("explain", "Volume of the insula was dwarfed.", "--rules", tmp_path / "mine").stdout
    assert "  mine/concepts/mine.yaml:4:5\n" in text
    assert 'decrease, from "dwarfed"' in text


@pytest.mark.parametrize("arguments", [(), ("",), (" ", "\n"), ("...",), ("--section", "title")])
def test_without_a_sentence_the_usage_is_explained(run: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    result = run("explain", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no sentence to explain; give one in quotation marks" in result.stderr


def test_a_sentence_on_what_is_new_is_traced_with_the_earlier_records(
    run: Callable[..., Result], old_search: Path, new_search: Path, tmp_path: Path
) -> None:
    run("build", new_search, "--since", old_search, "-o", "draft.md")
    lines = (tmp_path / "draft.md").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if "**Strengthened**" in line)
    sentence = line.removeprefix("- ").replace("**", "")
    assert run("explain", "--in", new_search, sentence).exit_code == 2
    found = run("explain", "--in", new_search, "--since", old_search, sentence)
    assert found.exit_code == 0
    assert "Verdict: consensus (decrease)" in found.stdout


@pytest.mark.parametrize("given", [(), ("--in", "draft.review.json")])
def test_an_earlier_state_needs_the_records_of_the_draft(run: Callable[..., Result], given: tuple[str, ...]) -> None:
    result = run("explain", *given, "--since", "old.nbib", "A sentence.")
    assert result.exit_code == 2
    assert "name them with --in" in result.stderr
