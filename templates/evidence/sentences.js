// The sentences of a record, and the one or those that a stretch of its text lies in.
(function () {
  "use strict";
  const { data } = window.draftreview;
  // A point after these ends no sentence.
  const SHORT = /(?:\b(?:vs|e\.g|i\.e|cf|al|ca|approx|resp|fig|figs|no|dr|st|[a-z])\.|\b\d\.)\s*$/i;
  const segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter("en", { granularity: "sentence" }) : null;

  function* pieces(text) {
    if (segmenter) {
      for (const { segment, index } of segmenter.segment(text)) yield [index, index + segment.length];
      return;
    }
    for (const found of text.matchAll(/[^.!?]*[.!?]+[)"']*\s*|[^.!?]+$/g)) yield [found.index, found.index + found[0].length];
  }

  /** List the sentences of a text as starts and ends, without the spaces around them. */
  function split(text) {
    const found = [];
    for (const [start, end] of pieces(text)) {
      const last = found.at(-1);
      const goesOn = last && (SHORT.test(text.slice(last[0], last[1])) || /^[a-z0-9(]/.test(text.slice(start, end)));
      if (goesOn && !/\n/.test(text.slice(last[0], last[1]))) last[1] = end;
      else found.push([start, end]);
    }
    return found.map(([start, end]) => trim(text, start, end)).filter(([start, end]) => end > start);
  }

  function trim(text, start, end) {
    const inner = text.slice(start, end);
    return [start + inner.length - inner.trimStart().length, end - (inner.length - inner.trimEnd().length)];
  }

  /** List the sentences in which claims of a record were found; the rules know best where these end. */
  function quoted(record, field) {
    const evidence = data.claimsOf(record.id).flatMap((claim) => claim.evidence || []);
    return evidence.filter((each) => each.field === field).map(({ start, end }) => [start, end]);
  }

  /** List the sentences of a record: field, start, end and text. */
  function of(record) {
    return ["title", "abstract"].flatMap((field) => {
      const text = record[field] || "";
      const known = quoted(record, field);
      const free = split(text).filter(([start, end]) => !known.some(([from, to]) => start < to && end > from));
      const all = new Map([...free, ...known].map((span) => [span.join(), span]));
      return [...all.values()].sort((a, b) => a[0] - b[0]).map(([start, end]) => ({ field, start, end, text: text.slice(start, end) }));
    });
  }

  /** Give the sentences, as one stretch, that a selected stretch of a field lies in. */
  function around(record, field, start, end) {
    const met = of(record).filter((each) => each.field === field && each.start < Math.max(end, start + 1) && each.end > start);
    if (!met.length) return null;
    const [from, to] = [Math.min(...met.map((each) => each.start)), Math.max(...met.map((each) => each.end))];
    return { field, start: from, end: to, text: record[field].slice(from, to) };
  }

  window.draftreview.sentences = { of, around };
})();
