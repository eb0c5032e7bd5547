from pathlib import Path

import pytest

from assistant.correct import check_bounds, parse_corrections, read_corrections, reading, write_corrections
from assistant.correct.reading import MAX_BYTES
from assistant.errors import Location, RuleFileError
from assistant.model import CheckResult, ComparisonKind, Direction, Laterality, Status

WHOLE = """\
schema: 1
reviewer: "Jane Doe"
claims:
  c-1a2b3c4d5e6f:
    record: "pmid:123"
    check: edited
    quote: "Exact copy of the sentence."
    rule: "decrease-in"
    claim: {region: "thalamus", side: left, measure: "ALFF", direction: decrease}
    corrected:
      region: thalamus
      measure: ALFF
      direction: increase
      group: patients
      comparator: healthy-controls
      kind: patients-vs-controls
      status: hedged
      further_associates: [depression]
    reason: "It says so."
  a-0f1e2d3c4b5a: {record: "doi:10.1/x", check: added, quote: Q., claim: {region: insula, direction: no_difference}}
studies:
  "pmid:123": {exclude: true, reason: "Animals."}
  "pmid:124": {cohort: "Shanghai 2019"}
"""


def faults(text: str) -> list[str]:
    with pytest.raises(RuleFileError) as caught:
        parse_corrections(text, "c.yaml")
    return [str(problem) for problem in caught.value.problems]


def entry(**changes: str) -> str:
    """Write a file with one accepted claim, some of its fields otherwise."""
    fields = {
        "record": "pmid:1",
        "check": "accepted",
        "quote": "Q.",
        "claim": "{region: a, direction: decrease}",
        **changes,
    }
    lines = "".join(f"    {key}: {value}\n" for key, value in fields.items() if value)
    return f"schema: 1\nclaims:\n  c-1a2b3c4d5e6f:\n{lines}"


def test_a_whole_file_is_read() -> None:
    corrections = parse_corrections(WHOLE, "c.yaml").corrections
    assert corrections.reviewer == "Jane Doe"
    edited, added = corrections.checks.values()
    assert (edited.result, edited.statement.side) == (CheckResult.EDITED, Laterality.LEFT)
    assert edited.corrected is not None
    assert edited.corrected.side is None
    assert edited.corrected.direction is Direction.INCREASE
    assert edited.corrected.kind is ComparisonKind.PATIENTS_VS_CONTROLS
    assert edited.corrected.status is Status.HEDGED
    assert edited.corrected.further_associates == ("depression",)
    assert (added.claim_id, added.record_id, added.rule) == ("a-0f1e2d3c4b5a", "doi:10.1/x", None)
    first, second = corrections.studies.values()
    assert (first.excluded, first.reason, second.excluded, second.cohort) == (True, "Animals.", False, "Shanghai 2019")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "schema: 1\n", "schema: 1\nclaims:\nstudies: {}\n"])
def test_a_file_without_entries_corrects_nothing(text: str) -> None:
    corrections = parse_corrections(text, "c.yaml").corrections
    assert (dict(corrections.checks), dict(corrections.studies)) == ({}, {})


