"""Reference lists of invented records beside those that citeproc-js makes of them."""

import json
from pathlib import Path

import pytest

from assistant.draft.citeproc import render_citations
from assistant.draft.csl_items import make_item
from assistant.draft.styles import open_style
from assistant.model import Author, Record
from tests.draft.conftest import CATALOGUE

LISTS = json.loads(Path(__file__).with_name("reference_lists.json").read_text(encoding="utf-8"))["lists"]
MANY = tuple(Author(f"Family{n}", "Ann B") for n in range(1, 26))
CHINESE = (Author("王", "小明"), Author("李", "四"), Author("张", "伟"), Author("赵", "敏"))
RECORDS = (
    Record(
        "pmid:1",
        "Invented grey matter in an invented cohort.",
        authors=(Author("Abel", "Ann B"),),
        container_title="J Invented Res",
        year="2020",
        volume="3",
        issue="2",
        page="10-19",
        doi="10.1234/inv.1",
        pmid="1",
    ),
    Record(
        "pmid:2",
        "Two authors write about fMRI and PET: a made-up study",
        authors=(Author("Baker", "C"), Author("Doe", "JK")),
        container_title="Made Up Lett",
        year="2021",
        volume="4",
        page="101-9",
    ),
    Record(
        "pmid:3",
        "A review of nothing",
        authors=(Author("Costa", "Dora"), Author("Evans", "E F"), Author("Fabre", "Guy")),
        container_title="Inv Rev",
        year="2019",
        volume="12",
        issue="1",
        page="e0123",
        type="review",
    ),
    Record(
        "pmid:4",
        "Seven authors",
        authors=MANY[:7],
        container_title="J Invented Res",
        year="2018",
        volume="7",
        issue="3",
        page="1-2",
    ),
    Record(
        "pmid:5",
        "Twenty-five authors",
        authors=MANY,
        container_title="J Invented Res",
        year="2017",
        volume="8",
        issue="4",
        page="33-41",
    ),
    Record(
        "doi:10.1234/inv.6",
        "No date is known",
        authors=(Author("Gallo", "H"),),
        container_title="J Invented Res",
        doi="10.1234/inv.6",
    ),
    Record("title:7", "Nobody signed this", container_title="Made Up Lett", year="2016", volume="1", page="5"),
    Record("title:8", "Only a title"),
    Record(
        "title:9",
        "A book of invented pain",
        authors=(Author("Haddad", "Ida"), Author("Iwata", "J")),
        year="2015",
        type="book",
    ),
    Record(
        "title:10",
        "A chapter on made-up nerves",
        authors=(Author("Jensen", "K L"),),
        container_title="Handbook of invented things",
        year="2014",
        page="55-78",
        type="chapter",
    ),
    Record(
        "doi:10.1234/inv.11",
        "A preprint on made-up maps",
        authors=(Author("Khan", "Lea"),),
        container_title="Inventrxiv",
        year="2022",
        doi="10.1234/inv.11",
        type="article",
    ),
    Record(
        "pmid:12",
        "疼痛的虚构研究",
        authors=CHINESE[:2],
        container_title="虚构放射学杂志",
        year="2020",
        volume="5",
        issue="6",
        page="20-25",
        language="zh",
    ),
    Record(
        "pmid:13",
        "另一项虚构研究",
        authors=CHINESE,
        container_title="虚构医学杂志",
        year="2021",
        volume="6",
        issue="1",
        page="7-11",
        doi="10.1234/inv.13",
        language="zh",
    ),
    Record("title:14", "疼痛学", authors=(CHINESE[2],), year="2012", type="book", language="zh"),
    Record(
        "pmid:15",
        "A group writes",
        authors=(Author("The Invented Pain Group"),),
        container_title="Inv Rev",
        year="2013",
        volume="2",
        page="9",
    ),
    Record(
        "pmid:16",
        "Is the thalamus made up?",
        authors=(Author("van der Meer", "Moe"), Author("O'Neil", "Jean-Luc")),
        container_title="Inv Rev",
        year="2011",
        volume="9",
        issue="Suppl 1",
        page="S1-S7",
    ),
    Record(
        "pmid:17",
        "[A translated title]",
        authors=(Author("Müller", "Ö"),),
        container_title="Zeitschrift der Erfindung",
        year="2010",
        volume="1",
        issue="1",
        page="3-4",
        language="de",
    ),
    Record(
        "title:18",
        "A thesis on nothing",
        authors=(Author("Novak", "P"),),
        container_title="University of Nowhere",
        year="2009",
        type="thesis",
    ),
    Record(
        "title:19",
        "A talk in a made-up town",
        authors=(Author("Okoye", "Q R"), Author("Price", "S")),
        container_title="Proceedings of the invented meeting",
        year="2008",
        page="12-15",
        type="paper-conference",
    ),
    Record(
        "pmid:20",
        "A & B <c> in 5% of 3 x 10 cases",
        authors=(Author("Quinn", "T"), Author("Rossi", "U"), Author("Silva", "V"), Author("Tanaka", "W")),
        container_title="Made Up Lett",
        year="2007",
        volume="2",
        issue="2",
        page="8",
        pmid="20",
    ),
)


@pytest.mark.parametrize("style", LISTS)
def test_a_list_is_that_of_citeproc_js_but_for_straight_apostrophes(style: str) -> None:
    clusters = [(record.record_id,) for record in RECORDS]
    citations = render_citations(clusters, map(make_item, RECORDS), open_style(style, CATALOGUE), "en")
    written = {
        entry.record_id: " ".join([entry.label, *"".join(text.text for text in entry.texts).split()]).strip()
        for entry in citations.references
    }
    assert written == {record_id: text.replace("’", "'") for record_id, text in LISTS[style].items()}
    assert list(written) == list(LISTS[style])
