"""What ``make docs`` adds to the pages in ``docs/``: those that stand elsewhere in the repository, and links to them.

MkDocs calls the functions by their names. So README and the other pages at the top of the repository are pages of the
site without a copy in ``docs/``, and a link that is right in the repository is right in the site.
"""

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

# Page of the site -> file of the repository.
ELSEWHERE = {
    "index.md": "README.md",
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "seeds.md": "seeds/README.md",
    "license.md": "LICENSE",
    "notice.md": "NOTICE",
}
_PLACES = {path: page for page, path in ELSEWHERE.items()}
_LINK = re.compile(r"(?<=\]\()(?!\w+:|#|/)([^)#\s]+)(?=[)#])")


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Add the pages that stand elsewhere in the repository."""
    from mkdocs.structure.files import File

    root = Path(config.config_file_path).parent
    for page, path in ELSEWHERE.items():
        text = (root / path).read_text(encoding="utf-8")
        whole = text if path.endswith(".md") else f"# {path.capitalize()}\n\n```text\n{text}```\n"
        files.append(File.generated(config, page, content=whole))
    return files


def on_page_markdown(markdown: str, page: "Page", config: "MkDocsConfig", files: "Files") -> str:
    """Have links between files of the repository lead to the pages that show them."""
    return move_links(markdown, page.file.src_uri)


def move_links(markdown: str, page: str) -> str:
    """Write the links of a page anew, as seen from its place in the site.

    Parameters
    ----------
    markdown
        The page as it stands in the repository.
    page
        Its path in the site.
    """
    stands_in = posixpath.dirname(ELSEWHERE.get(page, f"docs/{page}"))

    def move(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(stands_in, link[1]))
        place = _PLACES.get(path, path.removeprefix("docs/") if path.startswith("docs/") else None)
        return link[1] if place is None else posixpath.relpath(place, posixpath.dirname(page))

    return _LINK.sub(move, markdown)
