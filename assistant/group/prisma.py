"""The numbers of a PRISMA 2020 flow diagram: from the entries of all files to the primary studies with claims.

Page MJ, McKenzie JE, Bossuyt PM, et al. The PRISMA 2020 statement: an updated guideline for reporting systematic
reviews. BMJ 2021;372:n71.
"""

from collections import Counter
from collections.abc import Iterable

from assistant.model import Decision, Outcome, Prisma, Snapshot


def count_records(snapshot: Snapshot, outcomes: Iterable[Outcome]) -> Prisma:
    """Count what became of the entries that a snapshot was made from.

    The places where its records were read tell the formats. A record merged before an earlier snapshot was frozen
    is counted as a duplicate here, too, if its place is known.

    Parameters
    ----------
    snapshot
        The records, and how many entries were read, merged and reported.
    outcomes
        What became of each record.
    """
    kept = list(outcomes)
    unreadable = snapshot.counts.get("reported", 0)
    formats = Counter(source.format for record in snapshot.records for source in record.sources)
    readable = max(snapshot.counts.get("read", 0) - unreadable, formats.total(), len(kept))
    formats[""] += readable - formats.total()
    formats.update(snapshot.left_out)
    primary = [outcome for outcome in kept if outcome.decision is Decision.PRIMARY]
    return Prisma(
        identified={name: formats[name] for name in sorted(formats) if formats[name]},
        unreadable=unreadable,
        duplicates=readable - len(kept),
        screened=len(kept),
        excluded=_reasons(outcome for outcome in kept if outcome.decision is Decision.EXCLUDED),
        background=_reasons(outcome for outcome in kept if outcome.decision is Decision.BACKGROUND),
        included=len(primary),
        without_claims=_reasons(outcome for outcome in primary if not outcome.used),
        with_claims=sum(outcome.used for outcome in primary),
        unselected=sum(snapshot.left_out.values()),
    )


def _reasons(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Count outcomes by reason, the most frequent first."""
    counts = Counter(outcome.reason or "" for outcome in outcomes)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
