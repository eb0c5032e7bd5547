"""PubMed ids and DOIs that stand inside other texts: notes, accession numbers, addresses."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

_PMID = re.compile(
    r"""\bPMID:?\s*(?:NLM)?([0-9]{1,8})\b
    | \bPUBMED(?:[ -]ID)?:?\s*([0-9]{1,8})\b
    | \bMEDLINE:([0-9]{1,8})\b
    | \b([0-9]{1,8})\s?\[pmid\]""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBMED_ADDRESS = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/([0-9]{1,8})\b")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>]+")
_MARKED_DOI = re.compile(r"\bdoi(?:\.org/|:|=)\s*(10\.[0-9]{4,9}[^\s\"<>&]*)", re.IGNORECASE)
_WHOLE_DOI = re.compile(rf"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?({_DOI.pattern})", re.IGNORECASE)


def find_pmids(texts: Iterable[str]) -> tuple[str, ...]:
    """Find what texts name as a PubMed id: 'PMID: 1', 'PUBMED 1' or '1[pmid]'."""
    return tuple(next(filter(None, found.groups())) for text in texts for found in _PMID.finditer(text))


def find_linked_pmids(addresses: Iterable[str]) -> tuple[str, ...]:
    """Find the PubMed ids in addresses of PubMed pages."""
    return tuple(found[1] for text in addresses for found in _PUBMED_ADDRESS.finditer(text))


def find_dois(texts: Iterable[str]) -> tuple[str, ...]:
    """Find the DOIs that texts mark as such ('doi: 10.1000/x', a resolver's address) or consist of."""
    return tuple(doi for text in texts for doi in _find_in(text))


def _find_in(text: str) -> list[str]:
    whole = _WHOLE_DOI.fullmatch(text.strip())
    if whole:
        return [whole[1]]
    plain = re.sub(r"%2[fF]", "/", text) if "%2" in text else text
    return [unquote(found).rstrip(".,;)") for found in _MARKED_DOI.findall(plain) if "/" in found]
