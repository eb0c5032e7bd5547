// Deciding about many claims at once: those that are selected, out of those that a list shows.
(function () {
  "use strict";
  const { checkForms, checks, elements, hooks, names, selection } = window.draftreview;
  const { make } = elements;
  const listed = () => window.draftreview.page.shown().items.map((claim) => claim.id);
  const many = (ids) => names.plural(ids.length, "claim");

  /** Accept what is selected and was not checked before; what was decided otherwise stays. */
  function acceptAll() {
    const ids = selection.ids();
    const open = ids.filter((id) => checks.stateOf(id) === "unchecked");
    checks.accept(open);
    done(ids.length === open.length ? `Accepted: ${many(open)}` : `Accepted: ${many(open)}; ${many(ids.filter((id) => !open.includes(id)))} had been checked before and stayed as they were`);
  }

  function takeBack() {
    checks.clear(selection.ids());
    done("");
  }

  function done(words) {
    selection.clear();
    if (words) elements.announce(words);
  }

  function makeBar(place) {
    const all = make("input", { type: "checkbox", change: () => selection.set(listed(), all.checked) });
    const label = make("span");
    const act = (words, click, kind) => make("button", { type: "button", class: kind || null, click }, words);
    const buttons = make(
      "span", { class: "buttons", role: "group", "aria-label": "Check the selected claims" },
      act("Accept", acceptAll, "primary"), act("Reject …", () => checkForms.reject(selection.ids(), () => done(""))), act("Take checks back", takeBack), act("Select none", selection.clear),
    );
    place.replaceChildren(make("label", { class: "box" }, all, label), buttons);
    place.update = () => {
      const ids = listed();
      const chosen = selection.ids();
      const here = ids.filter(selection.has).length;
      all.checked = ids.length > 0 && here === ids.length;
      all.indeterminate = here > 0 && here < ids.length;
      label.textContent = chosen.length ? ` ${many(chosen)} selected` : ` Select all ${many(ids)} listed`;
      buttons.hidden = !chosen.length;
    };
  }

  /** Fill the bar of the list of claims as soon as the page says what is shown. */
  function update() {
    const place = document.querySelector(".bulk[data-view='claims']");
    if (!place || !window.draftreview.page || window.draftreview.page.shown().view !== "claims") return;
    if (!place.update) makeBar(place);
    place.update();
  }

  hooks.onRendered((element) => element.id === "main" && queueMicrotask(update));
  selection.subscribe(update);
})();
