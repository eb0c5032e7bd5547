"""The rules of extraction are checked, and name what a person states, before anything slow is imported."""

import subprocess
import sys

ASK = """
import sys
from assistant.cli import pipeline
from assistant.cli.rule_sets import load_rules
rules = load_rules("neuroimaging").extraction
print(rules.namer.region("left insula").concept, "spacy" in sys.modules)
print(hasattr(rules.extractor, "extract"), "spacy" in sys.modules)
"""


def test_spacy_is_imported_for_reading_texts_alone() -> None:
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["insula False", "True True"]
