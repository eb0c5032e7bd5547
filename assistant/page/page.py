"""The evidence page as one HTML file that needs no other."""

from pathlib import Path

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from assistant.page.assets import read_assets
from assistant.page.data import gather_data, write_data
from assistant.page.material import PageMaterial

PAGE = "page.html"


def write_page(material: PageMaterial, folder: Path, *, served: bool = False) -> str:
    """Write the evidence page of a review.

    Parameters
    ----------
    material
        The review and what belongs to it.
    folder
        The templates of the page: its frame, style and scripts.
    served
        Whether a server gives the page out, which it may send corrections to.

    Returns
    -------
    The page, the same for the same input. Texts of records stand in it as data alone.
    """
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    frame = environment.from_string((folder / PAGE).read_text(encoding="utf-8"))
    assets = read_assets(folder)
    return frame.render(
        title=material.title,
        served=served,
        policy=assets.policy(served=served),
        style=Markup(assets.style),
        scripts=tuple(map(Markup, assets.scripts)),
        data=Markup(write_data(gather_data(material))),
    )
