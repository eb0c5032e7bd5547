"""What an evidence page looks like and does: style and scripts, put into the page with the policy that allows them."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

STYLES = ("style.css", "checking.css")
# In this order: each script may use what those before it offer.
SCRIPTS = (
    "hooks.js",
    "elements.js",
    "data.js",
    "names.js",
    "routes.js",
    "search.js",
    "filters.js",
    "facets.js",
    "plots.js",
    "tables.js",
    "filter_panel.js",
    "abstracts.js",
    "tips.js",
    "cards.js",
    "overview.js",
    "syntheses.js",
    "claims.js",
    "studies.js",
    "keys.js",
    "corrections.js",
    "patches.js",
    "corrections_yaml.js",
    "corrections_kept.js",
    "checks.js",
    "check_facet.js",
    "dialogs.js",
    "check_forms.js",
    "sentences.js",
    "claim_form.js",
    "selection.js",
    "check_marks.js",
    "study_checks.js",
    "bulk_checks.js",
    "checking_bar.js",
    "saving.js",
    "check_keys.js",
    "selecting.js",
    "page.js",
)


@dataclass(frozen=True, slots=True)
class Assets:
    """Style and scripts of the page.

    Attributes
    ----------
    style
        All style sheets in one.
    scripts
        Text of each script, in the order in which they run.
    """

    style: str
    scripts: tuple[str, ...]

    def policy(self, *, served: bool = False) -> str:
        """Write the content security policy: nothing is loaded, and nothing runs but these scripts.

        Parameters
        ----------
        served
            Whether the page comes from a server that it may talk to.
        """
        scripts = " ".join(dict.fromkeys(map(_hash, self.scripts)))
        rules = (
            "default-src 'none'",
            f"script-src {scripts}",
            f"style-src {_hash(self.style)}",
            "connect-src 'self'" if served else "connect-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
        return "; ".join(rules)


def read_assets(folder: Path) -> Assets:
    """Read style and scripts.

    Parameters
    ----------
    folder
        Where they stand.
    """
    return Assets("".join(_read(folder, STYLES)), tuple(_read(folder, SCRIPTS)))


def _read(folder: Path, names: Iterable[str]) -> Iterable[str]:
    return ((folder / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
