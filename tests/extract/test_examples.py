from assistant.extract import load_extraction_rules
from assistant.pack import Pack, open_pack


def test_every_example_of_the_pack_holds(extractor):
    assert extractor.examples > 100
    assert [str(problem) for problem in extractor.problems_in_examples()] == []


def test_failing_example_is_reported_at_its_line(concepts, tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "9.yaml").write_text(
        "description: d\nrules:\n  - id: never-fires\n    description: d\n    finds: difference\n"
        "    match: [hedge, hedge, hedge, place, direction]\n    examples: {match: [The insula was smaller.]}\n"
    )
    pack = open_pack()
    rules = load_extraction_rules(Pack(pack.facts, (*pack.folders, tmp_path)), concepts)
    problems = rules.extractor.problems_in_examples()
    assert [p.code for p in problems] == ["example-fails"]
    assert problems[0].location.line == 3
    assert "'never-fires' finds nothing in 'The insula was smaller.'" in problems[0].message
