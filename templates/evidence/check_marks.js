// What stands beside each claim: whether it is checked, and the buttons that check it.
(function () {
  "use strict";
  const { checkForms, checks, claimForm, elements, hooks, selection } = window.draftreview;
  const { make } = elements;
  /** Accept a claim; one that the reviewer edited or added is right as it stands. */
  function accept(id) {
    if (!checks.accept([id])) elements.announce("It says what you wrote already; press e to change it.");
  }

  const VERBS = [
    { does: "accept", state: "accepted", sign: "✓", label: "Accept", act: accept },
    { does: "reject", state: "rejected", sign: "✕", label: "Reject", act: (id) => checkForms.reject([id]) },
    { does: "edit", state: "edited", sign: "✎", label: "Edit", act: (id) => claimForm.edit(id) },
  ];

  const inTable = (place) => Boolean(place.closest("td, th"));

  /** Check a claim, or take the check back that it has. */
  function act(verb, id) {
    if (verb.does !== "edit" && checks.stateOf(id) === verb.state) checks.clear([id]);
    else verb.act(id);
  }

  function button(verb, id, small) {
    const label = small ? make("span", { class: "hidden" }, verb.label) : ` ${verb.label}`;
    return make(
      "button", { type: "button", class: `verb ${verb.does}`, "data-does": verb.does, title: small ? verb.label : null, click: () => act(verb, id) },
      make("span", { "aria-hidden": "true" }, verb.sign), label,
    );
  }

  function fill(place) {
    if (place.firstChild) return;
    const id = place.dataset.claim;
    const small = inTable(place);
    const box = make("input", { type: "checkbox", class: "pick", "aria-label": "Select this claim", change: () => selection.set([id], box.checked) });
    const verbs = make("span", { class: "verbs", role: "group", "aria-label": "Check this claim" }, VERBS.map((verb) => button(verb, id, small)));
    place.replaceChildren(box, verbs, make("span", { class: "check-state" }), small ? "" : make("p", { class: "check-note" }));
  }

  function noteOf(id) {
    const entry = checks.entry(id);
    if (!entry) return "";
    const says = entry.check === "edited" ? `Now: ${checks.describe(entry.corrected)}.` : "";
    return [says, entry.reason && `Reason: ${entry.reason}`].filter(Boolean).join(" ");
  }

  /** Show how a claim stands. */
  function show(place) {
    const id = place.dataset.claim;
    const state = checks.stateOf(id);
    place.dataset.check = state;
    place.querySelector(".pick").checked = selection.has(id);
    for (const verb of VERBS) {
      const pressed = verb.state === state || (verb.does === "accept" && state === "added");
      place.querySelector(`.${verb.does}`).setAttribute("aria-pressed", String(pressed));
    }
    place.querySelector(".check-state").textContent = checks.CHECKS[state];
    const note = place.querySelector(".check-note");
    if (note) elements.refill(note, noteOf(id) && elements.isolate(noteOf(id)));
  }

  const places = (element) => elements.within(element, ".checking[data-claim]");

  hooks.onRendered((element) => {
    for (const place of places(element)) {
      fill(place);
      show(place);
    }
  });
  checks.store.subscribe(({ ids }) => {
    for (const place of places(document.body)) if (ids.has(place.dataset.claim)) show(place);
  });
  selection.subscribe(() => places(document.body).forEach(show));

  window.draftreview.checkMarks = { VERBS, act };
})();
