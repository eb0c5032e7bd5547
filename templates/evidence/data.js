// What the page holds, by id.
(function () {
  "use strict";
  const held = JSON.parse(document.getElementById("data").textContent);
  const byId = (items) => new Map(items.map((item) => [item.id, item]));
  const records = byId(held.records);
  const claims = byId(held.claims);
  const syntheses = byId(held.syntheses);
  const ancestors = new Map();
  const mentions = new Map();

  const ofRecord = new Map();
  for (const claim of held.claims) {
    if (ofRecord.has(claim.record)) ofRecord.get(claim.record).push(claim);
    else ofRecord.set(claim.record, [claim]);
  }
  const recordsIn = (synthesis) => new Set((synthesis.cohorts || []).flat());

  /** List a concept and all it is part of, nearest first, each once. */
  function ancestorsOf(concept) {
    if (!concept) return [];
    if (!ancestors.has(concept)) {
      const found = [concept];
      for (let at = 0; at < found.length; at += 1) {
        for (const wider of (held.concepts[found[at]] || {}).part_of || []) if (!found.includes(wider)) found.push(wider);
      }
      ancestors.set(concept, found);
    }
    return ancestors.get(concept);
  }

  /** List what the rules recognise in the abstract of a record, in order. */
  function mentionsOf(record) {
    if (!mentions.has(record.id)) {
      const packed = record.mentions || [];
      const found = [];
      for (let at = 0, start = 0; at < packed.length; at += 3) {
        start += packed[at];
        const [label, concept, rule] = held.marks[packed[at + 2]];
        found.push({ start, end: start + packed[at + 1], label, concept, rule });
      }
      mentions.set(record.id, found);
    }
    return mentions.get(record.id);
  }

  window.draftreview.data = {
    held,
    records: held.records,
    claims: held.claims,
    syntheses: held.syntheses,
    words: held.words,
    choices: held.choices,
    corrections: held.corrections || {},
    record: (id) => records.get(id),
    claim: (id) => claims.get(id),
    synthesis: (id) => syntheses.get(id),
    claimsOf: (recordId) => ofRecord.get(recordId) || [],
    groupsOf: (claim) => (claim.groups || []).map((id) => syntheses.get(id)).filter(Boolean),
    claimsIn: (synthesis) => (synthesis.claim_ids || []).map((id) => claims.get(id)).filter(Boolean),
    claimsBeside: (synthesis) => (synthesis.beside_claims || []).map((id) => claims.get(id)).filter(Boolean),
    recordsIn: (synthesis) => [...recordsIn(synthesis)].map((id) => records.get(id)).filter(Boolean),
    concept: (id) => (Object.hasOwn(held.concepts, id) ? held.concepts[id] : undefined),
    ancestorsOf,
    mentionsOf,
    /** Give the exact sentence that a piece of evidence points to. */
    quote: (claim, evidence) => ((records.get(claim.record) || {})[evidence.field] || "").slice(evidence.start, evidence.end),
  };
})();
