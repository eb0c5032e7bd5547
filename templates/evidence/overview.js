// The first view: what there is, in numbers that lead to the lists behind them.
(function () {
  "use strict";
  const { data, elements, names, plots, routes } = window.draftreview;
  const { make, isolate } = elements;
  const number = (count) => count.toLocaleString("en");
  const joint = (synthesis) => synthesis.verdict !== "single" && (synthesis.cohorts || []).length > 1;

  function tile(count, label, note, address) {
    return make("li", null, make("a", { class: "tile", href: address }, make("b", null, number(count)), make("span", null, label), make("small", null, note)));
  }

  function tiles() {
    const used = data.records.filter((record) => record.outcome.used).length;
    const voting = data.claims.filter((claim) => claim.votes).length;
    const several = data.syntheses.filter(joint);
    const of = (verdict) => several.filter((synthesis) => synthesis.verdict === verdict).length;
    return make("ul", { class: "tiles" },
      tile(data.records.length, "records", `${number(used)} with findings`, routes.list("studies")),
      tile(data.claims.length, "claims", `${number(voting)} have a vote`, routes.list("claims")),
      tile(data.syntheses.length, "syntheses", `${number(several.length)} of two or more cohorts`, routes.list("syntheses")),
      tile(of("consensus"), "with consensus", names.VERDICTS.consensus.means, routes.list("syntheses", { verdict: "consensus" })),
      tile(of("discrepancy"), "with a discrepancy", names.VERDICTS.discrepancy.means, routes.list("syntheses", { verdict: "discrepancy" })));
  }

  /** Count the syntheses of each section by verdict. */
  function sections() {
    const verdicts = Object.keys(names.VERDICTS).filter((id) => data.syntheses.some((synthesis) => synthesis.verdict === id));
    const rows = Object.keys(data.words.section).map((id) => [id, data.syntheses.filter((synthesis) => synthesis.section === id)]).filter(([, found]) => found.length);
    const largest = Math.max(1, ...rows.flatMap(([, found]) => verdicts.map((verdict) => found.filter((s) => s.verdict === verdict).length)));
    const cell = (section, found, verdict) => {
      const count = found.filter((synthesis) => synthesis.verdict === verdict).length;
      if (!count) return make("td", { class: "numeric empty" }, "0");
      const link = make("a", { href: routes.list("syntheses", { section, verdict }) }, number(count));
      return make("td", { class: "numeric" }, make("span", { class: "counted" }, plots.bar(count, largest, verdict), link));
    };
    return make("div", { class: "wide" }, make("table", { class: "sections" },
      make("caption", null, "Syntheses by section and verdict"),
      make("thead", null, make("tr", null, make("th", { scope: "col" }, "Section"), verdicts.map((id) => make("th", { scope: "col", class: "numeric" }, plots.verdict(id))))),
      make("tbody", null, rows.map(([id, found]) => make("tr", null,
        make("th", { scope: "row" }, make("a", { href: routes.list("syntheses", { section: id }) }, names.word("section", id))),
        verdicts.map((verdict) => cell(id, found, verdict)))))));
  }

  /** List the syntheses of a verdict that most cohorts stand behind. */
  function leading(verdict, title) {
    const found = data.syntheses.filter((synthesis) => joint(synthesis) && synthesis.verdict === verdict);
    const most = [...found].sort((a, b) => b.cohorts.length - a.cohorts.length).slice(0, 6);
    if (!most.length) return null;
    return make("section", { class: "leading" }, make("h2", null, plots.verdict(verdict), make("small", null, title)),
      make("ul", { class: "plain" }, most.map((synthesis) => make("li", null,
        make("a", { href: routes.group(synthesis) }, names.synthesisTitle(synthesis)),
        make("small", null, [names.synthesisScope(synthesis), names.stratum(synthesis.stratum)].filter(Boolean).join(" · ")),
        make("span", { class: "plotted" }, plots.directions(synthesis), make("small", null, names.votes(synthesis)))))),
      found.length > most.length ? make("p", null, make("a", { href: routes.list("syntheses", { verdict }) }, `All ${number(found.length)}`)) : null);
  }

  /** Say what became of every entry of the search. */
  function flow() {
    const { prisma } = data.held;
    const reasons = (counts) => Object.entries(counts || {}).map(([id, count]) => make("li", null, `${names.word("reason", id)}: ${number(count)}`));
    const step = (label, count, counts, chosen) => make("li", null,
      chosen && count ? make("a", { href: routes.list("studies", { record: chosen }) }, number(count)) : number(count), ` ${label}`,
      counts && Object.keys(counts).length ? make("ul", null, reasons(counts)) : null);
    const sum = (counts) => Object.values(counts || {}).reduce((a, b) => a + b, 0);
    return make("section", null, make("h2", null, "What became of the records"), plots.years(), make("ul", { class: "flow" },
      step("entries read", sum(prisma.identified)),
      prisma.unreadable ? step("entries that could not be read", prisma.unreadable) : null,
      prisma.unselected ? step("left out by the selection from a store", prisma.unselected) : null,
      step("duplicates merged", prisma.duplicates || 0),
      step("excluded", sum(prisma.excluded), prisma.excluded, "excluded"),
      step("background, without a vote", sum(prisma.background), prisma.background, "background"),
      step("primary studies without a finding", sum(prisma.without_claims), prisma.without_claims, "empty"),
      step("primary studies with findings", prisma.with_claims || 0, null, "used")));
  }

  function key() {
    const row = (sign, meaning) => make("li", null, sign, " ", meaning);
    return make("section", { class: "key-to" }, make("h2", null, "How to read this"), make("ul", { class: "plain" },
      row(plots.direction("decrease"), "and inverse relations stand on the left of a plot, a mark for each cohort"),
      row(plots.direction("increase"), "and positive relations stand on the right"),
      row(plots.direction("no_difference"), "cohorts that looked and found none stand in the middle"),
      row(plots.direction("altered"), "a difference or relation whose direction is not stated"),
      Object.entries(names.VERDICTS).map(([id, { means }]) => row(plots.verdict(id), means))));
  }

  function show() {
    const { snapshot, rules } = data.held;
    return make("div", { class: "overview" },
      make("h1", null, isolate(data.held.title)),
      make("p", { class: "soft" }, `Snapshot of ${snapshot.date}, content `, make("code", null, snapshot.hash.slice(0, 12)), `; rules “${rules.pack}” `, make("code", null, rules.hash.slice(0, 12)),
        ". Findings are read from abstracts by rules; every one leads to the sentence that states it."),
      tiles(), sections(),
      make("div", { class: "columns" }, leading("consensus", names.VERDICTS.consensus.means), leading("discrepancy", names.VERDICTS.discrepancy.means)),
      make("div", { class: "columns" }, flow(), key()));
  }

  window.draftreview.overview = { show };
})();
