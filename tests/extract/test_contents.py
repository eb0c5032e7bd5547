from assistant.extract.contents import by_sentence
from assistant.extract.reading import Sentence
from assistant.model import Section


def test_each_goes_to_the_sentence_it_begins_in_and_none_to_a_heading():
    sentences = [Sentence(0, 5, Section.TITLE, False), Sentence(7, 12, Section.RESULTS, True)]
    assert by_sentence([8, 4, 6, 0, 11, 12], lambda token: token, sentences) == [(4, 0), (8, 11)]


def test_without_sentences_nothing_is_shared_out():
    assert by_sentence([1], lambda token: token, []) == []
