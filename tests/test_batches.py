from assistant.batches import cut_into_batches


def test_batches_hold_every_thing_in_its_order() -> None:
    things = list(range(64))
    batches = list(cut_into_batches(things, 32))
    assert [len(batch) for batch in batches] == [32, 32]
    assert [thing for batch in batches for thing in batch] == things


def test_the_last_batch_may_be_shorter_and_none_is_empty() -> None:
    assert list(cut_into_batches("abc", 2)) == [("a", "b"), ("c",)]
    assert list(cut_into_batches("", 2)) == []


def test_no_more_is_taken_than_a_batch_needs() -> None:
    things = iter(range(5))
    assert next(cut_into_batches(things, 2)) == (0, 1)
    assert list(things) == [2, 3, 4]
