"""What Zotero's plug-in reads in a Word file: citations with their items, the bibliography, the style."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from assistant.draft.document import Sources

BIBLIOGRAPHY = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'
PREFERENCE = "ZOTERO_PREF_"
MAX_PROPERTY = 255
_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_LETTERS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
_LIBRARY = "draftreview"


def write_citation(record_ids: Iterable[str], sources: Sources) -> str:
    """Write the code of a citation field.

    Each item has a URI that no library knows, so that Zotero takes the item from the field and not from the user's
    own library. The shown text is left out: with it, Zotero asks about each citation whose number has changed.
    """
    ids = tuple(record_ids)
    items = [_cite(record_id, sources.items[record_id]) for record_id in ids]
    code = {
        "citationID": _make_key(" ".join(ids)),
        "properties": {"noteIndex": 0},
        "citationItems": items,
        "schema": _SCHEMA,
    }
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(code, ensure_ascii=False)}"


def write_preferences(sources: Sources) -> tuple[str, ...]:
    """Write the document preferences, in pieces that a property can hold."""
    session = _make_key(" ".join(sources.items))
    text = (
        f'<data data-version="3" zotero-version="7.0.0"><session id="{session}"/>'
        f"<style id={quoteattr(sources.style)} locale={quoteattr(sources.locale)} "
        'hasBibliography="1" bibliographyStyleHasBeenSet="1"/>'
        '<prefs><pref name="fieldType" value="Field"/></prefs></data>'
    )
    return tuple(text[start : start + MAX_PROPERTY] for start in range(0, len(text), MAX_PROPERTY))


def _cite(record_id: str, item: Mapping[str, object]) -> dict[str, object]:
    uri = f"http://zotero.org/users/local/{_make_key(_LIBRARY)}/items/{_make_key(record_id)}"
    return {"id": record_id, "uris": [uri], "itemData": item}


def _make_key(text: str) -> str:
    """Make a key of eight letters, as Zotero's are."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(8))
