// Claims as a list.
(function () {
  "use strict";
  const { data, cards, elements, names, plots, routes } = window.draftreview;
  const { make, isolate } = elements;
  const recordOf = (claim) => data.record(claim.record);

  const COLUMNS = [
    {
      id: "finding", label: "Finding", key: (claim) => `${names.measure(claim)} ${names.places(claim)}`,
      cell: (claim) => [
        make("a", { href: routes.claim(claim) }, names.capital(names.measure(claim)), ", ", isolate(names.places(claim))),
        make("small", null, isolate(names.contrast(claim))),
        make("small", { class: "quote", dir: "auto" }, isolate(data.quote(claim, claim.evidence[0]))),
      ],
    },
    { id: "direction", label: "Direction", key: (claim) => names.direction(claim.direction), cell: (claim) => plots.direction(claim.direction) },
    { id: "study", label: "Study", key: (claim) => recordOf(claim).name, cell: (claim) => cards.studyLink(recordOf(claim)) },
    { id: "vote", label: "Vote", key: names.vote, cell: names.vote },
    { id: "rule", label: "Rule", key: (claim) => claim.rule, cell: (claim) => make("code", null, claim.rule) },
    { id: "check", label: "Check", cell: (claim) => make("div", { class: "checking compact", "data-claim": claim.id }) },
  ];

  window.draftreview.claims = { COLUMNS, caption: "Claims", noun: ["claim", "claims"] };
})();
