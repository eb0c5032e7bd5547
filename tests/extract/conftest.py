from collections.abc import Callable, Sequence

import pytest

from assistant.concepts import Concepts, load_concepts
from assistant.extract import ExtractionRules, load_extraction_rules
from assistant.extract.pipeline import Extractor
from assistant.model import Claim, Extraction, Record
from assistant.pack import open_pack


@pytest.fixture(scope="session")
def concepts() -> Concepts:
    return load_concepts(open_pack())


@pytest.fixture(scope="session")
def rules(concepts: Concepts) -> ExtractionRules:
    return load_extraction_rules(open_pack(), concepts)


@pytest.fixture(scope="session")
def extractor(rules: ExtractionRules) -> Extractor:
    return rules.extractor


@pytest.fixture
def extract(extractor: Extractor) -> Callable[..., Extraction]:
    def run(abstract: str, title: str = "") -> Extraction:
        ((extraction),) = extractor.extract([Record("pmid:1", title, abstract)])
        return extraction

    return run


@pytest.fixture
def results(extract: Callable[..., Extraction]) -> Callable[[str], Sequence[Claim]]:
    """Read one sentence as a result and return its asserted claims."""

    def run(sentence: str) -> Sequence[Claim]:
        return [c for c in extract(f"RESULTS: {sentence}").claims if c.status == "asserted"]

    return run
