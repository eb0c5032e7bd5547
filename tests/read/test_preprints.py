import pytest

from assistant.read.preprints import names_preprint_server


@pytest.mark.parametrize(
    ("reference", "is_one"),
    [
        ("bioRxiv. 2020 Jan 2. doi: 10.1101/1", True),
        ("medRxiv. 2021", True),
        ("Res Sq. 2021 Mar 1", True),
        ("J Made Up. 2020;1(2):3", False),
    ],
)
def test_servers_are_told_by_name(reference, is_one):
    assert names_preprint_server(reference) is is_one
