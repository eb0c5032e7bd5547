import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def review(run: Run, new_search: Path, tmp_path: Path) -> dict[str, object]:
    run("build", new_search, "-o", "draft.md")
    found: dict[str, object] = json.loads((tmp_path / "draft.review.json").read_text(encoding="utf-8"))
    return found


def drafted_sentence(path: Path) -> str:
    """Find the sentence in which both cohorts meet, with its citations as a reader would copy it."""
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("**Agreement between two cohorts"))
    return line.split("** ", 1)[1].split(". ")[0] + "."


def test_a_drafted_sentence_leads_to_its_group_and_the_lines_of_the_rules(
    run: Run, review: dict[str, object], new_search: Path, tmp_path: Path
) -> None:
    result = run("explain", "--in", new_search, drafted_sentence(tmp_path / "draft.md"))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].endswith("gray matter volume in insula")
    assert "grouping/sections.yaml:" in lines[1]
    assert "Verdict: consensus (decrease)" in lines
    assert "  2 cohorts looked: 2 decrease" in lines
    assert "  Able 2023 (pmid:101)" in lines
    assert any(line.startswith("  stratum          pain-in-cancer  ") and "strata.yaml:" in line for line in lines)
    assert "decreased gray matter volume in the left insula" in " ".join(result.stdout.split())


def test_no_figure_is_drawn_to_explain_a_sentence(
    run: Run, review: dict[str, object], new_search: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("assistant.draft.flow_chart.render")
    assert run("explain", "--in", new_search, drafted_sentence(tmp_path / "draft.md")).exit_code == 0


@pytest.mark.parametrize("shorten", [len("g-12"), None])
def test_the_id_of_a_group_or_its_beginning_is_enough(run: Run, review: dict[str, object], shorten: int | None) -> None:
    (synthesis,) = review["syntheses"]  # type: ignore[misc]
    result = run("explain", "--in", "draft.review.json", synthesis["id"][:shorten])
    assert (result.exit_code, result.stdout.split()[0]) == (0, synthesis["id"])
    assert "  pmid:101" in result.stdout.splitlines()


def test_a_claim_without_a_group_says_why(run: Run, tmp_path: Path) -> None:
    search = tmp_path / "lone.nbib"
    search.write_text(
        "PMID- 7\nDP  - 2024\nTI  - A look at volume in cancer pain.\n"
        "AB  - METHODS: We scanned 20 patients with cancer pain. RESULTS: Volume was lower in the insula.\n",
        encoding="utf-8",
    )
    result = run("explain", "--in", search, "Volume was lower in the insula")
    assert "  in no group: no comparator" in result.stdout.splitlines()


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("25 patients with cancer pain and 25 healthy controls", "  weighed by sample_size, the majority has 100%"),
        ("healthy controls", "  not weighed: sample_size is not known of every cohort"),
    ],
)
def test_weights_are_told_with_the_figures(run: Run, new_search: Path, tmp_path: Path, people: str, said: str) -> None:
    path = tmp_path / "mine" / "grouping" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("sections: [{id: grey-matter, weigh_by: sample_size}]\n", encoding="utf-8")
    search = new_search.read_text(encoding="utf-8").replace(
        "25 patients with cancer pain and 25 healthy controls", people
    )
    new_search.write_text(search, encoding="utf-8")
    run("build", new_search, "-o", "draft.md", "--rules", "mine")
    (synthesis,) = json.loads((tmp_path / "draft.review.json").read_text(encoding="utf-8"))["syntheses"]
    lines = run("explain", "--in", "draft.review.json", synthesis["id"], "--rules", "mine").stdout.splitlines()
    assert said in lines
    assert any(", weighed by sample_size; " in line for line in lines)


def test_the_same_as_json(run: Run, review: dict[str, object]) -> None:
    (synthesis,) = review["syntheses"]  # type: ignore[misc]
    result = run("explain", "--in", "draft.review.json", "--json", synthesis["id"])
    (account,) = json.loads(result.stdout)["accounts"]
    assert account["synthesis"]["id"] == synthesis["id"]
    assert [standing["way"] for standing in account["standings"]] == [["insula"], ["insula"]]


