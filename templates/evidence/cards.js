// A claim as a card: what it says, the sentence that says so, the rule, whether it counts and where.
(function () {
  "use strict";
  const { data, elements, names, plots, routes } = window.draftreview;
  const { make, isolate } = elements;

  /** Lead to a study by its short name. */
  function studyLink(record) {
    return make("a", { href: routes.study(record) }, isolate(record.name));
  }

  function groupLink(synthesis) {
    return make("a", { href: routes.group(synthesis) }, names.synthesisTitle(synthesis));
  }

  function quotes(claim) {
    return (claim.evidence || []).map((evidence) => make("blockquote", { dir: "auto" }, data.quote(claim, evidence)));
  }

  function heading(claim, number, level) {
    return make(level, { class: "claim-head" },
      number ? make("span", { class: "number", "aria-hidden": "true" }, String(number)) : null,
      make("a", { href: routes.claim(claim) }, number ? make("span", { class: "hidden" }, `Claim ${number}: `) : null,
        names.capital(names.measure(claim)), ", ", isolate(names.places(claim)), " ", plots.direction(claim.direction)));
  }

  function facts(claim, rows) {
    const listed = rows.filter(([, value]) => value);
    return make("dl", { class: "facts" }, listed.map(([name, value]) => make("div", null, make("dt", null, name), make("dd", null, value))));
  }

  function vote(claim) {
    return claim.votes ? "counts" : claim.why_not || "no";
  }

  /** Write the card of a claim. `shown` says which parts: its number in the abstract, its study, its quotes, its groups. */
  function claimCard(claim, shown) {
    const groups = data.groupsOf(claim);
    const contrast = names.contrast(claim);
    const rows = [
      ["Study", shown.study && studyLink(data.record(claim.record))],
      [claim.associate ? "Related" : "Compared", contrast && isolate(contrast)],
      ["Method", claim.modality && names.word("modality", claim.modality)],
      ["Significance", claim.significance && names.words(claim.significance)],
      ["Status", claim.status !== "asserted" && names.STATUSES[claim.status]],
      ["Vote", vote(claim)],
      ["Rule", make("code", null, claim.rule)],
      ["Stands in", shown.groups && groups.length && make("ul", { class: "plain" }, groups.map((group) => make("li", null, groupLink(group), " ", plots.verdict(group.verdict))))],
    ];
    return make("article", { class: `card claim${claim.votes ? "" : " voteless"}`, "data-claim-card": claim.id, tabindex: "-1", "aria-label": names.claimTitle(claim) },
      heading(claim, shown.number, shown.level || "h3"),
      shown.quotes ? quotes(claim) : null,
      facts(claim, rows),
      make("div", { class: "checking", "data-claim": claim.id }));
  }

  window.draftreview.cards = { claimCard, facts, studyLink, groupLink, vote };
})();
