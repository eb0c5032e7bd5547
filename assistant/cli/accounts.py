"""What a group or a claim rests on, as text for a person who edits rules."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.cli.addresses import name_address, wrap_lines
from assistant.cli.messages import count
from assistant.cli.tracing import Counted, Material, Trace
from assistant.concepts import Concepts
from assistant.group.account import Account, Standing
from assistant.model import Claim, ClaimRow, Synthesis


def trace_text(trace: Trace, concepts: Concepts, material: Material, here: Path) -> str:
    """Write what an id or a sentence rests on.

    Parameters
    ----------
    trace
        Counts, groups, and claims outside of them.
    concepts
        Printed names.
    material
        What was searched; studies that it cannot name are named by their id.
    here
        The folder from which the paths of rule files are named.
    """
    studies = material.studies
    claims = {row.claim.claim_id: row.claim for row in material.review.claims} if trace.counted else {}
    parts = [_counted(counted, concepts, studies, claims, here) for counted in trace.counted]
    parts += [_account(account, concepts, studies, here) for account in trace.accounts]
    parts += [_row(row, concepts, studies) for row in trace.rows]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


def _counted(
    counted: Counted, concepts: Concepts, studies: Mapping[str, str], claims: Mapping[str, Claim], here: Path
) -> Iterator[str]:
    """List what a count adds up, part by part."""
    yield from wrap_lines(counted.what, "")
    if counted.rule:
        yield f"  asked for by {name_address(counted.rule, here)}"
    for addend in counted.total.addends:
        name = concepts.name(addend.name) if addend.name in concepts.by_id else addend.name
        noun = "claim" if any(one in claims for one in addend.ids) else "record"
        yield f"  {name or 'in a group'}: {count(len(addend.ids), noun)}"
        for one in addend.ids:
            said = f"  {_name(claims[one], concepts, studies)}" if one in claims else ""
            yield f"    {studies.get(one, one)}{said}"


def _name(claim: Claim, concepts: Concepts, studies: Mapping[str, str]) -> str:
    study = studies.get(claim.record_id, claim.record_id)
    return f"{claim.direction} of {concepts.name(claim.measure.id)} in {_ends(claim)}, {study}"


def _ends(claim: Claim) -> str:
    return " and ".join(end.label for end in (claim.region, claim.target) if end)


def _account(account: Account, concepts: Concepts, studies: Mapping[str, str], here: Path) -> Iterator[str]:
    synthesis = account.synthesis
    ends = " and ".join(concepts.name(end) for end in (synthesis.region, synthesis.target) if end)
    what = " and ".join(concepts.name(name) for name in (synthesis.measure, synthesis.associate) if name)
    yield f"{synthesis.id}  {what or account.section}{f' in {ends}' if ends else ''}"
    yield f"  section {synthesis.section}  {name_address(account.rule, here)}"
    yield ""
    yield f"Verdict: {synthesis.verdict}{f' ({synthesis.majority})' if synthesis.majority else ''}"
    yield from (f"  {line}" for line in _figures(synthesis))
    looked = f"those that looked{f', weighed by {account.weigh_by}' if account.weigh_by else ''}"
    yield (
        f"  the section asks for {account.min_cohorts} cohorts and {account.agreement:.0%} of {looked}; "
        f"{account.min_opposing} against make a discrepancy"
    )
    yield ""
    yield "Comparable, since all its claims agree on"
    for shared in account.shared:
        value = shared.value or "(not asked for here)"
        yield f"  {shared.field:<16} {value}  {name_address(shared.rule, here)}".rstrip()
    yield ""
    yield "Claims, cohort by cohort"
    for i, records in enumerate(synthesis.cohorts):
        yield f"  {', '.join(studies.get(record_id, record_id) for record_id in records)}"
        for standing in account.standings:
            if standing.cohort == i:
                yield from _standing(standing, concepts)
    if account.beside:
        yield ""
        yield "Beside it, on the same region and measure, without a vote"
        for row in account.beside:
            study = studies.get(row.claim.record_id, row.claim.record_id)
            yield f"  {row.claim.claim_id}  {row.why_not}: {row.claim.direction}, {study}"


def _figures(synthesis: Synthesis) -> Iterator[str]:
    votes = ", ".join(f"{number} {direction}" for direction, number in synthesis.votes.items())
    mixed = f", {len(synthesis.mixed)} mixed" if synthesis.mixed else ""
    yield f"{count(len(synthesis.cohorts), 'cohort')} looked: {votes}{mixed}"
    if synthesis.interval and synthesis.sign_test_p is not None:
        low, high = synthesis.interval
        yield f"sign test p = {synthesis.sign_test_p:.3g}; 95% interval of the share {low:.0%} to {high:.0%}"
    if synthesis.weighing and not synthesis.weighing.known:
        yield f"not weighed: {synthesis.weighing.by} is not known of every cohort"
    elif synthesis.weighing and synthesis.weighing.share is not None:
        yield f"weighed by {synthesis.weighing.by}, the majority has {synthesis.weighing.share:.0%}"
    if len(synthesis.cohorts) > 1:
        yield f"leaving one cohort out {'changes' if synthesis.fragile else 'does not change'} the verdict"


def _standing(standing: Standing, concepts: Concepts) -> Iterator[str]:
    claim = standing.claim
    way = " > ".join(concepts.name(name) if name in concepts.by_id else claim.region.label for name in standing.way)
    turned = f", worded as {claim.direction} from the other side" if standing.direction is not claim.direction else ""
    yield f"    {claim.claim_id}  {standing.direction}{turned}: {way or claim.region.label}"
    yield from _claim(claim)


def _row(row: ClaimRow, concepts: Concepts, studies: Mapping[str, str]) -> Iterator[str]:
    claim = row.claim
    yield f"{claim.claim_id}  {claim.direction} of {concepts.name(claim.measure.id)} in {_ends(claim)}"
    yield f"  {studies.get(claim.record_id, claim.record_id)}"
    yield f"  in no group: {row.why_not}" if row.why_not else "  in no group"
    yield from _claim(claim)


def _claim(claim: Claim) -> Iterator[str]:
    said = [f'"{claim.measure.text}"'] if claim.measure.text else []
    if claim.comparison:
        said.append(f'"{claim.comparison.group}" versus "{claim.comparison.comparator}"')
    if claim.associate:
        said.append(f'with "{claim.associate}"')
    yield from wrap_lines(f"by {claim.rule}{': ' if said else ''}{', '.join(said)}", "      ")
    if claim.check:
        yield from wrap_lines(
            f"{claim.check} by the reviewer{f': {claim.check_reason}' if claim.check_reason else ''}", "      "
        )
    for evidence in claim.evidence:
        yield from wrap_lines(f'"{evidence.sentence}"', "      ")
