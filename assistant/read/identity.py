"""What makes a record the same record in every file: PMID, DOI, title with year."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from assistant.model import Author, Record

_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_PMID = re.compile(r"0*([1-9][0-9]{0,8})")
_NOT_A_WORD = re.compile(r"[\W_]+")


def normalise_doi(text: str) -> str:
    """Write a DOI in lower case without its resolver.

    Parameters
    ----------
    text
        ``10.1000/X``, ``doi:10.1000/X``, ``https://doi.org/10.1000/X`` and the like.

    Returns
    -------
    str
        The DOI, or nothing if this is none.
    """
    text = text.strip()
    prefix = _DOI_PREFIX.match(text)
    bare = (text[prefix.end() :] if prefix else text).rstrip(".,;").lower()
    return bare if _DOI.fullmatch(bare) and bare.isprintable() else ""


def normalise_pmid(text: str) -> str:
    """Write a PubMed id without leading zeros, or nothing if this is none."""
    found = _PMID.fullmatch(text.strip())
    return found[1] if found else ""


def normalise_title(title: str) -> str:
    """Reduce a title to its words, without case, punctuation and typographic variants."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return _NOT_A_WORD.sub(" ", plain).strip() or plain.strip()


def identify(record: Record) -> str:
    """Give the id that claims and citations use."""
    return make_id(record.pmid, record.doi, record.title, record.year, record.authors)


def make_id(pmid: str, doi: str, title: str, year: str, authors: Sequence[Author] = ()) -> str:
    """Make the id that claims and citations use.

    Returns
    -------
    str
        ``pmid:N``, else ``doi:...``, else ``title:`` and a hash of title, year and first author: two letters of one
        title are not one letter.
    """
    if pmid:
        return f"pmid:{pmid}"
    if doi:
        return f"doi:{doi}"
    words = f"{normalise_title(title)}\n{year}"
    if authors:
        words += f"\n{normalise_title(authors[0].family)}"
    return f"title:{hashlib.sha256(words.encode()).hexdigest()[:16]}"
