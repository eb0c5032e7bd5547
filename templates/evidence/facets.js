// What lists are filtered by.
(function () {
  "use strict";
  const { data, names, filters } = window.draftreview;
  const recordOf = (claim) => data.record(claim.record);
  const yearOf = (record) => [Number(record.year)];
  const population = (record) => [record.stratum ? `stratum:${record.stratum}` : "none", record.study && record.study.population];
  const isStratum = (value) => value.startsWith("stratum:") || value === "none";
  const placesOf = (...concepts) => concepts.flatMap(data.ancestorsOf);
  const conceptsOf = (region) => (region && region.concepts) || [];

  filters.add({
    id: "section", label: "Section", name: (id) => names.word("section", id), order: Object.keys(data.words.section),
    of: { claims: (claim) => data.groupsOf(claim).map((group) => group.section), syntheses: (synthesis) => [synthesis.section] },
  });
  filters.add({
    id: "verdict", label: "Verdict", name: (id) => names.verdict(id).label, order: Object.keys(names.VERDICTS),
    of: { claims: (claim) => data.groupsOf(claim).map((group) => group.verdict), syntheses: (synthesis) => [synthesis.verdict] },
  });
  filters.add({
    id: "region", label: "Region", name: names.concept, hint: "A wider region includes all that is part of it.",
    parent: (id) => ((data.concept(id) || {}).part_of || [])[0],
    of: {
      claims: (claim) => placesOf(...conceptsOf(claim.region), ...conceptsOf(claim.target)),
      syntheses: (synthesis) => placesOf(synthesis.region, synthesis.target),
    },
  });
  filters.add({
    id: "measure", label: "Measure", name: names.concept, parent: (id) => ((data.concept(id) || {}).part_of || [])[0],
    of: { claims: (claim) => data.ancestorsOf(claim.measure), syntheses: (synthesis) => data.ancestorsOf(synthesis.measure) },
  });
  filters.add({
    id: "direction", label: "Direction", name: (id) => names.capital(names.direction(id)), order: Object.keys(data.words.direction),
    of: { claims: (claim) => [claim.direction], syntheses: (synthesis) => Object.keys(synthesis.by_direction || {}) },
  });

  const strataOf = new Map(data.records.map((record) => population(record).reverse()));
  filters.add({
    id: "population", label: "Population",
    name: (value) => (value === "none" ? "Not stated" : isStratum(value) ? names.word("stratum", value.slice(8)) : names.capital(names.concept(value))),
    order: [...Object.keys(data.words.stratum).map((id) => `stratum:${id}`), "none"],
    parent: (value) => (isStratum(value) ? undefined : strataOf.get(value)),
    of: {
      studies: population,
      claims: (claim) => population(recordOf(claim)),
      syntheses: (synthesis) => [synthesis.stratum ? `stratum:${synthesis.stratum}` : "none", ...data.recordsIn(synthesis).map((record) => record.study && record.study.population)],
    },
  });
  filters.add({
    id: "year", label: "Year", range: true,
    of: { studies: yearOf, claims: (claim) => yearOf(recordOf(claim)), syntheses: (synthesis) => data.recordsIn(synthesis).flatMap(yearOf) },
  });
  filters.add({
    id: "status", label: "Status", name: (id) => names.STATUSES[id] || names.words(id), order: Object.keys(names.STATUSES),
    of: { claims: (claim) => [claim.status] },
  });
  filters.add({
    id: "vote", label: "Vote", name: (value) => (value === "yes" ? "Has a vote" : names.capital(value)), order: ["yes"],
    of: { claims: (claim) => [names.vote(claim)] },
  });
  filters.add({
    id: "record", label: "Record", name: (id) => names.DECISIONS[id] || names.words(id), order: Object.keys(names.DECISIONS),
    of: { studies: (record) => [names.decision(record)], claims: (claim) => [names.decision(recordOf(claim))] },
  });
})();
