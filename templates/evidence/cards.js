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

  function facts(rows) {
    const listed = rows.filter(([, value]) => value);
    return make("dl", { class: "facts" }, listed.map(([name, value]) => make("div", null, make("dt", null, name), make("dd", null, value))));
  }

  /** Name the syntheses that a claim stands in, or say why it stands in none. */
  function standing(claim) {
    const groups = data.groupsOf(claim);
    if (!groups.length) return claim.why_not ? names.capital(claim.why_not.replace(/^no: /, "")) : null;
    const why = claim.votes || !claim.why_not ? null : make("li", null, make("small", null, names.capital(claim.why_not)));
    return make("ul", { class: "plain" }, groups.map((group) => make("li", null, groupLink(group), " ", plots.verdict(group.verdict))), why);
  }

  /** Say in a line how a claim was read: method, significance, status and the rule. */
  function reading(claim) {
    const said = [
      claim.modality && names.word("modality", claim.modality),
      claim.significance && names.words(claim.significance),
      claim.status !== "asserted" && names.STATUSES[claim.status].toLowerCase(),
    ];
    return make("p", { class: "reading-line" }, said.filter(Boolean).map((text) => `${text} · `), "rule ", make("code", null, claim.rule));
  }

  /** Write the card of a claim. `shown` says which parts: its number in the abstract, its study, its quotes, its groups. */
  function claimCard(claim, shown) {
    const contrast = names.contrast(claim);
    const groups = shown.groups && standing(claim);
    const rows = [
      ["Study", shown.study && studyLink(data.record(claim.record))],
      [claim.associate ? "Related" : "Compared", contrast && isolate(contrast)],
      [data.groupsOf(claim).length ? "Stands in" : "No vote", groups],
    ];
    return make("article", { class: `card claim${claim.votes ? "" : " voteless"}`, "data-claim-card": claim.id, tabindex: "-1", "aria-label": names.claimTitle(claim) },
      heading(claim, shown.number, shown.level || "h3"),
      shown.quotes ? quotes(claim) : null,
      facts(rows), reading(claim),
      make("div", { class: "checking", "data-claim": claim.id }));
  }

  window.draftreview.cards = { claimCard, facts, studyLink };
})();
