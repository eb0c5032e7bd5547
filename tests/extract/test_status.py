"""Tables of sentences (all invented) and how firmly they state what: findings, nulls, ties, questions, others' work."""

import pytest

# each is read as a sentence of the results
SENTENCES = [
    ("Volume of the insula tended to be lower in patients.", {"insula decrease asserted"}),
    ("A trend towards lower volume of the insula was found.", {"insula decrease asserted"}),
    ("Volume of the insula may be lower in patients.", {"insula decrease hedged"}),
    ("Lower volume of the insula may reflect long pain.", {"insula decrease asserted"}),
    ("Volume of the insula was lower in patients, which may reflect long pain.", {"insula decrease asserted"}),
    ("Volume of the insula was lower in patients, suggesting damage.", {"insula decrease asserted"}),
    (
        "Volume of the insula was lower in patients, suggesting reduced activity of the thalamus.",
        {"insula decrease asserted", "thalamus decrease hedged"},
    ),
    ("Previous studies found lower volume of the insula.", {"insula decrease background"}),
    ("Earlier work has reported lower volume of the insula.", {"insula decrease background"}),
    ("As reported before, volume of the insula was lower in patients.", {"insula decrease asserted"}),
    ("Consistent with previous studies, volume of the insula was lower in patients.", {"insula decrease asserted"}),
    ("In line with prior work, patients had lower volume of the insula.", {"insula decrease asserted"}),
    ("As hypothesized, volume of the insula was lower in patients.", {"insula decrease asserted"}),
    ("Contrary to our hypothesis, volume of the insula was lower in patients.", {"insula decrease asserted"}),
    ("As expected, patients had lower volume of the insula.", {"insula decrease asserted"}),
    ("We tested whether volume of the insula is lower in patients.", {"insula decrease background"}),
    ("We asked whether the insula shows lower volume.", {"insula decrease background"}),
    (
        "To test whether the insula drives this effect, we compared volumes; volume of the insula was lower.",
        {"insula decrease asserted"},
    ),
    ("It is known that volume of the insula is reduced in pain.", {"insula decrease background"}),
    ("Volume of the insula is known to be reduced in pain.", {"insula decrease background"}),
    ("Volume of the insula appeared lower in patients.", {"insula decrease asserted"}),
    ("Volume of the insula seemed to be lower in patients.", {"insula decrease hedged"}),
    ("Results indicated that volume of the insula was lower in patients.", {"insula decrease asserted"}),
    ("The results suggest that patients have lower volume of the insula.", {"insula decrease asserted"}),
    ("Our analysis indicated lower volume of the insula in patients.", {"insula decrease asserted"}),
    ("It might be that volume of the insula is reduced.", {"insula decrease hedged"}),
    ("It could be speculated that volume of the insula is reduced.", {"insula decrease hedged"}),
    ("Possibly, volume of the insula is reduced.", {"insula decrease hedged"}),
    ("Future studies should test whether volume of the insula is reduced.", {"insula decrease background"}),
    ("Further research is needed to see if volume of the insula is reduced.", {"insula decrease background"}),
    ("The volume of the insula is reduced in patients.", {"insula decrease asserted"}),
    (
        "Volume of the insula was significantly lower, although the effect was likely small.",
        {"insula decrease asserted"},
    ),
    ("Volume of the insula was lower in patients likely to relapse.", {"insula decrease asserted"}),
    (
        "Volume of the insula was lower in patients with suspected migraine and possibly related to pain.",
        {"insula decrease asserted", "insula association hedged"},
    ),
]

ABSTRACTS = [
    (
        "BACKGROUND: Volume of the insula is reduced in pain. RESULTS: ReHo was compared.",
        {"insula decrease background"},
    ),
    ("OBJECTIVE: To examine whether volume of the insula is reduced. RESULTS: None.", {"insula decrease background"}),
    ("METHODS: Volume of the insula was lower in a pilot. RESULTS: None.", {"insula decrease background"}),
    (
        "RESULTS: Volume of the insula was lower. CONCLUSION: Pain may reflect reduced volume of the thalamus.",
        {"insula decrease asserted", "thalamus decrease hedged"},
    ),
    (
        "RESULTS: Volume of the insula was lower. CONCLUSION: Volume of the insula was lower.",
        {"insula decrease asserted"},
    ),
    (
        "RESULTS: Pain was frequent. CONCLUSION: Patients have lower volume of the thalamus.",
        {"thalamus decrease asserted"},
    ),
    (
        "RESULTS: Pain was frequent. CONCLUSION: Our findings suggest that patients have lower volume of the thalamus.",
        {"thalamus decrease asserted"},
    ),
    (
        "INTRODUCTION: The insula is atrophied in pain. METHODS: Scans were taken. RESULTS: Insular volume was higher.",
        {"insula decrease background", "insula increase asserted"},
    ),
]

