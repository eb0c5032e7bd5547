import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Problem
from assistant.model import Author
from assistant.read.citations import Citation
from assistant.read.endnote_xml import parse_endnote_xml


def styled(text):
    return f'<style face="normal" font="default" size="100%">{text}</style>'


RECORD = f"""<record>
<database name="x.enl">x.enl</database><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>{styled("Doe, J. A.")}</author>
<author>{styled("Health Office,")}</author></authors></contributors>
<titles><title>{styled("Size of ")}<style face="italic">part</style>{styled(" one")}</title>
<secondary-title>{styled("J Made Up")}</secondary-title></titles>
<periodical><full-title>{styled("Journal of the Made Up")}</full-title></periodical>
<pages>{styled("1-9")}</pages><volume>{styled("3")}</volume><number>{styled("4")}</number>
<dates><year>{styled("2015")}</year><pub-dates><date>{styled("Mar 3")}</date></pub-dates></dates>
<accession-num>{styled("123")}</accession-num><abstract>{styled("First line.&#xD;Second line.")}</abstract>
<electronic-resource-num>{styled("10.1000/x")}</electronic-resource-num>
<remote-database-name>{styled("PubMed")}</remote-database-name><language>{styled("eng")}</language>
</record>"""


def read(text):
    return list(parse_endnote_xml("f.xml", io.BytesIO(text.encode())))


def read_one(inside):
    (citation,) = read(f"<xml><records><record>{inside}</record></records></xml>")
    assert isinstance(citation, Citation)
    return citation


def test_a_record_gives_a_whole_citation():
    assert read(f"<xml><records>\n{RECORD}</records></xml>") == [
        Citation(
            line=2,
            title="Size of part one",
            abstract="First line. Second line.",
            container_title="J Made Up",
            year="2015",
            volume="3",
            issue="4",
            page="1-9",
            language="eng",
            authors=(Author("Doe", "J. A."), Author("Health Office")),
            dois=("10.1000/x",),
            pmids=("123",),
            kinds=("Journal Article",),
        )
    ]


@pytest.mark.parametrize(
    ("inside", "name", "value"),
    [
        ("<titles><title>No style</title></titles>", "title", "No style"),
        ("<periodical><full-title>P</full-title></periodical>", "container_title", "P"),
        ("<accession-num>WOS:1</accession-num>", "pmids", ()),
        (
            "<accession-num>5</accession-num><remote-database-name>Medline</remote-database-name>"
            "<remote-database-provider>NLM</remote-database-provider>",
            "pmids",
            ("5",),
        ),
        (
            "<urls><related-urls><url>https://www.ncbi.nlm.nih.gov/pubmed/77</url></related-urls></urls>",
            "pmids",
            ("77",),
        ),
        ("<urls><web-urls><url>https://doi.org/10.1000/u</url></web-urls></urls>", "dois", ("10.1000/u",)),
        ("<dates><pub-dates><date>Mar 2010</date></pub-dates></dates>", "year", "Mar 2010"),
        ('<ref-type name="Book">6</ref-type>', "kinds", ("Book",)),
        ("<keywords><keyword/></keywords>", "kinds", ()),
        ('<titles><title>10<style face="superscript">-3</style></title></titles>', "title", "10⁻³"),
    ],
)
def test_fields_wherever_programs_put_them(inside, name, value):
    assert getattr(read_one(inside), name) == value


def test_a_broken_record_costs_no_neighbour():
    items = read(f"<xml><records>{RECORD}<record><titles></record>{RECORD}</records></xml>")
    assert [type(item) for item in items] == [Citation, Problem, Citation]


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("<>/&;record "), max_size=60))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_rubbish_never_raises_and_costs_no_neighbour(rubbish):
    items = read(f"<xml><records>{RECORD}\n{rubbish}\n{RECORD}</records></xml>")
    titles = [item.title for item in items if isinstance(item, Citation)]
    assert (titles[0], titles[-1]) == ("Size of part one",) * 2
