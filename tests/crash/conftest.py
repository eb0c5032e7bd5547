import pytest

from tests.crash.commands import import_stages


@pytest.fixture(scope="session", autouse=True)
def stages() -> None:
    """Import once what each of the processes that are forked needs."""
    import_stages()
