// Studies as a list, and one of them: its abstract with highlights, its facts and its claims.
(function () {
  "use strict";
  const { data, abstracts, cards, elements, names, routes } = window.draftreview;
  const { make, isolate, leadOut } = elements;
  const fact = (record, key) => record.study && record.study[key];
  const population = (record) => (fact(record, "population") ? names.capital(names.concept(record.study.population)) : "");

  const COLUMNS = [
    { id: "study", label: "Study", key: (record) => record.name, cell: (record) => [make("a", { href: routes.study(record) }, isolate(record.name)), make("small", { class: "title" }, isolate(record.title))] },
    { id: "year", label: "Year", numeric: true, key: (record) => Number(record.year) || null, cell: (record) => record.year || "" },
    { id: "population", label: "Population", key: population, cell: population },
    { id: "people", label: "People", numeric: true, key: (record) => fact(record, "participants"), cell: (record) => (fact(record, "participants") ? record.study.participants.toLocaleString("en") : "–") },
    { id: "claims", label: "Claims", numeric: true, key: (record) => data.claimsOf(record.id).length, cell: (record) => String(data.claimsOf(record.id).length) },
    { id: "record", label: "Record", key: (record) => names.DECISIONS[names.decision(record)], cell: (record) => [names.DECISIONS[names.decision(record)], record.outcome.reason ? make("small", null, record.outcome.reason) : null] },
  ];

  function groups(record) {
    const arms = fact(record, "groups") || [];
    if (!arms.length) return null;
    return make("ul", { class: "plain" }, arms.map((arm) => make("li", null, `${arm.n.toLocaleString("en")} `, isolate(arm.label), arm.role ? make("small", null, names.concept(arm.role)) : null)));
  }

  function ages(record) {
    return (fact(record, "mean_ages") || []).map((age) => `${age.years}${age.label ? ` (${age.label})` : ""}`).join(", ");
  }

  function addresses(record) {
    const links = [];
    if (record.doi) links.push(leadOut(`https://doi.org/${encodeURIComponent(record.doi).replaceAll("%2F", "/")}`, "DOI ", isolate(record.doi)));
    if (record.pmid) links.push(leadOut(`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(record.pmid)}/`, `PubMed ${record.pmid}`));
    return make("ul", { class: "inline" }, links.map((link) => make("li", null, link)));
  }

  function facts(record) {
    const concept = (key) => fact(record, key) && names.capital(names.concept(record.study[key]));
    return make("section", { class: "card study-facts", "aria-labelledby": "facts" }, make("h2", { id: "facts" }, "Study"),
      cards.facts([
        ["Population", concept("population")],
        ["Compared under", names.stratum(record.stratum)],
        ["Groups", groups(record)],
        ["Participants", fact(record, "participants") && record.study.participants.toLocaleString("en")],
        ["Mean age", ages(record)],
        ["Design", concept("design")],
        ["Treatment", concept("treatment")],
        ["Species", concept("species")],
        ["Pooled studies", fact(record, "n_studies") && String(record.study.n_studies)],
        ["Record", [names.DECISIONS[names.decision(record)], record.outcome.reason ? `: ${record.outcome.reason}` : ""]],
        ["Notices", (record.notices || []).map((notice) => [notice.kind, notice.text].filter(Boolean).join(": ")).join("; ")],
        ["Other versions", record.versions && record.versions.map((id, at) => [at ? ", " : "", data.record(id) ? cards.studyLink(data.record(id)) : id])],
        ["Id", make("code", null, record.id)],
      ]),
      make("div", { class: "study-checking", "data-record": record.id }));
  }

  /** Write the ways to the studies before and after this one, in the list that the reader came from. */
  function ways(record, around) {
    const link = (to, text, keys, side) => (to ? make("a", { class: side, href: routes.study(to), "aria-keyshortcuts": keys }, text) : make("span", { class: `${side} off` }, text));
    return make("nav", { class: "ways", "aria-label": "Studies of the list" },
      make("a", { class: "back", href: around.address }, `${names.plural(around.items.length, "study", "studies")} in the list`),
      link(around.before, "← Previous", "[", "before"), link(around.after, "Next →", "]", "after"));
  }

  /** Show one study; with a claim, the sentences that state it stand out. */
  function show(record, around, chosen) {
    const claims = data.claimsOf(record.id);
    const title = abstracts.write(make("h1", { dir: "auto", "data-record": record.id, "data-field": "title" }), record, "title", claims);
    const text = record.abstract ? abstracts.abstract(record, claims) : make("p", { class: "soft" }, "This record has no abstract.");
    const numbered = claims.map((claim, at) => cards.claimCard(claim, { number: at + 1, groups: true }));
    const element = make("div", { class: "study-view" }, ways(record, around), title,
      make("p", { class: "soft source" }, isolate([record.authors, record.journal, record.year].filter(Boolean).join(" · "))), addresses(record),
      make("div", { class: "reading" },
        make("div", { class: "text", role: "region", tabindex: "0", "aria-labelledby": "abstract-head" },
          make("h2", { id: "abstract-head" }, "Abstract"), record.abstract ? abstracts.legend(text) : null, text, facts(record)),
        make("section", { class: "claims", "aria-labelledby": "claims-head" }, make("h2", { id: "claims-head" }, claims.length ? `Claims (${claims.length})` : "No claim was read from this abstract"), numbered)));
    const point = (id) => {
      abstracts.point(element, id);
      for (const card of element.querySelectorAll("[data-claim-card]")) card.classList.toggle("active", card.dataset.claimCard === id);
    };
    element.addEventListener("focusin", (event) => {
      const card = event.target.closest("[data-claim-card]");
      if (card) point(card.dataset.claimCard);
    });
    element.addEventListener("click", (event) => {
      const sentence = event.target.closest(".evidence[data-claims]");
      if (sentence && !String(getSelection())) point(sentence.dataset.claims.split(" ")[0]);
    });
    if (chosen) point(chosen.id);
    return element;
  }

  window.draftreview.studies = { COLUMNS, caption: "Studies", noun: ["study", "studies"], show };
})();
