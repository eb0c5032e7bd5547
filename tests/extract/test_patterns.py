from assistant.extract.claim_rules import load_claim_rules
from assistant.extract.patterns import compile_rules
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
    (pattern,) = compile_rules(load_claim_rules(pack_with(tmp_path, text)))
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
    (pattern,) = compile_rules(load_claim_rules(pack_with(tmp_path, text)))
    assert pattern.regex.search("PDxx;R")
    assert not pattern.regex.search("PDxxR")


def test_a_match_that_something_before_forbids_leaves_room_for_a_later_one(tmp_path):
    text = """description: d
rules:
  - {id: a, description: d, finds: difference, match: [direction, place], unless_before: [correlation]}
"""
    (pattern,) = compile_rules(load_claim_rules(pack_with(tmp_path, text)))
    match = pattern.search("ZDPxDP")
    assert match is not None
    assert match.start() == 4
    assert pattern.search("ZDP") is None