def test_entries_know_where_they_stand() -> None:
    filed = parse_corrections(WHOLE, "c.yaml")
    assert str(filed.locate("claims", "c-1a2b3c4d5e6f")) == "c.yaml:4:3"
    assert str(filed.locate("claims", "c-1a2b3c4d5e6f", "quote")) == "c.yaml:7:12"
    assert str(filed.locate("claims", "c-1a2b3c4d5e6f", "corrected", "measure")) == "c.yaml:12:16"
    assert str(filed.locate("studies", "pmid:124")) == "c.yaml:23:3"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("schema: 2\n", "c.yaml:1:9: bad-value: schema: this version of draftreview reads 1, and the file is of 2"),
        ("claims: {}\n", "c.yaml:1:1: bad-value: schema: is missing; add it"),
        ("schema: 1\nclaim: {}\n", "c.yaml:2:1: unknown-key: claim; did you mean 'claims'?"),
        (entry(check="acepted"), "c.yaml:5:12: bad-value: claims.c-1a2b3c4d5e6f.check: Input should be 'accepted'"),
        (entry(quot="Q."), "unknown-key: claims.c-1a2b3c4d5e6f.quot; did you mean 'quote'?"),
        (entry(quote=""), "claims.c-1a2b3c4d5e6f.quote: is missing; add it"),
        (entry(claim="{region: a, direction: up}"), "c.yaml:7:35: bad-value: claims.c-1a2b3c4d5e6f.claim.direction: "),
        (entry(claim="{region: a, direction: increase, sid: left}"), "claim.sid; did you mean 'side'?"),
        (entry(check="edited"), "an edited claim needs 'corrected'"),
        (entry(corrected="{region: a, direction: increase}"), "'corrected' belongs to edited claims, and this one is"),
        (entry(check="added"), "ids with a- are those of added claims, and of these alone"),
        (entry(record="pmd:1"), "c.yaml:4:13: bad-value: 'pmd:1' is no id of a record; write pmid:123 or doi:"),
        (entry().replace("c-1a2b3c4d5e6f", "c-1a2b"), "c.yaml:3:3: bad-value: 'c-1a2b' is no id of a claim; copy it"),
        ("schema: 1\nstudies: {'pmid:1': {reason: r}}\n", "nothing is decided; write exclude: true or the name of a"),
        ("schema: 1\nstudies: {'1': {exclude: true}}\n", "c.yaml:2:11: bad-value: '1' is no id of a record"),
        ("schema: 1\nstudies: {'pmid:1': {exclude: maybe}}\n", "c.yaml:2:31: bad-value: studies.pmid:1.exclude: "),
        ("schema: 1\nclaims: [a]\n", "claims: write keys with values"),
        ("schema: 1\nschema: 1\n", "c.yaml:2:1: duplicate-key: 'schema' stands twice"),
        (f"{entry()}  c-1a2b3c4d5e6f: {{}}\n", "c.yaml:8:3: duplicate-key: 'c-1a2b3c4d5e6f' stands twice"),
    ],
)
def test_faults_are_named_with_their_place(text: str, fault: str) -> None:
    assert fault in "\n".join(faults(text))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [b]\nc: *x\n",
        "schema: !!python/object/apply:os.system [id]\n",
        f"schema: {'[' * 60}{']' * 60}\n",
        "schema: 1\n---\nschema: 1\n",
        "schema: 1\nclaims: {c-1a2b3c4d5e6f: {<<: {record: x}}}\n",
        "schema: 1\nclaims: {? [a, b] : c}\n",
        "- 1\n",
        "just text",
        'schema: "\\ud800"\n',
        "schema: 1\nreviewer: \x00\n",
    ],
)
def test_hostile_yaml_is_refused_with_a_place(text: str) -> None:
    assert all(fault.startswith("c.yaml:") for fault in faults(text))


def test_all_faults_are_told_at_once() -> None:
    text = entry(check="acepted", quote="", claim="{region: a, direction: up}")
    assert len(faults(text)) == 3


def test_of_many_entries_with_faults_the_first_are_told() -> None:
    entries = ", ".join(f"c-{number:012x}: {{}}" for number in range(3_000))
    found = faults(f"schema: 1\nclaims: {{{entries}}}\n")
    assert found[0] == "c.yaml:2:26: bad-value: claims.c-000000000000.record: is missing; add it"
    assert "more-problems: there are more problems" in found[-1] and len(found) == 101


def test_entries_behind_a_thousand_sound_ones_are_read_and_located() -> None:
    entries = "\n".join(f"  'pmid:{number}': {{exclude: true}}" for number in range(2_500))
    text = f"schema: 1\nstudies:\n{entries}\n"
    filed = parse_corrections(text, "c.yaml")
    assert len(filed.corrections.studies) == 2_500
    assert filed.locate("studies", "pmid:2499") == Location("c.yaml", 2_502, 3)
    assert filed.locate("studies", "pmid:2499", "exclude") == Location("c.yaml", 2_502, 26)
    assert faults(f"{text}  'pmid:x': {{}}\n")[0].startswith("c.yaml:2503:13: bad-value: studies.pmid:x: nothing is")


def test_values_that_are_written_are_counted_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    corrections = parse_corrections(WHOLE, "c.yaml").corrections
    content = write_corrections(corrections).encode()
    found = []
    for most in range(40, 100):
        monkeypatch.setattr(reading, "MAX_NODES", most)
        outcomes = []
        for work in (
            lambda: parse_corrections(content.decode(), "c.yaml"),
            lambda: check_bounds(content, corrections, "c.yaml"),
        ):
            try:
                work()
                outcomes.append(True)
            except RuleFileError:
                outcomes.append(False)
        assert outcomes[0] is outcomes[1], most
        found.append(outcomes[0])
    assert {True, False} == set(found)


def test_a_file_that_is_too_large_or_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    with pytest.raises(RuleFileError, match="unreadable: No such file"):
        read_corrections(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RuleFileError, match="not UTF-8"):
        read_corrections(path)
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(RuleFileError, match="too-large"):
        read_corrections(path)
