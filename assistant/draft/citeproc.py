"""Pandoc's citeproc as one function: clusters of cited items in, their texts and the reference list out."""

import importlib.util
import json
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.draft.blocks import Reference
from assistant.draft.citeproc_texts import read_entry, read_inlines
from assistant.draft.csl_items import Item, join_name
from assistant.draft.sentences import Text
from assistant.draft.styles import Style
from assistant.errors import DraftreviewError

Node = dict[str, Any]
Cluster = tuple[str, ...]
# A document and the file of a style -> the document with its citations.
Pandoc = Callable[[bytes, Path], bytes]
_API_VERSION = [1, 23]
# Pandoc's memory grows in steps so large that it seldom stops to tidy up; a style from a stranger must not take all.
_MEMORY = ["+RTS", "-A64m", "-n4m", "-M4g", "-RTS"]
# Their texts are written as they are; every other variable holds a code, a number or a name.
_PROSE = frozenset({"title", "container-title", "collection-title", "publisher", "genre"})


class CiteprocError(DraftreviewError):
    """Pandoc is missing, or cannot use the style."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Citations:
    """What a style makes of the citations of a draft.

    Attributes
    ----------
    shown
        Cluster of record ids -> the texts that cite it, each record that is named in one of its own.
    references
        The reference list, in the order of the style.
    """

    shown: Mapping[Cluster, tuple[Text, ...]]
    references: tuple[Reference, ...]


def render_citations(
    clusters: Iterable[Cluster], items: Iterable[Item], style: Style, locale: str, pandoc: Pandoc | None = None
) -> Citations:
    """Render clusters of citations and the list of what they cite.

    Parameters
    ----------
    clusters
        Ids of the items that are cited together, in the order of the text; each cluster is rendered once.
    items
        CSL-JSON of everything cited.
    style
        The citation style.
    locale
        That of the draft, for styles that set none.
    pandoc
        Gives what pandoc answers; ``None`` to run it.

    Raises
    ------
    CiteprocError
        If pandoc is not installed, or the style is none that it can use.
    """
    distinct = list(dict.fromkeys(clusters))
    meta = {
        "references": _list(map(_reference, items)),
        "lang": _string(style.locale_for(locale)),
        "link-citations": {"t": "MetaBool", "c": True},
    }
    blocks = [{"t": "Para", "c": [_cite(cluster)]} for cluster in distinct]
    document = json.dumps({"pandoc-api-version": _API_VERSION, "meta": meta, "blocks": blocks}).encode()
    answer: Node = json.loads((pandoc or run_pandoc)(document, style.path))
    cited, lists = answer["blocks"][: len(distinct)], answer["blocks"][len(distinct) :]
    shown = (tuple(read_inlines(paragraph["c"][0]["c"][1])) for paragraph in cited)
    entries = (read_entry(entry) for listed in lists for entry in listed["c"][1])
    return Citations(dict(zip(distinct, shown, strict=True)), tuple(entries))


def run_pandoc(document: bytes, style: Path) -> bytes:
    """Have pandoc cite in a document, which names no files; ``open_style`` saw that the style leads to no other one.

    Parameters
    ----------
    document
        The document as JSON, as is the answer.
    style
        File of the citation style.

    Raises
    ------
    CiteprocError
        If pandoc is not installed, or the style is none that it can use.
    """
    command = [find_pandoc(), *_MEMORY, "--from=json", "--to=json", "--sandbox", "--citeproc", f"--csl={style}"]
    done = subprocess.run(command, input=document, capture_output=True, check=False)
    if done.returncode:
        raise CiteprocError(f"{style}: pandoc cannot use this citation style: {done.stderr.decode().strip()}")
    return done.stdout


def find_pandoc() -> str:
    """Give the path of the pandoc that pypandoc-binary brings; another one might print another text.

    Raises
    ------
    CiteprocError
        If it is missing.
    """
    spec = importlib.util.find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for path in Path(folder, "files").glob("pandoc*"):
            if path.stem == "pandoc":
                return str(path)
    raise CiteprocError("pandoc is missing; install it with: pip install pypandoc-binary")


def _cite(cluster: Sequence[str]) -> Node:
    citations = [
        {
            **{"citationId": item_id, "citationPrefix": [], "citationSuffix": []},
            **{"citationMode": {"t": "NormalCitation"}, "citationNoteNum": 0, "citationHash": 0},
        }
        for item_id in cluster
    ]
    return {"t": "Cite", "c": [citations, []]}


def _reference(item: Item) -> Node:
    return _map({name: _value(name, value) for name, value in item.items()})


def _value(name: str, value: Any) -> Node:
    match value:
        case [*names]:
            return _list(_map({part: _prose(text) for part, text in join_name(name).items()}) for name in names)
        case {"date-parts": [[year]]}:
            return _string(str(year))
    return _prose(str(value)) if name in _PROSE else _string(str(value))


def _prose(text: str) -> Node:
    """Write text word by word, so that nothing in it is read as markup."""
    words: list[Node] = []
    for word in text.split():
        words += [{"t": "Space"}] if words else []
        words.append({"t": "Str", "c": word})
    return {"t": "MetaInlines", "c": words}


def _string(text: str) -> Node:
    return {"t": "MetaString", "c": text}


def _list(values: Iterable[Node]) -> Node:
    return {"t": "MetaList", "c": list(values)}


def _map(values: Mapping[str, Node]) -> Node:
    return {"t": "MetaMap", "c": dict(values)}
