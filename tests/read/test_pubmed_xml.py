import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Problem, Severity
from assistant.model import Author
from assistant.read.citations import Citation
from assistant.read.pubmed_xml import parse_pubmed_xml

ARTICLE = """<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">123</PMID>
<DateRevised><Year>2021</Year><Month>3</Month><Day>5</Day></DateRevised>
<Article PubModel="Print"><Journal><JournalIssue><Volume>3</Volume><Issue>4</Issue>
<PubDate><Year>2020</Year><Month>02</Month><Day>7</Day></PubDate></JournalIssue>
<Title>Journal of the made up</Title><ISOAbbreviation>J. Made Up</ISOAbbreviation></Journal>
<ArticleTitle>Size of <i>part</i> one at 10<sup>3</sup> Hz.</ArticleTitle>
<Pagination><MedlinePgn>11-9</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">10.1000/X</ELocationID>
<Abstract><AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">We asked.</AbstractText>
<AbstractText Label="RESULTS">It <b>grew</b>.</AbstractText>
<CopyrightInformation>No one.</CopyrightInformation></Abstract>
<AuthorList><Author ValidYN="Y"><LastName>Doe</LastName><ForeName>Jane A</ForeName><Suffix>Jr</Suffix></Author>
<Author ValidYN="N"><LastName>Wrong</LastName></Author>
<Author><CollectiveName>The Group</CollectiveName></Author></AuthorList>
<Language>eng</Language>
<PublicationTypeList><PublicationType UI="D1">Journal Article</PublicationType></PublicationTypeList>
</Article><MedlineJournalInfo><MedlineTA>J Made Up</MedlineTA></MedlineJournalInfo></MedlineCitation>
<PubmedData><History>
<PubMedPubDate PubStatus="entrez"><Year>2020</Year><Month>1</Month><Day>9</Day></PubMedPubDate></History>
<ArticleIdList><ArticleId IdType="pubmed">123</ArticleId><ArticleId IdType="doi">10.1000/X</ArticleId></ArticleIdList>
<ReferenceList><Reference>
<ArticleIdList><ArticleId IdType="doi">10.9/cited</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle>"""

BOOK = """<PubmedBookArticle><BookDocument><PMID>456</PMID><Book><BookTitle>A handbook</BookTitle>
<PubDate><Year>2009</Year></PubDate><AuthorList Type="authors">
<Author><LastName>Roe</LastName><Initials>R</Initials></Author>
</AuthorList></Book>{title}<Language>eng</Language><Abstract><AbstractText>Short.</AbstractText></Abstract>
<PublicationType>Review</PublicationType></BookDocument><PubmedBookData/></PubmedBookArticle>"""


def read(text):
    return list(parse_pubmed_xml("f.xml", io.BytesIO(text.encode())))


def read_article(article, rest=""):
    (citation,) = read(
        f"<PubmedArticle><MedlineCitation><Article>{article}</Article>{rest}</MedlineCitation></PubmedArticle>"
    )
    assert isinstance(citation, Citation)
    return citation


def test_an_article_gives_a_whole_citation():
    assert read(f"<PubmedArticleSet>\n{ARTICLE}\n</PubmedArticleSet>") == [
        Citation(
            line=2,
            title="Size of part one at 10³ Hz.",
            abstract="BACKGROUND: We asked. RESULTS: It grew.",
            container_title="J Made Up",
            year="2020 Feb 7",
            volume="3",
            issue="4",
            page="11-9",
            language="eng",
            authors=(Author("Doe", "Jane A Jr"), Author("The Group")),
            dois=("10.1000/X",),
            pmids=("123",),
            kinds=("Journal Article",),
            dates=("2021/03/05", "2020/01/09"),
        )
    ]


def test_a_chapter_and_a_book_are_told_apart():
    chapter, book = read(BOOK.format(title="<ArticleTitle>Chapter two</ArticleTitle>") + BOOK.format(title=""))
    assert (chapter.title, chapter.container_title, chapter.kinds) == (
        "Chapter two",
        "A handbook",
        ("Review", "Book Chapter"),
    )
    assert (book.title, book.container_title, book.kinds) == ("A handbook", "", ("Review", "Book"))
    assert chapter.authors == book.authors == (Author("Roe", "R"),)
    assert (book.year, book.pmids, book.abstract) == ("2009", ("456",), "Short.")


