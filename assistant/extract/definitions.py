"""Short forms that an abstract defines: which concept each stands for, and where it is used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.concepts import Concepts
from assistant.extract.reading import Abbreviation, Span
from assistant.extract.words import Words, is_abbreviation

_DEFINABLE = ("region", "measure", "group", "population", "associate")


class DefinitionReader:
    """Says which short forms stand for a concept."""

    def __init__(self, concepts: Concepts) -> None:
        # in "after radiotherapy (RT)" the short form is that of the therapy
        self._times = frozenset(c.id for c in concepts.labelled("group") if c.kind in ("pre", "post"))
        self._without = {c.id: c.without for c in concepts.labelled("group")}

    def defined(
        self, words: Words, spans: Sequence[Span], abbreviations: Sequence[Abbreviation]
    ) -> dict[tuple[str, ...], Span]:
        """List the short forms whose long form ends in a mention.

        Returns
        -------
        dict
            Tokens of the short form -> the mention it abbreviates.
        """
        described = self._described(words, spans, abbreviations)
        return {**described, **self._signed(abbreviations, described)}

    def _described(
        self, words: Words, spans: Sequence[Span], abbreviations: Iterable[Abbreviation]
    ) -> dict[tuple[str, ...], Span]:
        spans = [span for span in spans if span.label in _DEFINABLE]
        ends = {span.end: span for span in spans}
        out: dict[tuple[str, ...], Span] = {}
        for abbreviation in abbreviations:
            span = ends.get(abbreviation.long_end)
            if span is None or abbreviation.short in out:
                continue
            if span.concept in self._times and (abbreviation.long_start or 0) > span.start:
                continue
            if abbreviation.long_start is not None or _abbreviates(words, span, abbreviation):
                out[abbreviation.short] = span
        return out

    def _signed(
        self, abbreviations: Iterable[Abbreviation], described: Mapping[tuple[str, ...], Span]
    ) -> dict[tuple[str, ...], Span]:
        """Read "BMP+" and "BMP-" as two groups: the one that is described, and the one without."""
        shorts = {"".join(a.short): a for a in abbreviations}
        out: dict[tuple[str, ...], Span] = {}
        for short, abbreviation in shorts.items():
            span = described.get(shorts[short[:-1] + "+"].short) if short[:-1] + "+" in shorts else None
            without = self._without.get(span.concept or "") if span and short.endswith("-") else None
            if span and without:
                out[abbreviation.short] = span._replace(concept=without)
        return out


def redefined(words: Words, spans: Sequence[Span], abbreviations: Iterable[Abbreviation]) -> frozenset[tuple[str, ...]]:
    """Say which short forms this abstract defines as something that no list knows them for.

    A long form that holds a further short form, as in "dorsal AI (dAI)", may well mean what the lists say.
    """
    named: dict[tuple[str, ...], set[str]] = {}
    edges: dict[int, set[str]] = {}
    for span in spans:
        if span.label in ("region", "measure"):
            named.setdefault(tuple(words.texts[span.start : span.end]), set()).add(span.label)
            for edge in (span.start, span.end - 1):
                edges.setdefault(edge, set()).add(span.label)
    abbreviations = list(abbreviations)
    shorts = {a.short[0] for a in abbreviations if len(a.short) == 1}
    out = set()
    for abbreviation in abbreviations:
        known = named.get(abbreviation.short, set())
        if abbreviation.long_start is None or not known:
            continue
        long = range(abbreviation.long_start, abbreviation.long_end)
        # letters that lie scattered over more words than there are letters fit by chance
        if len(long) > len("".join(abbreviation.short)):
            continue
        if known == {"region"} and any(words.texts[i] in shorts for i in long):
            continue
        if all(known.isdisjoint(edges.get(i, ())) for i in long):
            out.add(abbreviation.short)
    return frozenset(out)


def overruled(words: Words, spans: Iterable[Span], defined: Mapping[tuple[str, ...], Span]) -> Iterator[Span]:
    """Leave out what a short form that this abstract defines would else mean: "VS" is no contrast beside "striatum"."""
    for span in spans:
        meant = defined.get(tuple(words.texts[span.start : span.end]))
        if meant is None or meant.label == span.label:
            yield span


def short_forms(words: Words, defined: Mapping[tuple[str, ...], Span]) -> list[Span]:
    """Find every use of the defined short forms."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for short in defined:
        by_first.setdefault(short[0], []).append(short)
    out = []
    for i in [i for i, text in enumerate(words.texts) if text in by_first]:
        for short in by_first[words.texts[i]]:
            if tuple(words.texts[i : i + len(short)]) == short:
                meant = defined[short]
                out.append(
                    Span(i, i + len(short), meant.label, meant.concept, "abbreviation", meant.side, meant.complete)
                )
    return out


def _abbreviates(words: Words, span: Span, abbreviation: Abbreviation) -> bool:
    """Accept capitals next to a region as its short form; next to anything else they must share an initial."""
    short = "".join(abbreviation.short)
    written_out = not is_abbreviation(words.text(span.start, span.end))
    if span.label == "region" and span.complete and written_out and is_abbreviation(short):
        return True
    return is_abbreviation(short) and short[0].lower() in {words.lowers[i][0] for i in range(span.start, span.end)}
