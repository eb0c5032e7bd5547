from assistant.evaluate import Score
from benchmarks.regions import Marked, compare_regions, score_regions

TEXT = "The fornix (Fx, see there) and the insula (ventral insula); the pons (Po)."


def spans(*words: str) -> frozenset[tuple[int, int]]:
    return frozenset((TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def test_short_forms_in_brackets_count_only_if_marked() -> None:
    found = spans("fornix", "Fx", "ventral insula", "Po")
    assert compare_regions(TEXT, spans("fornix", "Po"), found).found == spans("fornix", "ventral insula", "Po")


def test_strict_asks_for_both_ends_and_lenient_for_an_overlap() -> None:
    texts = [Marked(frozenset({(0, 4), (10, 20), (30, 34)}), frozenset({(0, 4), (12, 14), (16, 22), (50, 60)}))]
    assert score_regions(texts) == {"strict": Score(0.25, 0.333, 0.286), "lenient": Score(0.75, 0.667, 0.706)}


def test_neighbours_do_not_overlap() -> None:
    texts = [Marked(frozenset({(0, 4)}), frozenset({(4, 8)}))]
    assert score_regions(texts)["lenient"] == Score(0.0, 0.0, 0.0)
