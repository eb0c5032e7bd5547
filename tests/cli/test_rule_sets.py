from pathlib import Path

import pytest

from assistant.cli.rule_sets import load_rules, open_extraction
from assistant.errors import RuleFileError
from assistant.model import Record


def test_problems_of_grouping_and_phrases_are_reported_together(tmp_path: Path) -> None:
    for kind, name in (("grouping", "sections"), ("phrases", "en")):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / f"{name}.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rules("neuroimaging", tmp_path)
    files = {Path(problem.location.path).parent.name for problem in caught.value.problems}
    assert files == {"grouping", "phrases"}


def test_extraction_alone_does_not_read_the_rules_of_the_draft(tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "en.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    (extraction,) = open_extraction("neuroimaging", tmp_path).extractor.extract([Record("pmid:1", "A title")])
    assert extraction.claims == ()
