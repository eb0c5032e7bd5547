"""The tables about syntheses: their votes, verdicts, and what these depend on."""

from collections.abc import Iterable

from assistant.draft.blocks import Row, Table
from assistant.draft.markup import cite, parse, plain
from assistant.draft.material import SIGNED, Material
from assistant.draft.sentences import Text
from assistant.draft.synthesis_words import cite_all, list_left_out, name_associate, name_level, name_measured
from assistant.draft.tables import make_table
from assistant.draft.wording import name_treatment
from assistant.model import Direction, Synthesis


def tabulate_verdicts(material: Material, key: str, syntheses: Iterable[Synthesis], *, small: bool) -> Table:
    """Tabulate joint syntheses under bands that name their strata."""
    columns = (
        # in centimetres of a portrait page: "somatomotor", "(chemotherapy)", "2/2 (34 to", "discrepancy" and
        # "[12–14,16]" stand on one line, also in the wide letters that stand in for Arial where it is missing
        *(("region", 2.15), ("measure", 2.12), ("comparison", 2.53), ("votes", 1.55)),
        *(("share", 1.8), ("p", 0.89), ("verdict", 1.95), ("fragile", 1.83), ("cited", 1.78)),
    )
    rows: list[Row] = []
    titles = {stratum.id: stratum.title for stratum in (*material.strata(False), *material.strata(True))}
    by_stratum: dict[str, list[Synthesis]] = {}
    for synthesis in syntheses:
        by_stratum.setdefault(synthesis.stratum or "", []).append(synthesis)
    for stratum, title in titles.items():
        if stratum in by_stratum:
            rows.append(Row(((Text(plain(title)),),), band=True))
            rows += [_verdict_row(material, synthesis) for synthesis in by_stratum[stratum]]
    return make_table(material, key, columns, rows, small=small)


def _verdict_row(material: Material, synthesis: Synthesis) -> Row:
    phrases = material.phrases
    cells = (
        name_site(material, synthesis),
        name_measured(material, synthesis),
        name_contrast(material, synthesis),
        _votes(material, synthesis),
        _share(material, synthesis),
        "" if synthesis.sign_test_p is None else phrases.write_number(synthesis.sign_test_p, ".2g"),
        phrases.word("verdict", synthesis.verdict.value),
        phrases.join(list_left_out(material, synthesis, "cell.left_out"), "series") or phrases.word("cell", "holds"),
        cite_all(synthesis),
    )
    return Row(tuple(parse(cell) for cell in cells), about=synthesis.id)


def _votes(material: Material, synthesis: Synthesis) -> str:
    """Write the votes of either side and, after them, what stands beside them."""
    say, people = material.phrases.say, synthesis.participants
    votes = [say("cell.vote", direction=d.value, count=n, people=people.get(d)) for d, n in _most_first(synthesis)]
    if synthesis.mixed:
        votes.append(say("cell.mixed", count=len(synthesis.mixed)))
    beside = [say("cell.beside", direction=d.value, count=len(r), cite=cite(r)) for d, r in synthesis.beside.items()]
    return material.phrases.join((*votes, *beside), "series")


def _most_first(synthesis: Synthesis) -> list[tuple[Direction, int]]:
    return sorted(((d, n) for d, n in synthesis.votes.items() if n), key=lambda item: -item[1])


def name_site(material: Material, synthesis: Synthesis) -> str:
    """Name the place of a synthesis with its level, as tables and figures do."""
    phrases, name = material.phrases, material.concepts.name
    place = plain(name(synthesis.region)) if synthesis.region else phrases.word("cell", "missing")
    if synthesis.target:
        place = phrases.say("pair", place=place, targets=(plain(name(synthesis.target)),))
    return phrases.say("cell.place", place=place, level=name_level(material, synthesis))


def name_contrast(material: Material, synthesis: Synthesis) -> str:
    """Name what is compared, or what the measure is related to, as tables and figures do."""
    kind = synthesis.comparison_kind
    return material.phrases.say(
        "cell.comparison",
        kind=material.phrases.word("contrast", kind) if kind else "",
        group=plain(material.concepts.name(synthesis.group)) if synthesis.group else "",
        comparator=plain(material.concepts.name(synthesis.comparator)) if synthesis.comparator else "",
        treatment=name_treatment(material, synthesis.treatment),
        associate=name_associate(material, synthesis),
        change=synthesis.of_change,
    )


def _share(material: Material, synthesis: Synthesis) -> str:
    directed = [synthesis.votes.get(direction, 0) for direction in SIGNED]
    if synthesis.interval is None or not any(directed):
        return ""
    low, high = (round(100 * bound) for bound in synthesis.interval)
    return material.phrases.say("cell.share", agreeing=max(directed), directed=sum(directed), low=low, high=high)
