import re
from pathlib import Path

import pytest

from documentation.site import ELSEWHERE, move_links


@pytest.mark.parametrize(
    ("page", "link", "moved"),
    [
        ("index.md", "docs/rules.md", "rules.md"),
        ("index.md", "docs/rules.md#claims", "rules.md#claims"),
        ("index.md", "seeds/README.md", "seeds.md"),
        ("index.md", "docs/images/draft.png", "images/draft.png"),
        ("tutorial.md", "../seeds/README.md", "seeds.md"),
        ("tutorial.md", "rules.md", "rules.md"),
        ("how-to/concept.md", "../rules.md#concepts", "../rules.md#concepts"),
        ("how-to/concept.md", "../../README.md", "../index.md"),
        ("index.md", "https://example.org/docs/a.md", "https://example.org/docs/a.md"),
        ("index.md", "#start", "#start"),
    ],
)
def test_a_link_of_the_repository_leads_to_its_page(page: str, link: str, moved: str) -> None:
    assert move_links(f"see [it]({link}).", page) == f"see [it]({moved})."


def test_links_between_pages_lead_to_files(checkout: Path) -> None:
    pages = [*(checkout / "docs").rglob("*.md"), *(checkout / path for path in ELSEWHERE.values())]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text("utf-8"))
    ]
    assert links
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
