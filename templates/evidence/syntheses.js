// Syntheses as a list, and one of them with its votes and claims.
(function () {
  "use strict";
  const { data, cards, elements, names, plots, routes } = window.draftreview;
  const { make, isolate } = elements;
  const VERDICTS = Object.keys(names.VERDICTS);
  const people = (synthesis) => Object.values(synthesis.participants || {}).reduce((a, b) => a + b, 0);

  /** Write the votes so that a line ends between them alone. */
  function voteParts(synthesis) {
    return names.votes(synthesis).split(", ").map((part, at) => [at ? ", " : "", make("span", { class: "part" }, part)]);
  }

  const COLUMNS = [
    {
      id: "finding", label: "Finding", key: names.synthesisTitle,
      cell: (synthesis) => [make("a", { href: routes.group(synthesis) }, names.synthesisTitle(synthesis)), make("small", null, names.synthesisScope(synthesis))],
    },
    { id: "population", label: "Population", key: (synthesis) => names.stratum(synthesis.stratum), cell: (synthesis) => names.stratum(synthesis.stratum) },
    { id: "verdict", label: "Verdict", key: (synthesis) => VERDICTS.indexOf(synthesis.verdict), cell: (synthesis) => [plots.verdict(synthesis.verdict), synthesis.fragile ? make("small", null, "fragile") : null] },
    { id: "directions", label: "Directions", key: (synthesis) => { const found = plots.tally(synthesis); return found.higher - found.lower; }, most: true, cell: (synthesis) => plots.directions(synthesis) },
    { id: "votes", label: "Votes", key: (synthesis) => Object.values(synthesis.votes || {}).reduce((a, b) => a + b, 0), most: true, cell: voteParts },
    { id: "people", label: "People", key: (synthesis) => people(synthesis) || null, numeric: true, cell: (synthesis) => (people(synthesis) ? people(synthesis).toLocaleString("en") : "–") },
  ];

  function studies(ids) {
    return make("ul", { class: "inline" }, ids.map((id) => make("li", null, data.record(id) ? cards.studyLink(data.record(id)) : id)));
  }

  function voteTable(synthesis) {
    const beside = synthesis.beside || {};
    const row = (direction, count, ids, note) => make("tr", null, make("th", { scope: "row" }, plots.direction(direction)), make("td", { class: "numeric" }, count), make("td", null, studies(ids), note ? make("small", null, note) : null));
    return make("table", { class: "votes" }, make("caption", null, "What the cohorts found"),
      make("thead", null, make("tr", null, make("th", { scope: "col" }, "Direction"), make("th", { scope: "col", class: "numeric" }, "Cohorts"), make("th", { scope: "col" }, "Studies"))),
      make("tbody", null,
        Object.entries(synthesis.by_direction || {}).map(([direction, ids]) => row(direction, String((synthesis.votes || {})[direction] || 0), ids)),
        Object.entries(beside).map(([direction, ids]) => row(direction, "–", ids, "reviews and meta-analyses, which have no vote"))));
  }

  function separations(synthesis) {
    return (synthesis.separated_by || []).map((separation) => make("p", null,
      `The sides differ in ${names.words(separation.field)}: `,
      Object.entries(separation.values).map(([side, values], at) => [at ? "; " : "", plots.direction(side), " in ", isolate(values.map(names.concept).join(", "))]),
      separation.complete ? "." : " (not known of every study)."));
  }

  function figures(synthesis) {
    const { interval, sign_test_p: p } = synthesis;
    const share = (value) => `${Math.round(100 * value)} %`;
    const mixed = (synthesis.mixed || []).map((cohort) => cohort.join(", ")).join("; ");
    const without = (synthesis.left_out || []).map(({ cohort, verdict }) => `${names.verdict(verdict).label.toLowerCase()} without ${cohort.map((id) => (data.record(id) || { name: id }).name).join(", ")}`);
    return cards.facts([
      ["Population", names.stratum(synthesis.stratum)],
      ["Section", names.word("section", synthesis.section)],
      ["Place", synthesis.level && `compared by ${names.words(synthesis.level)}`],
      ["Cohorts", String((synthesis.cohorts || []).length)],
      ["Participants", people(synthesis) ? people(synthesis).toLocaleString("en") : "not known of every cohort"],
      ["Sign test", typeof p === "number" && `p = ${p.toPrecision(2)}`],
      ["Share of the majority", interval && synthesis.majority && `95 % interval ${share(interval[0])} to ${share(interval[1])}`],
      ["Found both", mixed],
      ["The verdict would be", without.join("; ")],
      ["Not reported", synthesis.not_reported && make("details", null, make("summary", null, names.plural(synthesis.not_reported.length, "study of the same measure states", "studies of the same measure state") + " nothing here"), studies(synthesis.not_reported))],
      ["Id", make("code", null, synthesis.id)],
    ]);
  }

  /** Show one synthesis. */
  function show(synthesis) {
    const claims = data.claimsIn(synthesis);
    const beside = data.claimsBeside(synthesis);
    const scope = names.synthesisScope(synthesis);
    const list = (title, found) => (found.length ? make("section", null, make("h2", null, `${title} (${found.length})`), found.map((claim) => cards.claimCard(claim, { study: true, quotes: true }))) : null);
    return make("div", { class: "group-view" },
      make("h1", null, names.synthesisTitle(synthesis)),
      scope ? make("p", { class: "soft" }, scope) : null,
      make("p", { class: "verdict-line" }, plots.verdict(synthesis.verdict), " ", names.verdict(synthesis.verdict).means, synthesis.fragile ? "; fragile: leaving out one cohort would change it" : ""),
      make("div", { class: "plotted large" }, plots.directions(synthesis, 1.7), make("span", null, names.votes(synthesis))),
      separations(synthesis),
      make("div", { class: "columns" }, make("section", null, voteTable(synthesis)), make("section", null, figures(synthesis))),
      list("Claims", claims), list("Beside the votes", beside));
  }

  window.draftreview.syntheses = { COLUMNS, caption: "Syntheses", sort: "verdict", noun: ["synthesis", "syntheses"], show };
})();
