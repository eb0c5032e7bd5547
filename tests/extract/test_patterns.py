import pytest

from assistant.errors import RuleFileError
from assistant.extract.patterns import load_patterns
from assistant.pack import Pack, PackFile

FACTS = PackFile(id="test", title="t", description="d", version="1")


def pack_with(tmp_path, text):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "1.yaml").write_text(text, encoding="utf-8")
    return Pack(FACTS, (tmp_path,))


def test_gap_takes_the_labels_it_names(tmp_path):
    text = """description: d
rules:
  - id: a
    description: d
    finds: difference
    match: [direction, {up_to: 2, of: [other]}, place]
"""
    (pattern,) = load_patterns(pack_with(tmp_path, text))
    assert pattern.regex.search("DxxP")
    assert not pattern.regex.search("DxxxP")
    assert not pattern.regex.search("DxMP")


def test_unless_followed_forbids_what_comes_after(tmp_path):
    text = """description: d
rules:
  - id: a
    description: d
    finds: difference
    match: [place, direction]
    unless_followed: [{up_to: 3, without: [boundary]}, regions]
"""
    (pattern,) = load_patterns(pack_with(tmp_path, text))
    assert pattern.regex.search("PDxx;R")
    assert not pattern.regex.search("PDxxR")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("match: [directoin, place]", "unknown-label: 'directoin' is no label; did you mean 'direction'?"),
        ("match: [{up_to: 3}, place]", "give either 'of' or 'without'"),
        ("match: [{up_to: 900, of: [other]}, place]", "less than or equal to 60"),
        ("match: [place]\n    matches: 1", "unknown-key: rules.0.matches; did you mean 'match'?"),
    ],
)
def test_mistake_in_a_rule_is_located(tmp_path, rule, message):
    text = f"description: d\nrules:\n  - id: a\n    description: d\n    finds: difference\n    {rule}\n"
    with pytest.raises(RuleFileError) as caught:
        load_patterns(pack_with(tmp_path, text))
    assert message in str(caught.value)
    assert "1.yaml:6:" in str(caught.value) or "1.yaml:7:" in str(caught.value)


def test_all_problems_of_all_rules_are_listed(tmp_path):
    text = """description: d
rules:
  - {id: a, description: d, finds: difference, match: [plase, direction]}
  - {id: a, description: d, finds: difference, match: [place, directions]}
"""
    with pytest.raises(RuleFileError) as caught:
        load_patterns(pack_with(tmp_path, text))
    assert [p.code for p in caught.value.problems] == ["unknown-label", "duplicate-id", "unknown-label"]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("finds: difference, match: [place, measure]", "incomplete-rule: a rule that finds difference needs one of"),
        ("finds: association, match: [association, regions]", "finds association needs the step place"),
        ("finds: pair, match: [between, {one_of: [regions], slot: seed}]", "incomplete-rule: a rule that finds pair"),
        ("finds: difference, match: [place, {one_of: []}]", "at least 1"),
    ],
)
def test_rule_without_the_steps_its_finding_is_made_of_is_refused(tmp_path, rule, message):
    text = f"description: d\nrules:\n  - {{id: a, description: d, {rule}}}\n"
    with pytest.raises(RuleFileError) as caught:
        load_patterns(pack_with(tmp_path, text))
    assert message in str(caught.value)


def test_a_match_that_something_before_forbids_leaves_room_for_a_later_one(tmp_path):
    text = """description: d
rules:
  - {id: a, description: d, finds: difference, match: [direction, place], unless_before: [correlation]}
"""
    (pattern,) = load_patterns(pack_with(tmp_path, text))
    match = pattern.search("ZDPxDP")
    assert match is not None
    assert match.start() == 4
    assert pattern.search("ZDP") is None
