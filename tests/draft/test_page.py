import re
from collections import Counter
from dataclasses import replace
from urllib.parse import unquote

import pytest

from assistant.draft import to_page
from assistant.draft.blocks import Figure, Heading, Paragraph, Table
from assistant.draft.canvas import render
from assistant.draft.document import Document
from assistant.draft.page_evidence import letter
from assistant.pack import data_folder
from tests.draft.conftest import Desk
from tests.elements import Elements

TEMPLATE = data_folder("templates") / "draft.html"
EMPTY = ("meta", "col")


@pytest.fixture(scope="module")
def draft(desk: Desk) -> Document:
    return desk.draft()


@pytest.fixture(scope="module")
def page(draft: Document) -> Elements:
    return Elements(to_page(draft, TEMPLATE), EMPTY)


def test_every_element_is_closed_and_every_id_stands_once(page: Elements) -> None:
    assert page.open == []
    assert max(Counter(page.values("id")).values()) == 1


def test_every_link_within_the_page_arrives(page: Elements) -> None:
    ids = set(page.values("id"))
    links = [unquote(link.removeprefix("#")) for link in page.values("href", "a") if link.startswith("#")]
    assert links and set(links) <= ids
    kinds = Counter(re.split("[-:]", link)[0] for link in links)
    assert kinds.keys() == {"section", "item", "ref", "claim"}


def test_nothing_is_loaded_and_nothing_runs(page: Elements) -> None:
    tags = {tag for tag, _ in page.found}
    assert not tags & {"script", "link", "iframe", "object", "img"}
    assert not {name for _, given in page.found for name in given if name.startswith(("on", "src"))}
    assert "default-src 'none'; style-src 'unsafe-inline'" in page.values("content", "meta")


def test_foreign_text_arrives_whole(page: Elements) -> None:
    assert page.text.count("A & B <c>") == 10


def test_every_heading_but_those_of_the_third_level_stands_in_the_contents(draft: Document, page: Elements) -> None:
    headings = [block for block in draft.blocks if isinstance(block, Heading)]
    links = [link for link in page.values("href", "a") if link.startswith("#section")]
    assert len(links) == sum(heading.level < 3 for heading in headings)
    assert {heading.level for heading in headings} == {1, 2, 3}


def test_headings_of_one_text_have_ids_of_their_own(draft: Document) -> None:
    twice = replace(draft, blocks=(Heading(1, "In brief"), Heading(1, "In brief"), Heading(1, "结果")))
    ids = ["section-in-brief", "section-in-brief--2", "section-结果"]
    assert Elements(to_page(twice, TEMPLATE), EMPTY).values("id") == ids


def test_tables_have_a_caption_and_header_cells(draft: Document, page: Elements) -> None:
    tables = [block for block in draft.blocks if isinstance(block, Table)]
    assert sum(tag == "caption" for tag, _ in page.found) == len(tables)
    scopes = Counter(page.values("scope", "th"))
    assert scopes["col"] == sum(len(table.columns) for table in tables)
    assert scopes["rowgroup"] == sum(row.band for table in tables for row in table.rows) > 0


def test_a_reference_leads_to_the_work(page: Elements) -> None:
    assert "https://doi.org/10.1234/inv.1" in page.values("href", "a")
    assert "https://pubmed.ncbi.nlm.nih.gov/1" in page.values("href", "a")


def test_figures_stand_in_the_page_with_names_and_ids_of_their_own(draft: Document) -> None:
    picture = render(2, lambda canvas: canvas.frame(0, 0, 1, 1))
    blocks = [Figure(key, "What", 'A "box" & <more>', lambda: picture, 0.5) for key in ("one", "two")]
    drawn = Elements(to_page(replace(draft, blocks=tuple(blocks)), TEMPLATE), EMPTY)
    assert max(Counter(drawn.values("id")).values()) == 1
    assert drawn.values("aria-label", "svg") == ['A "box" & <more>'] * 2
    assert not drawn.values("width", "svg") and len(drawn.values("viewbox", "svg")) == 2
    assert sum(tag == "style" for tag, _ in drawn.found) == 1
    assert drawn.values("style", "div") == ["width:50.0%"] * 2


def test_the_same_document_gives_the_same_page(draft: Document) -> None:
    assert to_page(draft, TEMPLATE) == to_page(draft, TEMPLATE)


def test_a_sentence_of_findings_leads_to_the_rows_of_its_evidence(draft: Document, page: Elements) -> None:
    links = [
        (given["href"], given["title"]) for tag, given in page.found if given.get("href", "").startswith("#claim-")
    ]
    rows = {given["id"]: tag for tag, given in page.found if given.get("id", "").startswith("claim-")}
    told = [s.claim_ids for block in draft.blocks if isinstance(block, Paragraph) for s in block.sentences]
    assert [href for href, _ in links] == [f"#claim-{claim_id}" for ids in told for claim_id in ids]
    assert set(rows.values()) == {"tr"} and {href.removeprefix("#") for href, _ in links} == set(rows)
    assert all(href.removeprefix("#claim-").startswith(title.partition(" · ")[0]) for href, title in links)


def test_claims_are_lettered() -> None:
    assert [letter(number) for number in (0, 1, 25, 26, 27, 701, 702)] == ["a", "b", "z", "aa", "ab", "zz", "aaa"]
