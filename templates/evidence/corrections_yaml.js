// corrections.yaml as text, letter by letter as the command line writes it.
(function () {
  "use strict";
  const ENTRY = ["record", "check", "quote", "rule", "claim", "corrected", "reason"];
  const STATEMENT = [
    "region", "side", "target", "target_side", "measure", "direction", "group", "comparator", "kind", "associate",
    "status", "about", "of_change", "further_associates",
  ];
  const STUDY = ["exclude", "cohort", "reason"];
  // Words of closed lists stand bare, all other text in quotation marks.
  const BARE = new Set(["check", "side", "target_side", "direction", "kind", "status"]);
  // What JSON leaves as it is and YAML takes for a line end, refuses, or drops.
  const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

  const escape = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const quote = (text) => JSON.stringify(text).replace(ESCAPED, escape);

  function write(name, value) {
    if (Array.isArray(value)) return `[${value.map(quote).join(", ")}]`;
    if (typeof value === "object") return flow(value, STATEMENT);
    return typeof value === "string" && !BARE.has(name) ? quote(value) : String(value);
  }

  const pairs = (fields, order) => order.filter((name) => name in fields).map((name) => `${name}: ${write(name, fields[name])}`);
  const flow = (fields, order) => `{${pairs(fields, order).join(", ")}}`;
  const byId = (entries) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

  function* lines(all) {
    yield "schema: 1";
    if (all.reviewer) yield `reviewer: ${quote(all.reviewer)}`;
    if (all.claims.size) yield "claims:";
    for (const [id, entry] of byId(all.claims)) {
      yield `  ${id}:`;
      for (const pair of pairs(entry, ENTRY)) yield `    ${pair}`;
    }
    if (all.studies.size) yield "studies:";
    for (const [id, entry] of byId(all.studies)) yield `  ${quote(id)}: ${flow(entry, STUDY)}`;
  }

  window.draftreview.correctionsYaml = {
    /** Write everything that a store holds. */
    write: (all) => `${[...lines(all)].join("\n")}\n`,
  };
})();
