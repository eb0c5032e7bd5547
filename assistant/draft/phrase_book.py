"""Which phrases and words a language must bring, and which variables each phrase gets."""

from collections.abc import Mapping

from assistant.model import ComparisonKind, Decision, Direction, GapField, Laterality, NoticeKind, Reach, Verdict

_DIRECTIONS = " ".join(Direction)
_KINDS = " ".join(ComparisonKind)

_WORDS = {
    "number": "0 1 2 3 4 5 6 7 8 9",
    "join": "comma and clause_and",
    **dict.fromkeys(("direction", "change", "relation", "opposite", "rest", "tally"), _DIRECTIONS),
    **dict.fromkeys(("comparison", "contrast"), _KINDS),
    **dict.fromkeys(("verdict", "remains"), " ".join(Verdict)),
    "level": "area region lobe system as-written",
    "laterality": " ".join(Laterality),
    "decision": " ".join(Decision),
    "notice": " ".join(NoticeKind),
    "flow": "identified unreadable duplicates screened excluded background included without_claims with_claims",
    "gap": " ".join(GapField),
    "compared": "stratum comparison_kind contrast treatment measure modality region associate change",
    "reach": " ".join(Reach),
    **dict.fromkeys(("field", "value", "spelling", "modality", "format", "reason", "why_not"), ""),
    "heading": "rests_on brief methods studies glance results uncompared context targets gaps limits references "
    "appendix verdicts singles evidence unused no_stratum notices proposals",
    "column": "target technique basis source "
    "study population groups imaging design claims region measure comparison votes share p verdict fragile "
    "lower higher other id place direction contrast quote rule vote record title reason cited step detail records "
    "notice words",
    "fact": "snapshot hash read merged reported kept used unused pack version",
    "cell": "yes null same missing holds",
    "label": "table figure any_measure",
}

