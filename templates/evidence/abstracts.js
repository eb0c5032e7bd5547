// Title and abstract of a record as text, with mentions and the sentences of claims marked in it.
(function () {
  "use strict";
  const { data, elements } = window.draftreview;
  const { make } = elements;
  // What a reader tells apart by colour and underline; a label that is none of these stands under "other".
  const KINDS = [
    { id: "region", label: "Regions", labels: ["region"] },
    { id: "measure", label: "Measures", labels: ["measure"] },
    { id: "direction", label: "Directions", labels: ["direction", "null", "association"] },
    { id: "group", label: "Groups", labels: ["group", "population"] },
    { id: "other", label: "Other", labels: [] },
  ];
  const HEADING = /(?<=^|[.!?\])]\s+)[A-Z][A-Z&,/ -]{3,48}:/g;
  const kindOf = (label) => (KINDS.find(({ labels }) => labels.includes(label)) || KINDS[KINDS.length - 1]).id;

  /** Cut a text wherever a span begins or ends; each piece knows the spans that cover it, in their order. */
  function cut(length, spans) {
    const events = spans.flatMap((span) => [[span.start, span, true], [span.end, span, false]]).filter(([at]) => at >= 0 && at <= length);
    events.sort((a, b) => a[0] - b[0]);
    const pieces = [];
    const open = new Set();
    let from = 0;
    for (const [at, span, begins] of [...events, [length, null, false]]) {
      if (at > from) pieces.push({ start: from, end: at, spans: [...open] });
      from = Math.max(from, at);
      if (begins) open.add(span);
      else open.delete(span);
    }
    return pieces;
  }

  function spansOf(record, field, claims) {
    const sentences = claims.flatMap((claim, number) => (claim.evidence || [])
      .filter((evidence) => evidence.field === field)
      .map(({ start, end, rules }) => ({ start, end, rules, claim, number: number + 1 })));
    if (field !== "abstract") return sentences;
    const headings = [...record.abstract.matchAll(HEADING)].map((found) => ({ start: found.index, end: found.index + found[0].length, heading: true }));
    return [...sentences, ...data.mentionsOf(record), ...headings];
  }

  function mark(text, mentions, stated) {
    // A name within a longer one is told of when pointed at; the longer one gives the colour, so that it stays whole.
    const widest = mentions.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
    const element = make("mark", { class: `mention ${kindOf(widest.label)}`, tabindex: "-1" }, text);
    element.mentions = mentions;
    element.stated = stated;
    return element;
  }

  function piece(text, spans, stated) {
    const mentions = spans.filter((span) => span.label);
    const content = mentions.length ? mark(text, mentions, stated) : text;
    return spans.some((span) => span.heading) ? make("span", { class: "heading" }, content) : content;
  }

  function sentence(stated, children) {
    const ids = [...new Set(stated.map(({ claim }) => claim.id))];
    const numbers = [...new Set(stated.map(({ number }) => number))];
    const element = make("span", { class: "evidence", "data-claims": ids.join(" "), "data-numbers": numbers.join(" ") }, children);
    element.stated = stated;
    return element;
  }

  /** Write a text of a record; what the element holds as text is that text to the letter. */
  function write(element, record, field, claims) {
    const text = record[field] || "";
    let stated = [];
    let inside = [];
    const flush = () => {
      if (inside.length) element.append(...(stated.length ? [sentence(stated, inside)] : inside));
      inside = [];
    };
    for (const { start, end, spans } of cut(text.length, spansOf(record, field, claims))) {
      const now = spans.filter((span) => span.claim);
      if (now.length !== stated.length || now.some((span, at) => span !== stated[at])) flush();
      stated = now;
      inside.push(piece(text.slice(start, end), spans, now));
    }
    flush();
    return element;
  }

  /** Give the abstract of a record with its highlights; one of them at a time can be reached by Tab. */
  function abstract(record, claims) {
    const element = make("p", { class: "abstract", dir: "auto", "data-record": record.id, "data-field": "abstract", keydown: step });
    write(element, record, "abstract", claims);
    const first = element.querySelector("mark");
    if (first) first.tabIndex = 0;
    return element;
  }

  function step(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const here = event.target.closest("mark");
    if (!way || !here || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const marks = [...event.currentTarget.querySelectorAll("mark")];
    const next = marks[marks.indexOf(here) + way];
    event.preventDefault();
    if (!next) return;
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  /** Let the reader choose the kinds of mentions to see. */
  function legend(target) {
    const box = ({ id, label }) => make("label", { class: `key ${id}` },
      make("input", { type: "checkbox", checked: true, change: (event) => target.classList.toggle(`without-${id}`, !event.target.checked) }),
      make("span", { class: `mention ${id}` }, label));
    return make("div", { class: "legend", role: "group", "aria-label": "Highlights" }, KINDS.map(box),
      make("span", { class: "key" }, make("span", { class: "evidence sample", "data-numbers": "1" }, "sentence of claim 1")));
  }

  /** Show which sentences state a claim. */
  function point(element, claimId) {
    for (const each of element.querySelectorAll(".evidence[data-claims]")) {
      each.classList.toggle("active", Boolean(claimId) && each.dataset.claims.split(" ").includes(claimId));
    }
    return element.querySelector(".evidence.active");
  }

  window.draftreview.abstracts = { abstract, write, legend, point };
})();
