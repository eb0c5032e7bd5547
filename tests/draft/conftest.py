import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.concepts import Concepts, load_concepts
from assistant.draft import Document, Phrases, compose, load_phrases
from assistant.draft.material import Material, gather_material
from assistant.model import Review
from assistant.pack import Pack, open_pack
from tests.draft.sample import CONCEPTS, OUTLINE, make_review, make_snapshot


@dataclass(frozen=True)
class Desk:
    """What a test drafts with: the phrases of the pack over invented concepts."""

    pack: Pack
    concepts: Concepts
    phrases: Phrases
    template: Path

    def draft(self, review: Review | None = None) -> Document:
        return compose(
            review or make_review(), make_snapshot(), self.concepts, self.phrases, OUTLINE, "Invented review", "0.0"
        )

    def material(self, review: Review | None = None) -> Material:
        return gather_material(review or make_review(), make_snapshot(), self.concepts, self.phrases, OUTLINE)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Desk:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "pack.yaml").write_text('id: invented\ntitle: T\nversion: "1"\ndescription: D\n')
    (folder / "concepts").mkdir()
    (folder / "concepts" / "all.yaml").write_text(CONCEPTS)
    shutil.copytree(checkout / "rules" / "neuroimaging" / "phrases", folder / "phrases")
    pack = open_pack(str(folder))
    return Desk(pack, load_concepts(pack), load_phrases(pack), checkout / "templates" / "draft.docx")
