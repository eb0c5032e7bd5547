import pytest


def sections(extractor, abstract):
    from assistant.model import Record

    reading = extractor._read(Record("pmid:1", "A title", abstract))
    return [(s.section.value, reading.words.texts[s.start]) for s in reading.sentences]


@pytest.mark.parametrize(
    "abstract",
    [
        "BACKGROUND: One is known. METHODS: Two were scanned. RESULTS: Three were seen. CONCLUSION: Four follows.",
        "Background One is known. Methods Two were scanned. Results Three were seen. Conclusions Four follows.",
        "OBJECTIVE. One is known. MATERIALS AND METHODS. Two were scanned. FINDINGS. Three were seen. "
        "INTERPRETATION. Four follows.",
    ],
)
def test_headings_give_sections_and_are_left_out(extractor, abstract):
    assert sections(extractor, abstract) == [
        ("title", "A"),
        ("background", "One"),
        ("methods", "Two"),
        ("results", "Three"),
        ("conclusion", "Four"),
    ]


def test_unstructured_abstract_is_labelled_by_its_cues(extractor):
    abstract = (
        "Pain is common. Previous studies reported smaller volumes. Here we aimed to look again. "
        "Twelve patients underwent imaging. We found lower volume in the insula. It was seen on both sides. "
        "Activity was lower too. These findings suggest that the insula matters."
    )
    assert [label for label, _ in sections(extractor, abstract)] == [
        "title", "background", "background", "background", "methods", "results", "results", "results", "conclusion",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "section"),
    [
        ("Lower volume of the insula may be typical of pain.", "conclusion"),
        ("Hence, the insula and the pons are recruited in pain.", "conclusion"),
        ("Volume of the insula was lower.", "results"),
        ("Volume of the pons correlated with pain.", "results"),
        ("The pons showed the same.", "results"),
        ("There was no difference in the pons.", "results"),
        ("The pons was thinner (p < 0.01).", "results"),
        ("Next, the pons was compared.", "methods"),
        ("It remains unclear why the pons is smaller.", "background"),
    ],
)
def test_last_sentence_sums_up_unless_it_tells_something_of_its_own(extractor, last, section):
    found = sections(extractor, f"Pain is common. We scanned twelve. We found less volume in the insula. Yes. {last}")
    assert found[-1][0] == section


def test_what_a_finding_suggests_does_not_begin_the_conclusion(extractor):
    abstract = "Pain is common. We scanned twelve. We found less, suggesting that it matters. More was seen. They rest."
    assert [label for label, _ in sections(extractor, abstract)][-3:] == ["results"] * 3


def test_last_sentence_under_a_heading_stays_there(extractor):
    assert sections(extractor, "RESULTS: Volume was lower. The insula is small.")[-1] == ("results", "The")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Values were lower (P = .03) in Fig. 2 than before. Then it ended.", 2),
        ("Smith et al. Found it. J. Miller did not.", 2),
        ("It was seen in MSA-C. Then FoG. FoG+ patients differed vs. Others.", 3),
        ("The value was 1.5 mm. No other was seen.", 2),
    ],
)
def test_full_stops_that_end_no_sentence(extractor, text, count):
    assert len(sections(extractor, text)) == count + 1


def test_cue_with_a_comma_is_recognised(extractor):
    abstract = "Here, we use scans of patients. Volume was lower in patients."
    assert sections(extractor, abstract)[1:] == [("background", "Here"), ("results", "Volume")]


