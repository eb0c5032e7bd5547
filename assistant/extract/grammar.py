"""English function words, as far as the cascade needs them; nothing here belongs to a field."""

ARTICLES = frozenset({"the", "a", "an", "its", "their", "these", "this", "those", "both", "all"})
CONJUNCTIONS = frozenset({"and", "or", "&", "nor"})
PREPOSITIONS = frozenset(
    "in of at within for on across over throughout including such as especially particularly namely involving "
    "comprising located e.g. i.e. inside around near covering under extending primarily mainly mostly both like "
    "encompassing containing through notably specifically predominantly along".split()
)
BE = frozenset("is are was were be been being become became remain remained remains".split())
SHOW = frozenset(
    "show showed shows shown showing exhibit exhibited exhibits exhibiting display displayed displays displaying "
    "demonstrate demonstrated demonstrates demonstrating had have has having present presented presents presenting "
    "reveal revealed reveals revealing find found finds observe observed observes identify identified detect "
    "detected report reported yielded yield produced elicited indicated experienced manifested underwent".split()
)
BOUNDARIES = frozenset(
    "while whereas but although though yet which who whose whilst ; : because since albeit when if that "
    "where thereby suggesting indicating reflecting".split()
)
RELATIVES = frozenset("which who whose whom where".split())
INCLUDES = frozenset("include includes included comprise comprises comprised".split())
ARMS = frozenset("group groups arm arms".split())
AFTER_THAN = frozenset("than with to in of for from versus".split())
NEVER_BEFORE_STOP = frozenset(
    "al vs fig figs e.g i.e cf approx no dr st resp ca eq ref refs pts et wk yr mo p r".split()
)
OPENING = frozenset({"(", "[", "{"})
CLOSING = frozenset({")", "]", "}"})
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
