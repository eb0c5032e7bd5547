// Small plots. Shape and place tell what colour tells as well, and a text beside each says the same.
(function () {
  "use strict";
  const { data, elements, names } = window.draftreview;
  const { make, makeSvg } = elements;
  const SIDE = 55;
  const MIDDLE = 36;
  const HEIGHT = 22;
  const PITCH = 12;
  const SHAPES = {
    lower: (x) => ({ points: `${x - 5.2},6 ${x + 5.2},6 ${x},16` }),
    higher: (x) => ({ points: `${x - 5.2},16 ${x + 5.2},16 ${x},6` }),
    unsigned: (x) => ({ points: `${x},5.5 ${x + 5.4},11 ${x},16.5 ${x - 5.4},11` }),
  };

  const sum = (synthesis, directions) => directions.reduce((total, id) => total + ((synthesis.votes || {})[id] || 0), 0);

  /** Count the cohorts of a synthesis by where they stand in the plot. */
  function tally(synthesis) {
    return {
      lower: sum(synthesis, names.LOWER),
      higher: sum(synthesis, names.HIGHER),
      none: sum(synthesis, names.NULLS),
      unsigned: sum(synthesis, names.UNDIRECTED),
      mixed: (synthesis.mixed || []).length,
    };
  }

  function mark(kind, x) {
    if (kind === "none") return makeSvg("circle", { class: "mark none", cx: x, cy: 11, r: 4.4 });
    if (kind === "mixed") {
      return makeSvg("g", { class: "mark mixed" },
        makeSvg("polygon", { class: "lower", points: `${x - 5},8 ${x},8 ${x - 2.5},14` }),
        makeSvg("polygon", { class: "higher", points: `${x},14 ${x + 5},14 ${x + 2.5},8` }));
    }
    return makeSvg("polygon", { class: `mark ${kind}`, ...SHAPES[kind](x) });
  }

  /** Set marks in a row from x on; where there are more than fit, they overlap like coins. */
  function row(kind, count, from, way, room) {
    const pitch = Math.min(PITCH, (room - 14) / Math.max(count - 1, 1));
    return Array.from({ length: count }, (_, at) => mark(kind, from + way * (8 + at * pitch)));
  }

  /** Draw what the cohorts of a synthesis found: lower to the left, higher to the right, none in the middle. */
  function directions(synthesis, scale) {
    const found = tally(synthesis);
    const width = 2 * SIDE + MIDDLE;
    const middle = [...Array(found.none).fill("none"), ...Array(found.unsigned).fill("unsigned"), ...Array(found.mixed).fill("mixed")];
    const pitch = Math.min(PITCH, (MIDDLE - 12) / Math.max(middle.length - 1, 1));
    const start = SIDE + MIDDLE / 2 - ((middle.length - 1) * pitch) / 2;
    return makeSvg("svg", { class: "directions", viewBox: `0 0 ${width} ${HEIGHT}`, width: width * (scale || 1), height: HEIGHT * (scale || 1), "aria-hidden": "true" },
      makeSvg("rect", { class: "ground", y: 1, width, height: HEIGHT - 2, rx: 3 }),
      makeSvg("path", { class: "axis", d: `M${SIDE} 1V21M${SIDE + MIDDLE} 1V21` }),
      row("lower", found.lower, SIDE, -1, SIDE),
      middle.map((kind, at) => mark(kind, start + at * pitch)),
      row("higher", found.higher, SIDE + MIDDLE, 1, SIDE));
  }

  /** Show a verdict by word and sign. */
  function verdict(id) {
    const { label, sign } = names.verdict(id);
    return make("span", { class: `badge verdict ${id}` }, make("span", { class: "sign", "aria-hidden": "true" }, sign), label);
  }

  /** Show a direction by word and sign. */
  function direction(id) {
    const kind = names.LOWER.includes(id) ? "lower" : names.HIGHER.includes(id) ? "higher" : names.NULLS.includes(id) ? "none" : "unsigned";
    const sign = { lower: "▼", higher: "▲", none: "○", unsigned: "◇" }[kind];
    return make("span", { class: `way ${kind}` }, make("span", { class: "sign", "aria-hidden": "true" }, sign), names.direction(id));
  }

  /** Draw a bar that is a share of the largest; the number stands beside it as text. */
  function bar(count, largest, kind) {
    const width = largest ? Math.max((100 * count) / largest, count ? 1.5 : 0) : 0;
    return makeSvg("svg", { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      makeSvg("rect", { class: kind || "", width, height: 8 }));
  }

  /** Draw how many studies there are of each year. */
  function years() {
    const counts = new Map();
    for (const record of data.records) if (Number(record.year)) counts.set(Number(record.year), (counts.get(Number(record.year)) || 0) + 1);
    if (counts.size < 2) return null;
    const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
    const largest = Math.max(...counts.values());
    const bars = [...counts].map(([year, count]) => makeSvg("rect", { x: year - first + 0.1, y: 40 - (40 * count) / largest, width: 0.8, height: (40 * count) / largest }));
    return make("figure", { class: "years" },
      makeSvg("svg", { viewBox: `0 0 ${last - first + 1} 40`, preserveAspectRatio: "none", role: "img", "aria-label": `Records by year, from ${first} to ${last}; the most in a year are ${largest}` }, bars),
      make("figcaption", null, make("span", null, String(first)), make("span", null, `Records by year, at most ${largest}`), make("span", null, String(last))));
  }

  window.draftreview.plots = { tally, directions, verdict, direction, bar, years };
})();
