"""The labels of items, and the letters that stand for them in the row over which the claim rules are patterns."""

from collections.abc import Mapping

from assistant.extract.grammar import BE, BOUNDARIES, CONJUNCTIONS, PREPOSITIONS, RELATIVES, SHOW, VARIABLE_NOUNS

LABELS: Mapping[str, str] = {
    "regions": "R",
    "pair": "Q",
    "place": "P",
    "measure": "M",
    "response": "Y",
    "connectivity": "K",
    "direction": "D",
    "activation": "W",
    "association": "A",
    "correlation": "Z",
    "role": "U",
    "ascribed": "J",
    "null": "N",
    "contrast": "C",
    "group": "G",
    "variable": "V",
    "hedge": "H",
    "between": "B",
    "with": "T",
    "from": "F",
    "to": "O",
    "in": "I",
    "be": "E",
    "show": "S",
    "comma": ",",
    "and": "&",
    "boundary": ";",
    "relative": "L",
    "other": "x",
}
# the letters that a rule means by a label: a relative pronoun bounds a clause, a response is a measure
LETTERS: Mapping[str, str] = {**LABELS, "boundary": ";L", "measure": "MY"}
CLAUSE_ENDS = LETTERS["boundary"]
MEASURES = LETTERS["measure"] + LABELS["connectivity"]
REGIONS = LABELS["regions"] + LABELS["pair"]
TIES = LABELS["association"] + LABELS["correlation"]
JOINTS = LABELS["comma"] + LABELS["and"]
# what a finding is made of: a change and where it is
FINDING_PARTS = LABELS["direction"] + REGIONS

SPAN_LETTERS: Mapping[str, str] = {
    "measure": "M",
    "direction": "D",
    "association": "A",
    "null": "N",
    "contrast": "C",
    "group": "G",
    "population": "G",
    "associate": "V",
    "hedge": "H",
}
WORD_LETTERS: Mapping[str, str] = {
    **dict.fromkeys(SHOW, "S"),
    **dict.fromkeys(PREPOSITIONS, "I"),
    **dict.fromkeys(BE, "E"),
    **dict.fromkeys(BOUNDARIES, ";"),
    **dict.fromkeys(RELATIVES, "L"),
    **dict.fromkeys(CONJUNCTIONS, "&"),
    **dict.fromkeys(VARIABLE_NOUNS, "V"),
    ",": ",",
    ":": ",",
    "however": ",",
    "between": "B",
    "with": "T",
    "to": "O",
    "from": "F",
}
