// Filters: which items of a list have the values chosen, and how many each other choice would leave.
(function () {
  "use strict";
  const { data, search } = window.draftreview;
  const facets = [];
  const ITEMS = { syntheses: data.syntheses, claims: data.claims, studies: data.records };
  const numberOf = new Map(data.claims.map((claim, number) => [claim, number]));
  const claimsOf = data.records.map((record) => data.claimsOf(record.id).map((claim) => numberOf.get(claim)));

  /**
   * Add a filter. `of` gives, by kind of list, the values of an item; where a list of studies has none of its own, a
   * study has those of its claims, and one claim must fit all that is chosen. `dynamic` values are asked for each time.
   */
  function add(facet) {
    facets.push({ name: String, ...facet, bit: 1 << facets.length, values: [], numbers: new Map(), tables: {} });
  }

  function number(facet, value) {
    if (!facet.numbers.has(value)) facet.numbers.set(value, facet.values.push(value) - 1);
    return facet.numbers.get(value);
  }

  /** Give the values of each item of a list as numbers, which are faster to compare and to count. */
  function tableOf(facet, kind) {
    if (facet.tables[kind] && !facet.dynamic) return facet.tables[kind];
    const once = (values) => (values.length > 1 ? [...new Set(values)] : values);
    facet.tables[kind] = ITEMS[kind].map((item) => once(facet.of[kind](item)).filter(Boolean).map((value) => number(facet, value)));
    return facet.tables[kind];
  }

  const applies = (facet, kind) => Boolean(facet.of[kind] || (kind === "studies" && facet.of.claims));
  const read = (facet, query) => {
    const chosen = query.get(facet.id);
    if (!chosen) return null;
    return facet.range ? chosen.split(",").map(Number) : new Set(chosen.split(",").map(unescapeComma));
  };
  const escapeComma = (value) => value.replaceAll("%", "%25").replaceAll(",", "%2C");
  const unescapeComma = (value) => value.replaceAll("%2C", ",").replaceAll("%25", "%");

  /** Tell of each value, by its number, whether it is among those chosen. */
  function accepted(facet, chosen) {
    const within = ([from, to]) => (value) => value >= (from || -Infinity) && value <= (to || Infinity);
    const fits = facet.range ? within(chosen) : (value) => chosen.has(value);
    return Uint8Array.from(facet.values, (value) => Number(fits(value)));
  }

  /** Make the filters of a list ready to run: what each item has, what is chosen, and counts of what would be left. */
  function ready(list, kind, query, counts, counted) {
    return list.map((facet) => {
      const chosen = read(facet, query);
      const table = chosen || counted(facet) ? tableOf(facet, kind) : null;
      if (counted(facet)) counts.set(facet, new Uint32Array(facet.values.length));
      return { bit: facet.bit, table, chosen: chosen && accepted(facet, chosen), count: counts.get(facet) };
    }).filter(({ table }) => table);
  }

  /** Set the bit of every filter that an item does not pass. */
  function failed(tests, item) {
    let bits = 0;
    for (const { bit, table, chosen } of tests) {
      if (chosen && !table[item].some((value) => chosen[value])) bits |= bit;
    }
    return bits;
  }

  function tally(tests, item, bits) {
    for (const { bit, table, count } of tests) if (count && !(bits & ~bit)) for (const value of table[item]) count[value] += 1;
  }

  /** Count the values that the claims of a study have together, each once. */
  function tallyParts(tests, parts, bitsOf) {
    for (const { bit, table, count } of tests) {
      if (!count) continue;
      const values = new Set();
      parts.forEach((part, at) => !(bitsOf[at] & ~bit) && table[part].forEach((value) => values.add(value)));
      for (const value of values) count[value] += 1;
    }
  }

  /** Give the items of a list that pass, in order, and by filter that is counted how many items each value would leave. */
  function run(kind, query, counted = () => false) {
    const usable = facets.filter((facet) => applies(facet, kind));
    const counts = new Map();
    const own = ready(usable.filter((facet) => facet.of[kind]), kind, query, counts, counted);
    const ofParts = ready(usable.filter((facet) => !facet.of[kind]), "claims", query, counts, counted);
    const partsAsked = ofParts.some(({ chosen }) => chosen);
    const found = search.matcher(kind, query.get("q"));
    const items = ITEMS[kind].filter((item, at) => {
      if (found && !found(item)) return false;
      const bits = failed(own, at);
      const parts = ofParts.length ? claimsOf[at] : [];
      const bitsOf = partsAsked ? parts.map((part) => failed(ofParts, part)) : parts.map(() => 0);
      const partsPass = !partsAsked || bitsOf.includes(0);
      if (partsPass) tally(own, at, bits);
      if (!bits) tallyParts(ofParts, parts, bitsOf);
      return !bits && partsPass;
    });
    const named = [...counts].map(([facet, count]) => [facet, new Map(facet.values.map((value, at) => [value, count[at]]).filter(([, left]) => left))]);
    return { items, counts: new Map(named), total: ITEMS[kind].length };
  }

  /** List what is chosen, for showing it and taking it back. */
  function chosen(kind, query) {
    return facets.filter((facet) => applies(facet, kind)).flatMap((facet) => {
      const values = read(facet, query);
      if (!values) return [];
      if (facet.range) return [{ facet, value: null, text: rangeText(values) }];
      return [...values].map((value) => ({ facet, value, text: facet.name(value) }));
    });
  }

  const rangeText = ([from, to]) => (from && to ? `${from} to ${to}` : from ? `from ${from}` : `to ${to}`);

  /** Choose a value, or take the choice back. */
  function toggle(query, facet, value, on) {
    const values = read(facet, query) || new Set();
    if (on) values.add(value);
    else values.delete(value);
    set(query, facet.id, [...values].map(escapeComma).join(","));
  }

  function set(query, name, text) {
    if (text) query.set(name, text);
    else query.delete(name);
  }

  /** Take all filters back; how the list is sorted stays. */
  function clear(query) {
    for (const name of [...query.keys()]) if (name !== "sort") query.delete(name);
  }

  window.draftreview.filters = {
    add, run, chosen, toggle, set, clear, read, applies,
    all: () => [...facets],
    /** Work out what the items of a list have before it is asked for. */
    prepare: (kind) => facets.filter((facet) => facet.of[kind]).forEach((facet) => tableOf(facet, kind)),
  };
})();
