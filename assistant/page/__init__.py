"""The evidence page: one HTML file that shows records, claims and syntheses, and the server that gives it out."""

from assistant.page.material import PageMaterial
from assistant.page.page import write_page

__all__ = ["PageMaterial", "write_page"]
