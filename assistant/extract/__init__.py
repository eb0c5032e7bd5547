"""Records to claims: a cascade of small matchers over the words that spaCy's English tokenizer makes of a text.

The rules of extraction are loaded without spaCy, which takes seconds to import; the cascade is made when it is first
asked for.
"""

from assistant.extract.loading import ExtractionRules, load_extraction_rules

__all__ = ["ExtractionRules", "load_extraction_rules"]
