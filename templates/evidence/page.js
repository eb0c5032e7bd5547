// The page as a whole: what the address asks for is shown, and found again when the reader comes back to it.
(function () {
  "use strict";
  const { data, claims, elements, filterPanel, filters, hooks, keys, names, overview, routes, search, studies, syntheses } = window.draftreview;
  const { make } = elements;
  const main = document.getElementById("main");
  const box = document.getElementById("search");
  const lists = { syntheses, claims, studies };
  const tables = new Map();
  const places = new Map();
  const VIEWS = [["overview", "Overview"], ["syntheses", "Syntheses"], ["claims", "Claims"], ["studies", "Studies"]];
  let shown = { view: "", address: "", items: [] };

  function tableOf(view) {
    if (!tables.has(view)) {
      const onSort = (sort) => routes.change((query) => filters.set(query, "sort", sort));
      const table = window.draftreview.tables.makeTable({ caption: lists[view].caption, columns: lists[view].COLUMNS, kind: view, onSort });
      const count = make("p", { class: "found", id: "found" });
      const chips = make("ul", { class: "chips", "aria-label": "Filters that are set" });
      const element = make("div", { class: `list-view ${view}` },
        make("div", { class: "list-head" }, make("h1", null, lists[view].caption), count), chips,
        make("div", { class: "bulk", "data-view": view }), table.element);
      tables.set(view, { table, count, chips, element });
    }
    return tables.get(view);
  }

  function chip({ facet, value, text }) {
    const takeBack = () => routes.change((query) => (facet.range ? filters.set(query, facet.id, "") : filters.toggle(query, facet, value, false)));
    return make("li", null, make("button", { type: "button", class: "chip", click: takeBack }, make("span", null, `${facet.label}: `, make("bdi", null, text)),
      make("span", { "aria-hidden": "true" }, " ×"), make("span", { class: "hidden" }, ", take this filter off")));
  }

  function showList(route) {
    const { view, query } = route;
    const { table, count, chips, element } = tableOf(view);
    const { items, counts, total } = filters.run(view, query, filterPanel.isOpen);
    const words = items.length === total ? names.plural(total, ...lists[view].noun) : `${items.length.toLocaleString("en")} of ${names.plural(total, ...lists[view].noun)}`;
    const back = places.get(location.hash);
    count.textContent = words;
    chips.replaceChildren(...filters.chosen(view, query).map(chip));
    if (element.parentNode !== main) main.replaceChildren(element);
    table.show(items, query.get("sort") || lists[view].sort, back && back.rows);
    table.element.hidden = !items.length;
    filterPanel.show(view, query, counts);
    elements.announce(items.length ? words : `${words}. Nothing fits; take a filter off.`);
    return { title: lists[view].caption, items: table.items(), hold: element.firstChild };
  }

  /** Find the list around a study: the one that the reader came from if it lists studies, else all. */
  function around(record) {
    const last = routes.lastList();
    const known = last.view === "studies" ? tables.get("studies") : null;
    const items = known && known.table.items().includes(record) ? known.table.items() : data.records;
    const at = items.indexOf(record);
    return { items, before: items[at - 1], after: items[at + 1], address: routes.write("studies", "", items === data.records ? null : last.query) };
  }

  function missing(what) {
    return make("div", null, make("h1", null, "Not on this page"), make("p", null, `There is no ${what}. It may have had this address under another search or other rules.`), make("p", null, make("a", { href: "#/" }, "To the overview")));
  }

  function showOne({ view, id }) {
    filterPanel.show("");
    const claim = view === "claim" ? data.claim(id) : null;
    const record = view === "study" ? data.record(id) : claim && data.record(claim.record);
    const synthesis = view === "group" ? data.synthesis(id) : null;
    let title = "Overview";
    let element = null;
    if (record) [title, element] = [claim ? names.claimTitle(claim) : record.name, studies.show(record, around(record), claim)];
    else if (synthesis) [title, element] = [names.synthesisTitle(synthesis), syntheses.show(synthesis)];
    else if (view === "overview" && !id) element = overview.show();
    else [title, element] = ["Not on this page", missing(id ? `${view} “${id}”` : `view “${view}”`)];
    main.replaceChildren(element);
    search.show(main, record ? routes.lastList().query.get("q") : "");
    return { title, items: record ? [record] : [], claim };
  }

  /** Bring the claim of an address into view, and the keyboard to it. */
  function reach(claim) {
    const card = main.querySelector(`[data-claim-card="${CSS.escape(claim.id)}"]`);
    const sentence = main.querySelector(".evidence.active");
    card.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    card.scrollIntoView({ block: "nearest" });
    if (sentence) sentence.scrollIntoView({ block: "nearest" });
  }

  function links(route) {
    const from = routes.LISTS.includes(route.view) ? route.query : routes.lastList().query;
    const query = new URLSearchParams(from);
    query.delete("sort");
    const counts = { syntheses: data.syntheses.length, claims: data.claims.length, studies: data.records.length };
    const home = { study: "studies", claim: "claims", group: "syntheses" }[route.view] || route.view;
    document.getElementById("views").replaceChildren(...VIEWS.map(([view, label]) =>
      make("a", { href: routes.write(view, "", view === "overview" ? null : query), "aria-current": view === route.view ? "page" : view === home ? "true" : null }, label,
        counts[view] === undefined ? null : make("small", null, counts[view].toLocaleString("en")))));
  }

  function leave() {
    if (routes.LISTS.includes(shown.view)) {
      const { table } = tableOf(shown.view);
      const row = main.contains(document.activeElement) ? document.activeElement.closest("tr") : null;
      places.set(shown.address, { rows: table.shown(), top: window.scrollY, id: row && row.dataset.id });
    }
  }

  function render() {
    const route = routes.current();
    const isList = routes.LISTS.includes(route.view);
    const sameList = isList && shown.view === route.view;
    const moved = shown.address !== location.hash;
    if (document.activeElement !== box) box.value = (isList ? route.query : routes.lastList().query).get("q") || "";
    const { title, items, claim } = isList ? showList(route) : showOne(route);
    const back = places.get(location.hash);
    const first = !shown.view;
    shown = { view: route.view, address: location.hash, items };
    links(route);
    document.title = `${title} · ${data.held.title}`;
    hooks.rendered(main);
    if (claim) reach(claim);
    else if (moved && !sameList) {
      window.scrollTo(0, isList && back ? back.top : 0);
      if (isList && back && back.id) tableOf(route.view).table.focusOn(back.id);
      else if (!first && document.activeElement !== box) main.focus({ preventScroll: true });
    }
  }

  function listen() {
    let waiting = 0;
    const typed = () => routes.change((query) => filters.set(query, "q", box.value.trim()), routes.LISTS.includes(routes.current().view));
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(typed, 120);
    });
    window.addEventListener("hashchange", () => {
      leave();
      render();
    });
    document.getElementById("skip").addEventListener("click", (event) => {
      event.preventDefault();
      main.focus();
    });
    window.addEventListener("beforeprint", () => routes.LISTS.includes(shown.view) && tableOf(shown.view).table.all());
  }

  /** Do one thing after another while the reader does none. */
  function prepare(things) {
    if (!window.requestIdleCallback || !things.length) return;
    requestIdleCallback(() => {
      things[0]();
      prepare(things.slice(1));
    });
  }

  function step(way) {
    if (!routes.LISTS.includes(shown.view)) return false;
    tableOf(shown.view).table.move(way);
    return true;
  }

  function follow(side) {
    const link = main.querySelector(`.ways a.${side}`);
    if (!link) return false;
    link.click();
    return true;
  }

  keys.add("/", "search", () => box.focus());
  keys.add("j", "next row", () => step(1));
  keys.add("k", "row before", () => step(-1));
  keys.add("]", "next study", () => follow("after"));
  keys.add("[", "study before", () => follow("before"));
  keys.add("Escape", "leave the search, or go back to the list", () => {
    if (document.activeElement === box) return main.focus();
    if (routes.LISTS.includes(shown.view) || shown.view === "overview") return false;
    const { view, query } = routes.lastList();
    routes.go(routes.write(view, "", query));
    return true;
  });

  window.draftreview.page = {
    /** Tell what is shown: the view, and the items that passed its filters. */
    shown: () => ({ view: shown.view, items: shown.items }),
  };
  history.scrollRestoration = "manual";
  listen();
  render();
  requestAnimationFrame(() => setTimeout(() => performance.mark("draftreview:painted")));
  prepare(routes.LISTS.flatMap((kind) => [() => filters.prepare(kind), () => search.prepare(kind)]));
})();
