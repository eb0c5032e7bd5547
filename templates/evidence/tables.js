// Tables that sort by any column, write their rows as they come into view, and are gone through by keys.
(function () {
  "use strict";
  const { elements, hooks } = window.draftreview;
  const { make } = elements;
  const FIRST = 20;
  const MORE = 40;
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function compare(a, b) {
    if (a === b) return 0;
    if (a === null || a === undefined || a === "") return 1;
    if (b === null || b === undefined || b === "") return -1;
    return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b);
  }

  /** Read "-votes" into a column and a way; numbers begin with the largest. */
  function readSort(text, columns) {
    const down = Boolean(text) && text.startsWith("-");
    const column = columns.find(({ id, key }) => key && id === (text || "").replace(/^-/, ""));
    return column ? { column, down } : null;
  }

  function sorted(items, sort) {
    if (!sort) return items;
    const keys = new Map(items.map((item) => [item, sort.column.key(item)]));
    const empty = (key) => key === null || key === undefined || key === "";
    return [...items].sort((a, b) => {
      const order = compare(keys.get(a), keys.get(b));
      return sort.down && !empty(keys.get(a)) && !empty(keys.get(b)) ? -order : order;
    });
  }

  function heading(column, onSort) {
    const attributes = { scope: "col", class: column.numeric ? "numeric" : null, "data-column": column.id };
    if (!column.key) return make("th", attributes, column.label);
    return make("th", attributes, make("button", { type: "button", click: () => onSort(column) }, column.label, make("span", { class: "arrow", "aria-hidden": "true" })));
  }

  /**
   * Make a table. Columns have an id, a label, a cell of an item, and a key to sort by where they can be sorted, the
   * largest first where it is `numeric` or tells `most`; the first column holds the link that a row leads to.
   */
  function makeTable({ caption, columns, kind, onSort }) {
    const body = make("tbody");
    const more = make("button", { type: "button", class: "more", click: () => append(MORE) });
    let current = null;
    const sortBy = (column) => {
      const same = current && current.column === column;
      onSort(`${(same ? !current.down : column.numeric || column.most) ? "-" : ""}${column.id}`);
    };
    const head = make("tr", null, columns.map((column) => heading(column, sortBy)));
    const table = make("table", { class: `list ${kind}` }, make("caption", { class: "hidden" }, caption), make("thead", null, head), body);
    const element = make("div", { class: "rows" }, table, more);
    const watcher = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && append(MORE), { rootMargin: "600px" });
    let waiting = [];
    let at = 0;

    function rowOf(item) {
      const cells = columns.map((column, place) => make(place ? "td" : "th", { scope: place ? null : "row", class: [column.numeric && "numeric", column.id].filter(Boolean).join(" ") }, column.cell(item)));
      const row = make("tr", { "data-id": item.id }, cells);
      const link = row.querySelector("th a");
      if (link) link.tabIndex = -1;
      return row;
    }

    function append(count) {
      const rows = waiting.slice(at, at + count).map(rowOf);
      at += rows.length;
      body.append(...rows);
      for (const row of rows) hooks.rendered(row);
      const left = waiting.length - at;
      more.hidden = !left;
      more.textContent = `Show more (${left.toLocaleString("en")} left)`;
      return rows.length;
    }

    /** Write the rows of other items; at least as many as were shown before where that is asked for. */
    function show(items, sortText, atLeast) {
      current = readSort(sortText, columns);
      for (const cell of head.children) {
        const mine = current && cell.dataset.column === current.column.id;
        if (mine) cell.setAttribute("aria-sort", current.down ? "descending" : "ascending");
        else cell.removeAttribute("aria-sort");
      }
      waiting = sorted(items, current);
      at = 0;
      body.replaceChildren();
      append(Math.max(FIRST, atLeast || 0));
      const first = body.querySelector("th a");
      if (first) first.tabIndex = 0;
      watcher.disconnect();
      watcher.observe(more);
    }

    body.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      if (!row || event.target.closest("a, button, input, label, select, .checking") || String(getSelection())) return;
      row.querySelector("th a").click();
    });
    body.addEventListener("focusin", (event) => {
      const link = event.target.closest("tr").querySelector("th a");
      for (const other of body.querySelectorAll("th a[tabindex='0']")) if (other !== link) other.tabIndex = -1;
      link.tabIndex = 0;
    });
    body.addEventListener("keydown", (event) => {
      const ways = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
      if (!(event.key in ways) || event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(ways[event.key]);
    });

    /** Go to the next row, or the one before; writes further rows at the end. */
    function move(way) {
      const row = document.activeElement.closest("tbody tr");
      const rows = [...body.rows];
      let to = row && row.parentNode === body ? rows.indexOf(row) + way : 0;
      if (to >= rows.length && append(MORE)) rows.push(...[...body.rows].slice(rows.length));
      to = Math.min(Math.max(to, 0), rows.length - 1);
      if (rows[to]) rows[to].querySelector("th a").focus();
    }

    return {
      element, show, move,
      shown: () => at,
      items: () => waiting,
      all: () => append(waiting.length),
      focusOn(id) {
        const row = [...body.rows].find((found) => found.dataset.id === id);
        if (row) row.querySelector("th a").focus({ preventScroll: true });
      },
    };
  }

  window.draftreview.tables = { makeTable };
})();
