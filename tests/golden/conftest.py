from collections.abc import Iterator

import pytest

from assistant.draft import brain_view


@pytest.fixture(autouse=True, scope="session")
def no_brain_views() -> Iterator[None]:
    """Have golden drafts be the same whether or not the library of the brain views is installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brain_view, "can_view", lambda: False)
        yield
