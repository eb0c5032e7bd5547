// The bar above every view: how far the checking has come, and undoing.
(function () {
  "use strict";
  const { checkForms, checks, elements } = window.draftreview;
  const { make } = elements;
  const bar = document.getElementById("checking-bar");
  const meter = make("progress", { "aria-label": "Claims checked" });
  const text = make("span", { class: "progress-text" });
  const left = make("small", { class: "progress-left" });
  const undo = make("button", { type: "button", title: "Undo (u)", "aria-keyshortcuts": "u Control+Z", click: () => checks.store.undo() }, make("span", { "aria-hidden": "true" }, "↶"), make("span", { class: "hidden" }, "Undo"));
  const redo = make("button", { type: "button", title: "Redo (Shift+U)", "aria-keyshortcuts": "Shift+U Control+Shift+Z", click: () => checks.store.redo() }, make("span", { "aria-hidden": "true" }, "↷"), make("span", { class: "hidden" }, "Redo"));
  const help = make("button", { type: "button", title: "Keys (?)", "aria-keyshortcuts": "?", click: () => checkForms.help() }, make("span", { "aria-hidden": "true" }, "?"), make("span", { class: "hidden" }, "Keys for checking"));

  /** Show how far the checking has come. */
  function show() {
    const { total, checked, voting } = checks.progress();
    meter.max = total || 1;
    meter.value = checked;
    text.textContent = `${checked.toLocaleString("en")} of ${total.toLocaleString("en")} claims checked`;
    left.textContent = voting ? `${voting.toLocaleString("en")} of the others vote` : "";
    undo.disabled = !checks.store.canUndo();
    redo.disabled = !checks.store.canRedo();
  }

  bar.append(make("div", { class: "progress" }, make("span", null, text, " ", left), meter), make("div", { class: "undoing" }, undo, redo, help));
  checks.store.subscribe(({ words }) => {
    show();
    if (words) elements.announce(words);
  });
  show();
})();
