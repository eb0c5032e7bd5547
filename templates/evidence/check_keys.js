// Checking by keys: they act on the claim that has the focus, or the one that is shown.
(function () {
  "use strict";
  const { checkForms, checkMarks, checks, data, dialogs, elements, filters, keys, routes, selection } = window.draftreview;
  const [accept, reject, edit] = checkMarks.VERBS;

  function claimIn(element) {
    const place = element && (element.matches("[data-claim]") ? element : element.querySelector(".checking[data-claim]"));
    return place ? place.dataset.claim : null;
  }

  /** Give the claim that the keys act on. */
  function current() {
    const focused = document.activeElement.closest("[data-claim], [data-claim-card], tbody tr");
    const route = routes.current();
    return claimIn(focused) || (route.view === "claim" && data.claim(route.id) ? route.id : null);
  }

  function act(verb) {
    const id = current();
    if (id) checkMarks.act(verb, id);
    else elements.announce("Go to a claim first; n finds the next that is unchecked.");
    return true;
  }

  /** List the claims that the reader goes through: those of the list on the way, in the order of their studies. */
  function listed() {
    const { view, query } = routes.lastList();
    if (view === "claims") return filters.run("claims", query).items;
    return filters.run("studies", view === "studies" ? query : new URLSearchParams()).items.flatMap((record) => data.claimsOf(record.id));
  }

  /** Say where in a list the reader is: after the claim at hand, or before the first of the study that is shown. */
  function placeIn(claims) {
    const claim = data.claim(current());
    if (claim) return claims.indexOf(claim) + 1;
    return Math.max(0, claims.findIndex(({ record }) => record === routes.current().id));
  }

  /** Go to the row of a claim; rows that are not written yet are. */
  function reach(claim) {
    const row = () => document.querySelector(`tbody tr[data-id="${CSS.escape(claim.id)}"] th a`);
    const more = document.querySelector("main .more");
    while (!row() && more && !more.hidden) more.click();
    if (row()) row().focus();
  }

  function next() {
    const { view, items } = window.draftreview.page.shown();
    const claims = view === "claims" ? items : listed();
    const at = placeIn(claims);
    const claim = [...claims.slice(at), ...claims.slice(0, at)].find(({ id }) => checks.stateOf(id) === "unchecked");
    if (!claim) elements.announce("Every claim of the list is checked.");
    else if (view === "claims") reach(claim);
    else routes.go(routes.claim(claim));
  }

  function select() {
    const id = current();
    if (id) selection.set([id], !selection.has(id));
  }

  keys.add("a", "accept the claim", () => act(accept));
  keys.add("r", "reject it", () => act(reject));
  keys.add("e", "edit it", () => act(edit));
  keys.add("x", "select it, or take it out of the selection", select);
  keys.add("n", "go to the next unchecked claim", next);
  keys.add("u", "undo", () => void checks.store.undo());
  keys.add("U", "do again what was undone", () => void checks.store.redo());
  keys.add("?", "show the keys", () => checkForms.help());

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || keys.isTyping(event.target) || dialogs.isOpen()) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) checks.store.redo();
    else checks.store.undo();
  });
})();
