"""Publication types of all formats as CSL types."""

import re
from collections.abc import Iterable

PREPRINT = "article"
JOURNAL_ARTICLE = "article-journal"
# CSL type -> how databases and reference managers call it, letters and digits only. The first line that a record's
# kinds are found in decides: a chapter that is also labelled a review is cited as a chapter.
_KINDS = {
    "article": "preprint eprint",
    "chapter": "chapter chap bookchapter booksection inbook incollection inreference echap suppbook",
    "book": "book ebook edbook editedbook collection proceedings mvbook mvcollection wholebook booklet",
    "thesis": "thesis thes phdthesis mastersthesis dissertation academicdissertation",
    "paper-conference": (
        "paperconference conf cpaper conferencepaper conferenceproceeding conferenceproceedings inproceedings "
        "proceedingspaper meetingabstract conferenceabstract conference"
    ),
    "review": (
        "review systematicreview scopingreview metaanalysis networkmetaanalysis reviewarticle journalarticlereview"
    ),
    "report": "report rprt techreport technicalreport govdoc governmentdocument",
    "article-newspaper": "articlenewspaper news newspaperarticle newspaper",
    "article-magazine": "articlemagazine mgzn magazinearticle",
    "dataset": "dataset data",
    "patent": "patent pat",
    "webpage": "webpage elec web online electronic blog website",
    "manuscript": "manuscript unpb unpublished unpublishedwork",
    "document": "document gen generic",
}
_CSL_TYPES = {kind: csl for csl, kinds in _KINDS.items() for kind in kinds.split()}
_RANKS = {csl: rank for rank, csl in enumerate(_KINDS)}
_SEPARATORS = re.compile(r"[\W_]+")


def find_csl_type(kinds: Iterable[str]) -> str:
    """Choose the CSL type of a record.

    Parameters
    ----------
    kinds
        Publication types in lower case, as the source names them: ``journal article``, ``chap``, ``inproceedings``.

    Returns
    -------
    str
        ``article-journal`` if no kind says otherwise; ``article`` is CSL's word for a preprint.
    """
    found = {_CSL_TYPES.get(kind) or _CSL_TYPES.get(_SEPARATORS.sub("", kind)) for kind in kinds}
    return min(filter(None, found), key=_RANKS.__getitem__, default=JOURNAL_ARTICLE)