@pytest.mark.parametrize(
    ("article", "rest", "name", "value"),
    [
        ("<ArticleTitle/><VernacularTitle>Titel</VernacularTitle>", "", "title", "Titel"),
        ("<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Titel</VernacularTitle>", "", "title", "Titel"),
        ("<Abstract><AbstractText Label='UNLABELLED'>One.</AbstractText></Abstract>", "", "abstract", "One."),
        ("", "<OtherAbstract><AbstractText>Autre.</AbstractText></OtherAbstract>", "abstract", "Autre."),
        (
            "<Abstract><AbstractText>One.</AbstractText></Abstract>",
            "<OtherAbstract><AbstractText>Autre.</AbstractText></OtherAbstract>",
            "abstract",
            "One.",
        ),
        (
            "<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue>"
            "</Journal>",
            "",
            "year",
            "1998 Dec-1999 Jan",
        ),
        ("<ArticleDate><Year>2011</Year><Month>04</Month></ArticleDate>", "", "year", "2011 Apr"),
        ("<Pagination><StartPage>5</StartPage><EndPage>5</EndPage></Pagination>", "", "page", "5"),
        ("<ELocationID EIdType='doi' ValidYN='N'>10.1/bad</ELocationID>", "", "dois", ()),
        ("<Journal><Title>Journal</Title></Journal>", "", "container_title", "Journal"),
    ],
)
def test_fields_that_stand_elsewhere(article, rest, name, value):
    assert getattr(read_article(article, rest), name) == value


def note(relation, place="J Made Up. 2021;1(2):3", pmid="9"):
    source = f"<RefSource>{place}</RefSource><PMID>{pmid}</PMID>"
    return f'<CommentsCorrections RefType="{relation}">{source}</CommentsCorrections>'


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        ("RetractionIn", "retraction"),
        ("RetractedandRepublishedIn", "retraction"),
        ("ExpressionOfConcernIn", "concern"),
        ("ErratumIn", "erratum"),
        ("UpdateIn", "update"),
        ("PreprintIn", "preprint"),
        ("RetractionOf", None),
        ("ErratumFor", None),
        ("Cites", None),
        ("UpdateOf", None),
    ],
)
def test_notices_about_the_article_are_kept(relation, kind):
    citation = read_article("", f"<CommentsCorrectionsList>{note(relation)}</CommentsCorrectionsList>")
    expected = ((kind, "J Made Up. 2021;1(2):3. PMID: 9"),) if kind else ()
    assert citation.notices == expected


def test_a_preprint_and_its_article_name_each_other():
    article = read_article(
        "", f"<CommentsCorrectionsList>{note('UpdateOf', 'bioRxiv. 2020')}</CommentsCorrectionsList>"
    )
    kinds = "<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList>"
    preprint = read_article(kinds, f"<CommentsCorrectionsList>{note('UpdateIn')}</CommentsCorrectionsList>")
    assert article.notices == (("preprint", "bioRxiv. 2020. PMID: 9"),)
    assert preprint.notices == (("preprint", "J Made Up. 2021;1(2):3. PMID: 9"),)


def test_withdrawn_records_are_noted_and_empty_ones_reported():
    items = read("<PubmedArticle>text</PubmedArticle>\n<DeleteCitation><PMID>7</PMID><PMID>8</PMID></DeleteCitation>")
    assert [(p.code, p.location.line, p.severity) for p in items] == [
        ("empty-entry", 1, Severity.ERROR),
        ("deleted-records", 2, Severity.NOTE),
    ]
    assert "7, 8" in items[1].message


def test_a_file_put_together_from_batches_is_read_whole():
    kind = '<!DOCTYPE PubmedArticleSet PUBLIC "-//X//EN" "x.dtd">'
    batch = f'<?xml version="1.0"?>\n{kind}\n<PubmedArticleSet>{ARTICLE}</PubmedArticleSet>\n'
    assert [item.pmids for item in read(batch + batch)] == [("123",), ("123",)]


def test_only_one_entry_is_held_at_a_time():
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            self.taken += 1
            return ARTICLE.encode()

    stream = Endless()
    items = parse_pubmed_xml("f.xml", stream)
    assert [next(items).pmids for _ in range(50)] == [("123",)] * 50
    assert stream.taken < 60


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("<>/&;Pubmed "), max_size=60))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_rubbish_never_raises_and_costs_no_neighbour(rubbish):
    items = read(f"<PubmedArticleSet>{ARTICLE}\n{rubbish}\n{ARTICLE}</PubmedArticleSet>")
    pmids = [item.pmids for item in items if isinstance(item, Citation)]
    assert (pmids[0], pmids[-1]) == (("123",), ("123",))
    assert all(isinstance(item, Citation | Problem) for item in items)
