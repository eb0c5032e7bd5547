"""The drafting stage: syntheses in, a document out, written as Word, Markdown, HTML or JSON."""

from assistant.draft.blocks import Block
from assistant.draft.canvas import kept_pictures
from assistant.draft.change_remarks import tell_causes
from assistant.draft.citeproc import Pandoc, run_pandoc
from assistant.draft.composition import compose, write_blocks
from assistant.draft.document import Document
from assistant.draft.json_file import to_json_text
from assistant.draft.markdown import to_markdown
from assistant.draft.material import gather_material
from assistant.draft.outline import Outline, SectionOutline, StratumOutline
from assistant.draft.page import to_page
from assistant.draft.pandoc_markdown import to_pandoc_markdown, write_bibliography
from assistant.draft.phrase_file import list_languages
from assistant.draft.phrases import Phrases, load_phrases
from assistant.draft.styles import Style, open_style
from assistant.draft.translations import check_names, note_untranslated
from assistant.draft.word import to_docx
from assistant.draft.word_template import make_template

__all__ = [
    "Block",
    "Document",
    "Outline",
    "Pandoc",
    "Phrases",
    "SectionOutline",
    "StratumOutline",
    "Style",
    "check_names",
    "compose",
    "gather_material",
    "kept_pictures",
    "list_languages",
    "load_phrases",
    "make_template",
    "note_untranslated",
    "open_style",
    "run_pandoc",
    "tell_causes",
    "to_docx",
    "to_json_text",
    "to_markdown",
    "to_page",
    "to_pandoc_markdown",
    "write_bibliography",
    "write_blocks",
]
