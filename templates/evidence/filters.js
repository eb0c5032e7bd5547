// Filters: which items of a list have the values chosen, and how many each other choice would leave.
(function () {
  "use strict";
  const { data, search } = window.draftreview;
  const facets = [];
  const ITEMS = { syntheses: data.syntheses, claims: data.claims, studies: data.records };

  /**
   * Add a filter. `of` gives, by kind of list, the values of an item; where a list of studies has none of its own, a
   * study has those of its claims, and one claim must fit all that is chosen. `dynamic` values are asked for each time.
   */
  function add(facet) {
    const cached = new Map();
    const valuesOf = (kind, item) => {
      if (facet.dynamic) return facet.of[kind](item);
      if (!cached.has(item)) cached.set(item, [...new Set(facet.of[kind](item).filter(Boolean))]);
      return cached.get(item);
    };
    facets.push({ name: String, ...facet, valuesOf, bit: 1 << facets.length });
  }

  const applies = (facet, kind) => Boolean(facet.of[kind] || (kind === "studies" && facet.of.claims));
  const read = (facet, query) => {
    const chosen = query.get(facet.id);
    if (!chosen) return null;
    return facet.range ? chosen.split(",").map(Number) : new Set(chosen.split(",").map(unescapeComma));
  };
  const escapeComma = (value) => value.replaceAll("%", "%25").replaceAll(",", "%2C");
  const unescapeComma = (value) => value.replaceAll("%2C", ",").replaceAll("%25", "%");

  function fits(facet, chosen, values) {
    if (facet.range) return values.some((value) => value >= (chosen[0] || -Infinity) && value <= (chosen[1] || Infinity));
    return values.some((value) => chosen.has(value));
  }

  /** Set the bit of every filter that an item does not pass. */
  function failed(asked, kind, item) {
    let bits = 0;
    for (const [facet, chosen] of asked) if (!fits(facet, chosen, facet.valuesOf(kind, item))) bits |= facet.bit;
    return bits;
  }

  function tally(counts, facet, values) {
    const of = counts.get(facet);
    for (const value of values) of.set(value, (of.get(value) || 0) + 1);
  }

  function askedOf(list, query) {
    return list.map((facet) => [facet, read(facet, query)]).filter(([, chosen]) => chosen);
  }

  /** Give the items of a list that pass, in order, and by filter how many items each value would leave. */
  function run(kind, query) {
    const usable = facets.filter((facet) => applies(facet, kind));
    const own = usable.filter((facet) => facet.of[kind]);
    const ofParts = usable.filter((facet) => !facet.of[kind]);
    const asked = askedOf(own, query);
    const askedOfParts = askedOf(ofParts, query);
    const found = search.matcher(kind, query.get("q"));
    const counts = new Map(usable.map((facet) => [facet, new Map()]));
    const items = [];
    for (const item of ITEMS[kind]) {
      if (found && !found(item)) continue;
      const bits = failed(asked, kind, item);
      const parts = ofParts.length ? data.claimsOf(item.id).map((claim) => [claim, failed(askedOfParts, "claims", claim)]) : [];
      const partsPass = !askedOfParts.length || parts.some(([, partBits]) => !partBits);
      if (!bits && partsPass) items.push(item);
      if (partsPass) for (const facet of own) if (!(bits & ~facet.bit)) tally(counts, facet, facet.valuesOf(kind, item));
      if (!bits) for (const facet of ofParts) tally(counts, facet, valuesOfParts(facet, parts));
    }
    return { items, counts, total: ITEMS[kind].length };
  }

  function valuesOfParts(facet, parts) {
    const values = new Set();
    for (const [claim, bits] of parts) {
      if (!(bits & ~facet.bit)) for (const value of facet.valuesOf("claims", claim)) values.add(value);
    }
    return values;
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
  };
})();
