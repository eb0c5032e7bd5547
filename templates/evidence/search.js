// Full-text search: every word or "quoted phrase" must occur; capitals and accents do not matter.
(function () {
  "use strict";
  const { data, names } = window.draftreview;
  const indexes = new Map();

  function fold(text) {
    const lower = text.toLowerCase();
    // Most texts are plain, and taking them apart for their accents would be the longer part of the work.
    return /[^\x00-\x7f]/.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
  }

  /** Read a query into the terms that must occur. */
  function terms(query) {
    const found = fold(query).match(/"[^"]+"|[^\s"]+/g) || [];
    return found.map((term) => term.replace(/^"|"$/g, "").trim()).filter(Boolean);
  }

  const TEXTS = {
    studies: (record) => [record.name, record.title, record.authors, record.journal, record.year, record.id, record.doi, record.abstract],
    claims: (claim) => [
      names.claimTitle(claim), names.contrast(claim), claim.rule, claim.id, data.record(claim.record).name,
      ...(claim.evidence || []).map((evidence) => data.quote(claim, evidence)),
    ],
    syntheses: (synthesis) => [
      names.synthesisTitle(synthesis), names.synthesisScope(synthesis), names.stratum(synthesis.stratum), synthesis.id,
      ...data.claimsIn(synthesis).flatMap((claim) => [names.places(claim), names.contrast(claim), data.record(claim.record).name]),
    ],
  };

  function indexOf(kind) {
    if (!indexes.has(kind)) {
      indexes.set(kind, new Map(data[kind === "studies" ? "records" : kind].map((item) => [item, fold(TEXTS[kind](item).filter(Boolean).join("\n"))])));
    }
    return indexes.get(kind);
  }

  /** Make the test that tells whether an item of a list holds all terms of a query; null if there is nothing to find. */
  function matcher(kind, query) {
    const wanted = terms(query || "");
    if (!wanted.length) return null;
    const index = indexOf(kind);
    return (item) => wanted.every((term) => index.get(item).includes(term));
  }

  /** Mark what was searched for within an element, where the browser can do so without touching its text. */
  function show(element, query) {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    const wanted = terms(query || "").filter((term) => term.length > 1);
    const ranges = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && wanted.length; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue;
      for (const term of wanted) {
        for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + term.length);
          ranges.push(range);
        }
      }
    }
    if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
  }

  window.draftreview.search = { matcher, show, prepare: indexOf };
})();
