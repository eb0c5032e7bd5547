"""Records to claims: a cascade of small matchers over spaCy's blank English pipeline."""

from assistant.extract.pipeline import Extraction, Extractor, load_extractor

__all__ = ["Extraction", "Extractor", "load_extractor"]
