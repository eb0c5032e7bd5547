// What stands in each study: how far its claims are checked, whether it is left out, and the claims added to it.
(function () {
  "use strict";
  const { checkForms, checks, claimForm, data, elements, hooks, names } = window.draftreview;
  const { make } = elements;

  const unchecked = (recordId) => data.claimsOf(recordId).filter((claim) => checks.stateOf(claim.id) === "unchecked").map((claim) => claim.id);

  function button(does, label, click) {
    return make("button", { type: "button", "data-does": does, click }, label);
  }

  function progress(recordId) {
    const claims = data.claimsOf(recordId);
    const left = unchecked(recordId);
    if (!claims.length) return null;
    const many = left.length === 1 ? "Accept the unchecked claim" : `Accept the ${left.length} unchecked claims`;
    return make(
      "p", { class: "study-progress" }, `${claims.length - left.length} of ${names.plural(claims.length, "claim")} checked`,
      left.length > 0 && button("accept-all", many, () => checks.accept(unchecked(recordId))),
    );
  }

  function decision(recordId) {
    const entry = checks.study(recordId);
    if (!entry) return null;
    const says = [entry.exclude && "Left out of the review", entry.cohort && `Cohort: ${entry.cohort}`, entry.reason && `Reason: ${entry.reason}`];
    return make("p", { class: "study-decision", "data-left-out": entry.exclude }, elements.isolate(says.filter(Boolean).join(". ")));
  }

  /** Show a claim that was added since the page was made; the page itself lists those that were there. */
  function added([id, entry]) {
    return make(
      "li", { "data-claim": id }, make("p", { class: "said" }, elements.isolate(checks.describe(entry.claim))),
      make("blockquote", null, elements.isolate(entry.quote)),
      entry.reason && make("p", { class: "check-note" }, elements.isolate(`Reason: ${entry.reason}`)),
      make("p", { class: "buttons" }, button("edit", "Edit", () => claimForm.edit(id)), button("remove", "Take away", () => checks.reject([id]))),
    );
  }

  function show(place) {
    const recordId = place.dataset.record;
    const record = data.record(recordId);
    const news = checks.addedTo(recordId).filter(([id]) => !data.claim(id));
    const does = document.activeElement && place.contains(document.activeElement) && document.activeElement.dataset.does;
    elements.refill(
      place, progress(recordId), decision(recordId),
      make(
        "p", { class: "buttons" },
        button("decide", "Leave out or assign to a cohort …", () => checkForms.decide(recordId)),
        button("add", "Add a missed claim …", () => claimForm.add(record)),
      ),
      news.length > 0 && make("section", { class: "added", "aria-label": "Claims that you added" }, make("h3", null, "Added by you"), make("ul", null, news.map(added))),
    );
    if (does) (place.querySelector(`[data-does="${does}"]`) || place.querySelector("button")).focus();
  }

  const all = (element) => elements.within(element, ".study-checking[data-record]");
  hooks.onRendered((element) => all(element).forEach(show));
  checks.store.subscribe(() => all(document.body).forEach(show));
})();