TIES = [
    ("No significant correlation was found between volume of the insula and pain.", {"insula no_association"}),
    ("Volume of the insula was not correlated with pain intensity.", {"insula no_association"}),
    ("Volume of the insula was not associated with pain intensity.", {"insula no_association"}),
    ("Volume of the insula was unrelated to pain intensity.", {"insula no_association"}),
    ("There was no association between volume of the insula and pain intensity.", {"insula no_association"}),
    ("No relationship between volume of the insula and pain intensity was found.", {"insula no_association"}),
    ("Volume of the insula did not correlate with pain intensity.", {"insula no_association"}),
    ("Volume of the insula did not predict pain intensity.", {"insula no_association"}),
    ("Neither pain intensity nor anxiety correlated with volume of the insula.", {"insula no_association"}),
    ("Volume of the insula failed to predict pain intensity.", {"insula no_association"}),
    ("Volume of the insula correlated with pain but not with anxiety.", {"insula association"}),
    ("Volume of the insula was correlated with pain (r = -0.4).", {"insula negative"}),
    ("Volume of the insula was correlated with pain (r=0.4, p<0.01).", {"insula positive"}),
    ("Volume of the insula was correlated with pain (r = −0.40, P = 0.001).", {"insula negative"}),
    ("Volume of the insula was correlated with pain (rho=-.31).", {"insula negative"}),
    ("Volume of the insula predicted pain (β = -0.2; p = 0.02).", {"insula negative"}),
    ("Volume of the insula was associated with pain (Spearman's r = 0.5).", {"insula positive"}),
    ("Volume of the insula showed a significant negative correlation with pain.", {"insula negative"}),
    ("Volume of the insula correlated significantly and positively with pain.", {"insula positive"}),
    ("Volume of the insula was significantly positively correlated with pain.", {"insula positive"}),
    ("Volume of the insula correlated inversely with pain.", {"insula negative"}),
    ("Volume of the insula was inversely related to pain.", {"insula negative"}),
    ("Greater volume of the insula was associated with less pain.", {"insula negative"}),
    ("Smaller volume of the insula was associated with worse memory.", {"insula positive"}),
    ("Lower volume of the insula was associated with higher pain ratings.", {"insula negative"}),
    ("Reduced volume of the insula correlated with pain intensity.", {"insula association"}),
    ("Pain intensity was negatively associated with volume of the insula.", {"insula negative"}),
    ("A positive correlation was found between volume of the insula and pain intensity.", {"insula positive"}),
    ("There was a negative relationship between pain intensity and volume of the insula.", {"insula negative"}),
    ("Pain intensity scaled with activity of the insula.", {"insula positive"}),
    ("Pain intensity was predicted by activity of the insula.", {"insula association"}),
    ("Activity of the insula tracked pain intensity.", {"insula association"}),
    ("Activity of the insula covaried with pain intensity.", {"insula association"}),
    ("Activity of the insula mediated the effect of pain on mood.", {"insula association"}),
    ("Activity of the insula was linked to pain intensity.", {"insula association"}),
    ("Activity of the insula depended on pain intensity.", {"insula association"}),
    ("Activity of the insula was related to pain intensity.", {"insula association"}),
    ("Activity of the insula was a predictor of pain intensity.", {"insula association"}),
    ("Regression showed that activity of the insula explained pain intensity.", {"insula association"}),
]


def said(claims, concepts, status=True):
    """Write claims as "region direction status"."""
    return {
        f"{concepts.name(c.region.concept)} {c.direction.value}" + (f" {c.status.value}" if status else "")
        for c in claims
    }


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_status_of_a_result(extract, concepts, sentence, expected):
    assert said(extract(f"RESULTS: {sentence}").claims, concepts) == expected


@pytest.mark.parametrize(("abstract", "expected"), ABSTRACTS)
def test_status_by_section(extract, concepts, abstract, expected):
    assert said(extract(abstract).claims, concepts) == expected


@pytest.mark.parametrize(("sentence", "expected"), TIES)
def test_sign_of_a_tie(results, concepts, sentence, expected):
    assert said(results(sentence), concepts, status=False) == expected


@pytest.mark.parametrize(
    ("sentence", "associate"),
    [
        ("Volume of the insula was correlated with pain intensity.", "pain-intensity"),
        ("Pain intensity was correlated with volume of the insula.", "pain-intensity"),
        ("There was a negative relationship between anxiety and volume of the insula.", "anxiety"),
        ("A positive correlation was found between volume of the insula and pain duration.", "pain-duration"),
        ("Smaller volume of the insula was associated with worse memory.", "cognition"),
        ("Volume of the insula was unrelated to fatigue.", "fatigue"),
        ("Volume of the insula did not predict depression.", "depression"),
        ("Volume of the insula was inversely related to age.", "age"),
        ("Sleep was positively associated with volume of the insula.", "sleep"),
        ("Volume of the insula tracked symptom severity.", "symptom-severity"),
    ],
)
def test_variable_a_measure_is_tied_to(results, sentence, associate):
    (claim,) = results(sentence)
    assert claim.associate_concept == associate


def test_what_correlates_with_a_change_has_the_sign_that_is_worded(results):
    (claim,) = results("Reduced volume of the insula correlated with lower memory scores.")
    assert claim.direction == "association"


def test_nearest_coefficient_gives_the_sign(results):
    (claim,) = results("Volume of the insula was correlated with pain (r = -0.4) and with memory (r = 0.3).")
    assert claim.direction == "negative"
