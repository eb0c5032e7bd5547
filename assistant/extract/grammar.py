"""English function words, as far as the cascade needs them; nothing here belongs to a field."""

ARTICLES = frozenset({"the", "a", "an", "its", "their", "these", "this", "those", "both", "all"})
CONJUNCTIONS = frozenset({"and", "or", "&", "nor"})
PREPOSITIONS = frozenset(
    "in of at within for on across over throughout including such as especially particularly namely involving "
    "comprising located e.g. i.e. inside around near covering under extending primarily mainly mostly both like "
    "encompassing containing through notably specifically predominantly along".split()
)
BE = frozenset(
    "is are was were be been being become became remain remained remains emerged occurred appeared arose".split()
)
SHOW = frozenset(
    "show showed shows shown showing exhibit exhibited exhibits exhibiting display displayed displays displaying "
    "demonstrate demonstrated demonstrates demonstrating had have has having present presented presents presenting "
    "reveal revealed reveals revealing find found finds observe observed observes identify identified detect "
    "detected confirm confirmed confirms report reported yielded yield produced elicited indicated experienced "
    "manifested underwent seen noted evident apparent induced triggered generated provoked highlighted yields yielding "
    "generates produces elicit elicits eliciting occurred observable detectable visible".split()
)
BOUNDARIES = frozenset(
    "while whereas but although though yet which who whose whilst ; : because since albeit when if that "
    "where thereby suggesting indicating reflecting".split()
)
# verbs in the present, in which findings are summed up after they were told in the past
PRESENT = frozenset(
    "is are has have may might can could should will would seem seems appear appears tend suggest suggests reflect "
    "reflects provide provides identify identifies confirm confirms support supports propose show shows reveal reveals "
    "demonstrate demonstrates indicate indicates".split()
)
PAST = frozenset("was were had did".split())
# nouns for places that are named elsewhere, and what names them: "regions that matter for pain, such as"
PLACE_NOUNS = frozenset(
    "area areas region regions structure structures site sites cluster clusters node nodes part parts".split()
)
NAMING = frozenset("such including i.e. e.g. namely comprising encompassing particularly especially like".split())
# what says that one place lies in another
LYING_IN = frozenset("within in of inside".split())
RELATIVES = frozenset("which who whose whom where".split())
# what may say of places to what they belong: "regions that are part of the network"
WHOLES = frozenset("that which".split())
INCLUDES = frozenset("include includes included comprise comprises comprised".split())
# what takes up the clause before, as the subject of the next one: "A was thinner, and this went with age"
PRONOUNS = frozenset("this these it they".split())
CONTRASTING = frozenset("whereas while but which".split())
TIED_TO = frozenset({"with", "to"})
# adverbs before a participle, beside those in "ly"
DEGREES = frozenset("also not more most further often less both all each then thus still only".split())
ADJECTIVE_ENDINGS = tuple(
    "ed al ar ic ary ive ous ful less ant ent ute ble non naive free high low young older younger early late".split()
)
# endings of nouns for a tie
TIE_NOUNS = ("ion", "ions", "ship", "ships", "link", "links")
# what says which way two things go together: beside a verb, and before a noun
SIGNS = {
    "positively": "positive",
    "negatively": "negative",
    "inversely": "negative",
    "positive": "positive",
    "negative": "negative",
    "inverse": "negative",
}
# words after which an infinitive states a finding: "tended to increase", "were able to activate"
BEFORE_FINDING = frozenset(
    "tended tend tends seemed seems seem appeared appears appear failed fail fails able unable likely shown seen known "
    "proved continued continue continues began ability inability tendency failure led leads lead".split()
)
# nouns for what differs from person to person, whatever it is that they measure
VARIABLE_NOUNS = frozenset(
    "score scores rating ratings severity performance ability abilities accuracy trait traits tendency tendencies "
    "perception perceptions propensity intelligence symptom symptoms skill skills proficiency".split()
)
# what makes a change the clearest among several: "lower in A, with the largest changes in B"
SUPERLATIVES = frozenset("most largest strongest greatest".split())
QUANTIFIERS = frozenset("each either every another other same whole study one two three four both all between".split())
ARMS = frozenset("group groups arm arms".split())
SAMPLES = ARMS | {"cohort", "cohorts", "condition", "conditions"}
COMPARED = frozenset({"compared", "than", "versus", "vs", "vs."})
TELLING_APART = frozenset("distinguished discriminated separated compared classified".split())
QUALIFYING = frozenset({"with", "without", "who"})
AFTER_THAN = frozenset("than with to in of for from versus".split())
NEVER_BEFORE_STOP = frozenset(
    "al vs fig figs e.g i.e cf approx no dr st resp ca eq ref refs pts et wk yr mo p r".split()
)
OPENING = frozenset({"(", "[", "{"})
CLOSING = frozenset({")", "]", "}"})
STOPS = frozenset({",", ";", ".", "(", ")"})
NUMBER_WORDS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)} | {
    "twenty": 20
}
TIME_UNITS = frozenset(
    "second seconds s minute minutes min hour hours h day days week weeks month months year years".split()
)
SCALES = {"hundred": 100, "thousand": 1000}
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
BEFORE_YEARS = MONTHS | frozenset("in since until till from to and between by during through".split())
# nouns that a number names: "type 2", "day 7"
NUMBERED_NOUNS = frozenset(
    "type stage phase grade time day week month year session visit level table figure version experiment part "
    "step block run aim class".split()
)
# ages: units, what calls a number a mean, names of a spread as patterns
YEARS = ("years", "year", "yrs", "yr", "yo", "y")
MEANS = ("mean", "means", "average", "averaged", "averaging", "m")
DEVIATIONS = ("standard deviations?", r"s\.d\.?", "sd", "std")
# what may stand between "age" and its number, beside forms of "be", signs and brackets
LEADING_TO_AGES = ("with", "an", "a", "of", "the", "in", "about", "approximately", "around")
# when people who take part are asked their age: "mean age at enrolment"
OCCASIONS = (
    *("assessment", "baseline", "enrolment", "enrollment", "entry", "evaluation", "examination", "imaging"),
    *("inclusion", "investigation", "mri", "recruitment", "scan", "scanning", "study", "testing", "time"),
)
# events whose age is not that of the people when they take part: "mean age of onset"
DATED_EVENTS = ("onset", "diagnosis", "menarche", "menopause", "death", "injury", "exposure", "first use")
# what makes a number of years a difference: "3 years older"
COMPARATIVES = ("older", "younger", "higher", "lower", "later", "earlier", "more", "less", "greater")
