"""Preprint servers, told by their names in references."""

import re

_SERVER = re.compile(r"\w*rxiv\b|\bpreprints?\b|\bResearch Square\b|\bRes Sq\b|\bSSRN\b", re.IGNORECASE)


def names_preprint_server(text: str) -> bool:
    """Tell whether a reference is to a preprint."""
    return bool(_SERVER.search(text))