@pytest.mark.parametrize(
    ("sentence", "reported"),
    [
        ("Volume of the insula was lower in patients.", True),
        ("Previous studies found lower volume of the insula.", False),
        ("Earlier work has reported lower volume of the insula.", False),
        ("Smith et al . report lower volume of the insula.", False),
        ("Smith et al. reported lower volume of the insula.", False),
        ("It is well known that volume of the insula is lower.", False),
        ("Volume of the insula is known to be lower.", False),
        ("Future studies should look for lower volume of the insula.", False),
        ("Further research may find lower volume of the insula.", False),
        ("According to previous research, volume of the insula is lower.", False),
        ("Consistent with previous studies, volume of the insula was lower.", True),
        ("In line with prior work, volume of the insula was lower.", True),
        ("In agreement with previous research, volume of the insula was lower.", True),
        ("Contrary to previous findings, volume of the insula was lower.", True),
        ("Volume of the insula was lower, which extends previous work.", True),
        ("Volume of the insula was lower than in previous studies.", True),
        ("Volume was lower in the insula, which has been implicated in pain.", True),
        ("Volume was lower in a region that is known to matter.", True),
    ],
)
def test_work_of_others_is_told_from_own_work_held_against_it(extractor, sentence, reported):
    from assistant.model import Record

    reading = extractor._read(Record("pmid:1", "A title", f"RESULTS: {sentence}"))
    assert [s.reported for s in reading.sentences] == [False, reported]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("AIMS", "background"),
        ("BACKGROUND AND PURPOSE", "background"),
        ("HYPOTHESIS", "background"),
        ("INTRODUCTION", "background"),
        ("MATERIALS AND METHODS", "methods"),
        ("STUDY DESIGN", "methods"),
        ("PARTICIPANTS", "methods"),
        ("FINDINGS", "results"),
        ("MAIN RESULTS", "results"),
        ("CONCLUSIONS AND RELEVANCE", "conclusion"),
        ("DISCUSSION", "conclusion"),
        ("INTERPRETATION", "conclusion"),
    ],
)
def test_heading_of_each_part(extractor, heading, section):
    assert sections(extractor, f"{heading}: Something is said.")[1:] == [(section, "Something")]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("METHODOLOGY/PRINCIPAL FINDINGS:", "results"),
        ("Methodology/Principal Findings:", "results"),
        ("METHODOLOGY/: Principal Findings", "results"),
        ("METHODOLOGY/: Findings", "results"),
        ("METHODS/DESIGN:", "methods"),
        ("MATERIAL/: Methods", "methods"),
        ("CONCLUSIONS/SIGNIFICANCE:", "conclusion"),
        ("CONCLUSIONS/: Significance", "conclusion"),
        ("OBJECTIVE & METHODS:", "background"),
        ("RESULTS & SUMMARY:", "results"),
    ],
)
def test_joined_headings_announce_findings_if_any_of_them_does(extractor, heading, section):
    found = sections(extractor, f"BACKGROUND: One is known. {heading} Something is said.")
    assert found[1:] == [("background", "One"), (section, "Something")]


@pytest.mark.parametrize(
    "text",
    [
        "Methods and findings of others are summed up.",
        "Results of tests were seen.",
        "Design/results mismatches were seen.",
    ],
)
def test_words_of_headings_that_go_on_are_none(extractor, text):
    assert sections(extractor, f"METHODS: One was scanned. {text}")[2] == ("methods", text.split()[0].split("/")[0])


@pytest.mark.parametrize("end", ["at 80 km/h.", "(P = .03)", "as in Fig.", "in group B."])
def test_heading_in_capitals_ends_the_sentence_before_it(extractor, end):
    found = sections(extractor, f"METHODS: Twelve rode {end} RESULTS: Lower volume was seen.")
    assert found[1:] == [("methods", "Twelve"), ("results", "Lower")]


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("Models of mood tell of weak responses in the insula.", "We scanned ten people.", ["background", "methods"]),
        ("Models of mood tell of weak responses.", "This meta-analysis pools them.", ["background", "results"]),
        ("We scanned ten people.", "Volume was lower in the pons.", ["methods", "results"]),
        ("We scanned ten people.", "We used a model, and found weak responses.", ["methods", "results"]),
        ("We scanned ten people.", "We used a model to score responses in the pons.", ["methods", "methods"]),
    ],
)
def test_what_stands_before_the_own_work_is_background(extractor, first, second, labels):
    abstract = f"{first} {second} It was seen twice. It was seen thrice."
    assert [label for label, _ in sections(extractor, abstract)][1:3] == labels