_PHRASES = {
    "subtitle": "date",
    # places and groups
    "place": "name side article",
    "pair": "place targets",
    "measures": "measures",
    "places.side": "places side several",
    "located": "measure places paired by_side change",
    "group": "name article",
    "measured": "measure modality",
    "sizes": "group comparator",
    # what a direction means
    "predicate.group": "direction tail",
    "predicate.time": "direction treatment",
    "predicate.association": "direction associate",
    "tail.named": "group comparator",
    # verdicts
    "lead.consensus": "agreeing level firm",
    **dict.fromkeys(("lead.discrepancy", "lead.unresolved", "lead.null"), "level"),
    "quantity": "agreeing looked people",
    **dict.fromkeys(("consensus.subject", "consensus.cohorts"), "subject predicate quantity cite rest"),
    "discrepancy": "subject sides rest",
    "side": "predicate direction count people cite first over_time",
    "unresolved": "subject predicate count cite rest",
    "undirected": "subject looked rest",
    "null": "subject looked cite associate contrast",
    "rest": "direction count cite",
    "rest.mixed": "count cite",
    "named": "places",
    "named.place": "places cite",
    **dict.fromkeys(("sides.differ", "holds", "separated.none"), ""),
    **dict.fromkeys(("fragile", "cell.left_out"), "verdict cohorts all"),
    "separated": "field sides complete again outside",
    "separated.caution": "alone lone",
    "unexamined": "fields",
    "not_reported": "count cite associate",
    "beside": "sides count",
    "beside.side": "direction count kind cite",
    "separated.side": "values direction cite",
    "more_verdicts": "count verdict table",
    # counts
    "lead.count": "unresolved",
    "lead.warning": "",
    "count": "subject sides rest",
    "count.places": "method",
    "count.population": "title count cite",
    "count.populations": "populations",
    "count.warning": "shared",
    "count.more": "count",
    # findings that look contradictory
    "lead.look_alike": "",
    "look_alike": "subject sides fields",
    "look_alike.side": "predicate cite",
    "look_alike.differ": "fields",
    "look_alike.more": "count",
    # targets for stimulation
    "targets.intro": "targets candidates table",
    "targets.lead": "target",
    "targets.finding": "reach verdict subject predicate sides agreeing looked cite fragile",
    "targets.tested": "tested cite",
    "targets.note": "",
    # gaps
    "gaps.intro": "studies",
    **dict.fromkeys(("gap.values", "gap.population"), "field of lacking few threshold"),
    "gap.value": "value cite",
    "gap.unstated": "field of unstated all",
    "gap.sample_size": "small known threshold cite",
    "gap.replication": "of alone values",
    "gap.separation": "of unknown cite",
    # findings of single studies
    **dict.fromkeys(("lead.singles", "lead.no_comparator", "lead.altered", "lead.nulls"), ""),
    **dict.fromkeys(("part", "part.time"), "direction located"),
    "part.association": "direction located associate",
    **dict.fromkeys(("single.compared", "single.found", "single.worded"), "group comparator sizes parts cite"),
    **dict.fromkeys(("single.same", "single.task", "single.association", "single.no_comparator"), "parts cite"),
    "single.time": "parts treatment cite",
    **dict.fromkeys(
        ("single.altered", "single.null", "single.altered.worded", "single.null.worded"),
        "group comparator sizes located cite",
    ),
    **dict.fromkeys(("single.altered.open", "single.altered.time"), "located cite"),
    **dict.fromkeys(("single.null.open", "single.null.time"), "located cite"),
    **dict.fromkeys(("singles.table", "uncompared.table"), "studies claims table"),
    **dict.fromkeys(("section.empty", "section.no_joint"), ""),
    "uncompared.intro": "claims reasons",
    # front matter
    "brief.records": "kept used claims",
    "brief.syntheses": "joint single counts mostly_single",
    "brief.count": "verdict count",
    "brief.consensus": "subject predicate agreeing looked cite fragile",
    "brief.discrepancy": "subject sides",
    "brief.more": "count verdict table",
    "brief.none": "single",
    "brief.context": "strata joint",
    "methods.source": "date pack records",
    "methods.claims": "",
    "methods.screening": "screened excluded background included table figure",
    "methods.rule": "min_cohorts agreement sections",
    "methods.compared": "fields sections",
    "methods.grouping": "groups strata context levels pack",
    "methods.metric": "",
    "methods.synthesis": "rules",
    "methods.priority": "strata",
    "methods.heterogeneity": "fields",
    "methods.certainty": "",
    "methods.presentation": "studies glance evidence",
    "methods.reporting": "",
    "studies.count": "studies sized table",
    "studies.modalities": "counts",
    "studies.modality": "modality count",
    "studies.notices": "concerns concern_cite errata erratum_cite table",
    "glance.none": "",
    "glance.note": "shown joint all",
    **dict.fromkeys(("context.intro", "limits.extraction", "limits.synthesis"), ""),
    "limits.open": "claims open reasons table all_quoted",
    "limits.reason": "reason count",
    "evidence.part": "shown all",
    # studies that may share participants
    "proposals.intro": "",
    "proposals.studies": "studies",
    "proposals.overlap": "pair shared alone",
    "proposals.weight": "pairs stated syntheses",
    "proposals.more": "count",
    "shared.numbers": "numbers",
    "shared.authors": "names first last",
    "shared.population": "populations",
    "shared.sizes": "sizes",
    "shared.total": "total",
    # tables
    **{
        f"caption.{key}": ""
        for key in ("flow", "studies", "notices", "glance", "verdicts", "singles", "targets", "evidence", "unused")
    },
    # figures
    "caption.flow_chart": "",
    "alt.flow_chart": "steps",
    "flow.count": "label count",
    "cell.vote": "direction count people",
    "cell.mixed": "count",
    "cell.beside": "direction count cite",
    "cell.share": "agreeing directed low high",
    "cell.comparison": "kind group comparator treatment associate change",
    "cell.versus": "group comparator",
    "cell.associate": "associate change",
    "cell.arm": "label n",
    "cell.place": "place level",
    "cell.region": "name side",
    "cell.unused": "count reasons",
    "cell.reason": "reason count",
    "cell.because": "reason words",
}

WORDS: Mapping[str, frozenset[str]] = {table: frozenset(keys.split()) for table, keys in _WORDS.items()}
PHRASES: Mapping[str, frozenset[str]] = {name: frozenset(values.split()) for name, values in _PHRASES.items()}
