// What is asked for in short: why a claim is rejected, what becomes of a study, who checks, which keys there are.
(function () {
  "use strict";
  const { checks, data, dialogs, elements, keys, names } = window.draftreview;
  const { make } = elements;
  /** Ask why claims are rejected, and call a function once they are. */
  function reject(ids, then) {
    const one = ids.length === 1;
    const again = ids.filter(checks.comesBack).length;
    const told = again > 0 && `${one ? "You added this claim" : `You added ${names.plural(again, "claim")} of these`}, and the rules make the same by now: what you added is taken away, and theirs comes back unchecked.`;
    dialogs.ask({
      title: one ? "Reject this claim" : `Reject ${names.plural(ids.length, "claim")}`,
      about: one ? checks.quoteOf(ids[0]) : null, submit: "Reject",
      content: [one && make("p", { class: "said" }, checks.describe(checks.statementOf(ids[0]))), told && make("p", { class: "hint" }, told), dialogs.reason((checks.entry(ids[0]) || {}).reason)],
      take({ reason }) {
        checks.reject(ids, reason.trim());
        if (then) then();
      },
    });
  }

  function decide(recordId) {
    const entry = checks.study(recordId) || {};
    const box = make("input", { type: "checkbox", name: "exclude", checked: Boolean(entry.exclude) });
    const cohort = dialogs.words("cohort", checks.cohorts(), { value: entry.cohort || null, maxlength: 300 });
    const block = dialogs.field("Cohort", cohort.querySelector("input"), "Studies of the same people get the same name here, and vote once.");
    block.append(cohort.querySelector("datalist"));
    dialogs.ask({
      title: data.record(recordId).name, about: data.record(recordId).title, submit: "Save",
      content: [make("p", { class: "field" }, make("label", { class: "box" }, box, " Leave this study out of the review")), block, dialogs.reason(entry.reason)],
      take: (values) => void checks.decide([recordId], { exclude: box.checked, cohort: values.cohort.trim(), reason: values.reason.trim() }),
    });
  }

  function nameReviewer(then) {
    const control = make("input", { type: "text", name: "reviewer", maxlength: 300, value: checks.store.reviewer(), autocomplete: "name" });
    dialogs.ask({
      title: "Who checks", submit: then ? "Export" : "Save", content: dialogs.field("Your name", control, "Optional; it is written into corrections.yaml."),
      take({ reviewer }) {
        checks.store.nameReviewer(reviewer);
        if (then) then();
      },
    });
  }

  /** List all keys of the page. */
  function help() {
    const row = ({ key, words }) => make("tr", null, make("th", { scope: "row" }, make("kbd", null, key)), make("td", null, words));
    const rows = [...keys.list(), { key: "Ctrl+Z", words: "undo" }, { key: "Ctrl+Shift+Z", words: "do again what was undone" }].map(row);
    dialogs.ask({
      title: "Keys", wide: true,
      content: [
        make("p", null, "The keys for checking act on the claim that has the focus, or the one that is shown. To add a claim that the rules missed, select its words in an abstract."),
        make("table", { class: "keys" }, make("caption", { class: "hidden" }, "Keys and what they do"), make("tbody", null, rows)),
      ],
    });
  }

  window.draftreview.checkForms = { reject, decide, nameReviewer, help };
})();
