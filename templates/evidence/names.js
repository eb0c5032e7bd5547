// The words in which the page speaks of what the data names by ids.
(function () {
  "use strict";
  const { data } = window.draftreview;
  const VERDICTS = {
    consensus: { label: "Consensus", sign: "✓", means: "enough cohorts agree on a direction" },
    discrepancy: { label: "Discrepancy", sign: "⇄", means: "cohorts report opposite directions" },
    unresolved: { label: "Unresolved", sign: "?", means: "one direction, with too many that found none beside it" },
    null: { label: "No difference", sign: "○", means: "all who looked found none" },
    single: { label: "Single study", sign: "1", means: "one cohort alone has looked" },
  };
  const STATUSES = { asserted: "Finding", hedged: "Possibility", background: "Earlier work or aim" };
  const DECISIONS = { used: "With findings", empty: "Without a finding", background: "Background", excluded: "Excluded" };
  const UNDIRECTED = ["altered", "association"];
  const NULLS = ["no_difference", "no_association"];
  const LOWER = ["decrease", "negative"];
  const HIGHER = ["increase", "positive"];

  /** Write an id as words. */
  const words = (id) => String(id).replace(/[-_]/g, " ");
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const concept = (id) => (data.concept(id) || { name: words(id) }).name;
  const word = (table, key) => (data.words[table] && Object.hasOwn(data.words[table], key) ? data.words[table][key] : words(key));
  const direction = (id) => word("direction", id);
  const plural = (count, noun, many) => `${count.toLocaleString("en")} ${count === 1 ? noun : many || `${noun}s`}`;

  function place(region) {
    return region ? [region.side, region.label].filter(Boolean).join(" ") : "";
  }

  /** Name where a claim is: its region, and the other end of a connection. */
  const places = (claim) => [place(claim.region), place(claim.target)].filter(Boolean).join(" – ");

  function measure(item) {
    return item.measure ? concept(item.measure) : "measure not stated";
  }

  /** Say who is compared with whom, or what a measure is related to, in the words of the abstract. */
  function contrast(claim) {
    if (claim.associate) return `with “${claim.associate}”`;
    const { group, comparator } = claim.comparison || {};
    return [group, comparator].filter(Boolean).map((side) => `“${side}”`).join(" vs ");
  }

  /** Say whether a claim has a vote, or why it has none. */
  const vote = (claim) => (claim.votes ? "yes" : claim.why_not || "no");

  function claimTitle(claim) {
    return capital(`${measure(claim)}, ${places(claim)}: ${direction(claim.direction)}`);
  }

  function synthesisTitle(synthesis) {
    const ends = [synthesis.region, synthesis.target].filter(Boolean).map(concept).join(" – ");
    const what = [synthesis.measure ? concept(synthesis.measure) : "any measure"];
    if (synthesis.associate) what.push(`with ${concept(synthesis.associate)}`);
    if (synthesis.of_change) what.unshift("change of");
    return capital([what.join(" "), ends].filter(Boolean).join(", "));
  }

  /** Say who is compared in a synthesis, and under what. */
  function synthesisScope(synthesis) {
    const sides = [synthesis.group, synthesis.comparator].filter(Boolean).map(concept);
    const compared = sides.length === 2 ? sides.join(" vs ") : synthesis.comparison_kind && words(synthesis.comparison_kind);
    const parts = [compared, synthesis.treatment && concept(synthesis.treatment), synthesis.modality && word("modality", synthesis.modality)];
    return parts.filter(Boolean).join(" · ");
  }

  function stratum(id) {
    return id ? word("stratum", id) : "Population not stated";
  }

  /** Count the votes of a synthesis in words, the direction of most first. */
  function votes(synthesis) {
    const order = [...LOWER, ...HIGHER, ...UNDIRECTED, ...NULLS];
    const found = order.filter((id) => (synthesis.votes || {})[id]);
    found.sort((a, b) => synthesis.votes[b] - synthesis.votes[a]);
    const parts = found.map((id) => `${synthesis.votes[id]} ${direction(id)}`);
    if (synthesis.mixed) parts.push(`${synthesis.mixed.length} both`);
    return parts.join(", ");
  }

  window.draftreview.names = {
    VERDICTS, STATUSES, DECISIONS, LOWER, HIGHER, NULLS, UNDIRECTED,
    words, capital, concept, word, direction, plural, places, measure, contrast,
    claimTitle, synthesisTitle, synthesisScope, stratum, vote, votes,
    verdict: (id) => VERDICTS[id] || { label: words(id), sign: "•", means: "" },
    /** Say what became of a record: used, without a finding, background or excluded. */
    decision(record) {
      const { decision, used } = record.outcome || {};
      return decision === "primary" ? (used ? "used" : "empty") : decision || "excluded";
    },
  };
})();
