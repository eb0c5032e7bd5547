import base64
import hashlib
import re
from pathlib import Path

from assistant.page.assets import SCRIPTS, STYLES, read_assets

LONGEST = 200
# Ways to make markup or code of a text.
_FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|createContextualFragment"
)


def test_every_file_of_the_page_is_used(templates: Path) -> None:
    assert {path.name for path in templates.iterdir()} == {"page.html", *STYLES, *SCRIPTS}


def test_the_policy_allows_these_scripts_and_nothing_else(templates: Path) -> None:
    assets = read_assets(templates)
    policy = assets.policy()
    allowed = re.findall(r"'sha256-([^']+)'", policy)
    texts = (*assets.scripts, assets.style)
    assert allowed == [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "connect-src 'none'" in policy


def test_a_served_page_may_talk_to_its_server_alone(templates: Path) -> None:
    assert "connect-src 'self';" in read_assets(templates).policy(served=True)


def test_scripts_make_no_markup_of_texts_and_end_no_element(templates: Path) -> None:
    for name in SCRIPTS:
        text = (templates / name).read_text(encoding="utf-8")
        assert not _FORBIDDEN.search(text), name
        assert "</" not in text, name
        assert len(text.splitlines()) <= LONGEST, name


def test_the_style_names_no_other_file(templates: Path) -> None:
    assert not re.search(r"url\(|@import|</", read_assets(templates).style)
