"""The blank English pipeline that the steps of the cascade are added to, and its tokens."""

import sys

import spacy
from spacy.language import Language


def blank_pipeline() -> Language:
    """Make a blank pipeline whose tokenizer also parts "FoG.", "BMP+." and "METHODS/:" from the mark, and brackets."""
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize  # spaCy's limit protects parsers and taggers, of which there are none here
    suffixes = [*(nlp.Defaults.suffixes or []), r"(?<=[a-z0-9+\-][A-Z])\.", r"(?<=[A-Za-z][+\-])\.", r"(?<=[A-Za-z])/"]
    # "cortex(AI)", "(AI)/cortex"
    brackets = [
        r"(?<=[A-Za-z0-9])[(\[](?=[A-Za-z])",
        r"(?<=[A-Za-z0-9])[)\]](?=[/-]?[A-Za-z])",
        r"(?<=[)\]])[/-](?=[A-Za-z])",
    ]
    infixes = [*(nlp.Defaults.infixes or []), *brackets]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    nlp.tokenizer.suffix_search = spacy.util.compile_suffix_regex(suffixes).search  # type: ignore[union-attr]
    return nlp
