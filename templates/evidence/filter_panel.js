// The filters beside a list: what can be chosen, and how much each choice would leave.
(function () {
  "use strict";
  const { elements, filters, routes } = window.draftreview;
  const { make } = elements;
  const MANY = 14;
  const panel = document.getElementById("filters");
  const open = new Set(["section", "verdict"]);
  const isOpen = (facet) => open.has(facet.id);
  let kind = "";
  let shown = new URLSearchParams();
  let blocks = [];

  const collator = new Intl.Collator("en", { numeric: true });

  /** Sort the values of a filter as its order says, else by name, each below what it is part of. */
  function arrange(facet, values) {
    const place = new Map((facet.order || []).map((value, at) => [value, at]));
    const rank = (value) => (place.has(value) ? place.get(value) : place.size);
    const byName = (a, b) => rank(a) - rank(b) || collator.compare(facet.name(a), facet.name(b));
    const known = new Set(values);
    const below = new Map();
    for (const value of values) {
      const parent = facet.parent && facet.parent(value);
      const under = known.has(parent) ? parent : "";
      if (below.has(under)) below.get(under).push(value);
      else below.set(under, [value]);
    }
    const arranged = [];
    const visit = (under, depth) => {
      for (const value of (below.get(under) || []).sort(byName)) {
        arranged.push([value, depth]);
        visit(value, depth + 1);
      }
    };
    visit("", 0);
    return arranged;
  }

  function option(facet, value, depth) {
    const count = make("span", { class: "count" });
    const change = (event) => routes.change((query) => filters.toggle(query, facet, value, event.target.checked));
    const box = make("input", { type: "checkbox", change });
    const label = make("label", { class: `option depth-${Math.min(depth, 4)}` }, box, make("span", null, make("bdi", null, facet.name(value))), count);
    return { value, box, label, count, words: facet.name(value).toLowerCase() };
  }

  function listBlock(facet) {
    const list = make("div", { class: "options", role: "group", "aria-label": facet.label });
    const narrow = make("input", { type: "search", class: "narrow", "aria-label": `Find in ${facet.label.toLowerCase()}`, placeholder: "Find …", input: () => sieve(), hidden: true });
    let options = [];

    function sieve() {
      const wanted = narrow.value.trim().toLowerCase();
      for (const { label, box, words, none } of options) label.hidden = (none && !box.checked) || (wanted && !words.includes(wanted));
    }

    function build(values) {
      options = arrange(facet, values).map(([value, depth]) => option(facet, value, depth));
      narrow.hidden = options.length <= MANY;
      list.replaceChildren(...options.map(({ label }) => label));
    }

    /** Show what is chosen, and the counts of a run; what can be chosen is listed when there are some for the first time. */
    function update(counts, chosen) {
      if (options.length !== facet.values.length) build(facet.values);
      for (const each of options) {
        const left = counts.get(each.value) || 0;
        each.none = !left;
        each.box.checked = Boolean(chosen && chosen.has(each.value));
        each.count.textContent = left.toLocaleString("en");
      }
      sieve();
    }

    const [details, summary] = frame(facet, [facet.hint ? make("p", { class: "hint" }, facet.hint) : null, narrow, list]);
    return { facet, details, summary, update };
  }

  function rangeBlock(facet) {
    const field = (label) => make("input", { type: "number", inputmode: "numeric", min: 1800, max: 2200, "aria-label": label, change: () => choose() });
    const [from, to] = [field("From year"), field("To year")];
    const choose = () => routes.change((query) => filters.set(query, facet.id, from.value || to.value ? `${from.value},${to.value}` : ""));
    const [details, summary] = frame(facet, [make("div", { class: "range" }, from, make("span", null, "to"), to)]);
    const update = (counts, chosen) => {
      const years = [...counts.keys()];
      if (document.activeElement !== from) from.value = (chosen && chosen[0]) || "";
      if (document.activeElement !== to) to.value = (chosen && chosen[1]) || "";
      from.placeholder = years.length ? String(Math.min(...years)) : "";
      to.placeholder = years.length ? String(Math.max(...years)) : "";
    };
    return { facet, details, summary, update };
  }

  function frame(facet, children) {
    const chosen = make("span", { class: "chosen" });
    const details = make("details", { class: "facet", "data-facet": facet.id, open: open.has(facet.id) }, make("summary", null, facet.label, chosen), children);
    details.addEventListener("toggle", () => {
      if (!details.open) open.delete(facet.id);
      else if (!open.has(facet.id)) {
        open.add(facet.id);
        show(kind, shown, filters.run(kind, shown, isOpen).counts);
      }
    });
    return [details, chosen];
  }

  function build() {
    const hide = make("button", { type: "button", class: "clear", click: () => routes.change(filters.clear) }, "Clear all");
    blocks = filters.all().filter((facet) => filters.applies(facet, kind)).map((facet) => (facet.range ? rangeBlock(facet) : listBlock(facet)));
    panel.replaceChildren(make("div", { class: "panel-head" }, make("h2", null, "Filters"), hide), ...blocks.map(({ details }) => details));
  }

  /** Show the filters of a list, what is chosen of them, and the counts of its last run; none beside other views. */
  function show(listKind, query, counts) {
    panel.hidden = !listKind;
    document.getElementById("layout").classList.toggle("with-filters", Boolean(listKind));
    if (!listKind) return;
    shown = query;
    if (kind !== listKind) {
      kind = listKind;
      build();
    }
    for (const { facet, summary, update } of blocks) {
      const chosen = filters.read(facet, query);
      summary.textContent = chosen ? (facet.range ? "set" : String(chosen.size)) : "";
      if (counts.has(facet)) update(counts.get(facet), chosen);
    }
    panel.querySelector(".clear").hidden = !filters.chosen(listKind, query).length && !query.get("q");
  }

  window.draftreview.filterPanel = { show, isOpen };
})();