@pytest.mark.parametrize(
    ("source", "what", "advice"),
    [
        ("draft.review.json", "No such sentence", "a review state holds no draft; give the files of records with --in"),
        ("draft.review.json", "g-000000", "copy an id from the *.review.json"),
        ("", "No such sentence", "copy an id from the *.review.json or a sentence from the draft"),
    ],
)
def test_what_is_nowhere_is_refused(
    run: Run, review: dict[str, object], new_search: Path, source: str, what: str, advice: str
) -> None:
    result = run("explain", "--in", source or new_search, what)
    assert result.exit_code == 2
    assert f"unknown claim, group or drafted sentence {what!r}; {advice}" in result.stderr


def test_an_id_needs_a_file(run: Run) -> None:
    result = run("explain", "g-1234abcd")
    assert result.exit_code == 2
    assert "g-1234abcd is an id; name the file it is from with --in" in result.stderr


def test_a_missing_review_state_is_named(run: Run) -> None:
    result = run("explain", "--in", "gone.review.json", "g-1234abcd")
    assert result.exit_code == 1
    assert result.stderr.startswith("gone.review.json: unreadable: ")


BOTH = ("    Links in cancer pain 2024 (pmid:7)", "    Links in cancer pain 2024 (pmid:8)")
TIES = """PMID- {number}
DP  - 2024
TI  - Links in cancer pain.
AB  - METHODS: We scanned 20 patients with cancer pain. RESULTS: Functional connectivity of the {place} was positively
      correlated with pain duration.
"""


@pytest.fixture
def ties(run: Run, tmp_path: Path) -> Path:
    """Build a draft of two studies whose findings no group joins, and of a record that cannot be read."""
    path = tmp_path / "ties.nbib"
    records = [TIES.format(number=number, place=place) for number, place in ((7, "insula"), (8, "cuneus"))]
    path.write_text("\n".join([*records, "PMID- 9\n"]), encoding="utf-8")
    run("build", path, "-o", "draft.md")
    return path


def test_a_count_leads_to_the_groups_of_its_claims_and_problems_set_the_exit_code(
    run: Run, ties: Path, tmp_path: Path
) -> None:
    (count,) = json.loads((tmp_path / "draft.review.json").read_text(encoding="utf-8"))["counts"]
    result = run("explain", "--in", ties, count["id"])
    assert result.exit_code == 1
    titles = [line.split(maxsplit=1)[1] for line in result.stdout.splitlines() if line.startswith("g-")]
    assert titles == [f"functional connectivity and pain duration in {place}" for place in ("cuneus", "insula")]
    lines = result.stdout.splitlines()
    assert lines[0] == count["id"]
    assert "grouping/counts.yaml:" in lines[1]
    assert lines[2:5] == ["  positive: 2 records", *BOTH]


@pytest.mark.parametrize(
    ("sentence", "added_up"),
    [
        (
            "Functional connectivity was positively related to pain duration",
            ["  positive: 2 records", *BOTH],
        ),
        (
            "have at least one claim",
            ["  studies: 2 records", *BOTH, "  of known size: 2 records", *BOTH],
        ),
        (
            "None of two studies states a design",
            ["  design: 2 records", *BOTH],
        ),
    ],
)
def test_a_sentence_that_states_a_count_is_added_up(run: Run, ties: Path, sentence: str, added_up: list[str]) -> None:
    lines = run("explain", "--in", ties, sentence).stdout.splitlines()
    start = lines.index(added_up[0])
    assert lines[start : start + len(added_up)] == added_up


def test_claims_that_have_no_vote_are_listed_by_reason(run: Run, tmp_path: Path) -> None:
    search = tmp_path / "lone.nbib"
    search.write_text(
        "PMID- 7\nDP  - 2024\nTI  - A look at volume in cancer pain.\n"
        "AB  - METHODS: We scanned 20 patients with cancer pain. RESULTS: Volume was lower in the insula.\n",
        encoding="utf-8",
    )
    lines = run("explain", "--in", search, "Of one claim").stdout.splitlines()
    start = lines.index("  no comparator: 1 claim")
    assert lines[start + 1].endswith(
        "decrease of gray matter volume in insula, A look at volume in cancer pain 2024 (pmid:7)"
    )


def test_the_same_count_as_json(run: Run, ties: Path) -> None:
    result = run("explain", "--in", ties, "--json", "None of two studies states a design")
    (counted,) = json.loads(result.stdout)["counted"]
    assert counted["total"]["addends"] == [{"name": "design", "ids": ["pmid:7", "pmid:8"]}]
    assert counted["rule"]["path"].endswith("grouping/gaps.yaml")
