// The filter by what the reviewer found.
(function () {
  "use strict";
  const { checks, filters, names } = window.draftreview;
  filters.add({
    id: "check", label: "Check", dynamic: true, name: (id) => checks.CHECKS[id] || names.words(id), order: Object.keys(checks.CHECKS),
    of: { claims: (claim) => [checks.stateOf(claim.id)] },
  });
})();
