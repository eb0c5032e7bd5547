import json
from pathlib import Path

import pytest

from assistant.draft import citeproc
from assistant.draft.citeproc import Citations, CiteprocError, find_pandoc, render_citations, run_pandoc
from assistant.draft.csl_items import make_item
from assistant.draft.sentences import Emphasis, Text
from assistant.draft.styles import Style, open_style
from assistant.model import Author, Record
from tests.draft.conftest import CATALOGUE
from tests.draft.sample import make_record

RECORDS = (
    make_record(1, "Abel", "A & B <i>c</i> *d* $e$ [@pmid:2]."),
    make_record(2, "Baker", year="2011"),
    make_record(3, "Abel", year="2011"),
    Record("doi:10.1/x_y(z)", "中文题名", authors=(Author("王", "小明"), Author("李", "四")), year="2020"),
)
CLUSTERS = (
    ("pmid:2",),
    ("pmid:1", "pmid:3", "doi:10.1/x_y(z)", "pmid:2"),
    ("pmid:1", "pmid:3"),
    ("doi:10.1/x_y(z)",),
)


def render(style: str) -> Citations:
    return render_citations(CLUSTERS, map(make_item, RECORDS), open_style(style, CATALOGUE), "en")


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("vancouver", ["[1]", "[1–4]", "[2,3]", "[4]"]),
        ("nature", ["1", "1–4", "2,3", "4"]),
        (
            "apa",
            [
                "(Baker & Doe, 2011)",
                "(Abel & Doe, 2011a, 2011b; Baker & Doe, 2011; 王小明 & 李四, 2020)",
                "(Abel & Doe, 2011a, 2011b)",
                "(王小明 & 李四, 2020)",
            ],
        ),
    ],
)
def test_clusters_are_cited_as_the_style_says(style: str, shown: list[str]) -> None:
    citations = render(style)
    assert ["".join(text.text for text in citations.shown[cluster]) for cluster in CLUSTERS] == shown


def test_numbers_follow_the_order_of_first_citation() -> None:
    references = render("vancouver").references
    assert [(entry.label, entry.record_id) for entry in references] == [
        ("1.", "pmid:2"),
        ("2.", "pmid:1"),
        ("3.", "pmid:3"),
        ("4.", "doi:10.1/x_y(z)"),
    ]


def test_nothing_in_a_title_is_read_as_markup() -> None:
    entry = render("vancouver").references[1]
    assert entry.texts == (
        Text(
            "Abel AB, Doe J. A & B <i>c</i> *d* $e$ [@pmid:2]. J Invented Res. 2011;3(2):10–9. "
            "doi:10.1234/inv.1 PubMed PMID: 1."
        ),
    )


def test_shapes_of_the_style_are_kept() -> None:
    citations = render("nature")
    assert citations.shown["pmid:2",] == (Text("1", Emphasis.RAISED, "pmid:2"),)
    shapes = [text.emphasis for text in citations.references[0].texts]
    assert {Emphasis.PLAIN, Emphasis.SLANTED, Emphasis.STRONG} == set(shapes)


def test_a_name_in_chinese_characters_is_written_as_one_word_without_stops() -> None:
    for style in ("apa", "nature", "vancouver"):
        (entry,) = (e for e in render(style).references if e.record_id.startswith("doi:"))
        text = "".join(text.text for text in entry.texts)
        assert text.startswith(("王小明, & 李四. (2020)", "王小明 & 李四. 中文", "王小明, 李四. 中文"))


def test_two_runs_give_the_same_texts() -> None:
    assert render("apa") == render("apa")


def test_a_style_that_pandoc_cannot_use_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text('<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', encoding="utf-8")
    with pytest.raises(CiteprocError, match=r"mine\.csl: pandoc cannot use this citation style"):
        render_citations(CLUSTERS, map(make_item, RECORDS), Style(path, "", ""), "en")


def test_pandoc_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pypandoc" in find_pandoc()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(CiteprocError, match="pip install pypandoc-binary"):
        find_pandoc()


def test_each_record_that_a_citation_names_has_a_text_of_its_own() -> None:
    parts = [(text.text, text.record_id) for text in render("vancouver").shown["pmid:1", "pmid:3"]]
    assert parts == [("[", ""), ("2", "pmid:1"), (",", ""), ("3", "pmid:3"), ("]", "")]


def test_a_style_that_asks_for_more_memory_than_there_is_ends_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "-M4g" in citeproc._MEMORY
    monkeypatch.setattr(citeproc, "_MEMORY", ["+RTS", "-M16m", "-RTS"])
    paragraph = {"t": "Para", "c": [{"t": "Str", "c": "x" * 100}]}
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [paragraph] * 20_000}
    with pytest.raises(CiteprocError, match=r"(?i)heap"):
        run_pandoc(json.dumps(document).encode(), CATALOGUE / "apa.csl")
