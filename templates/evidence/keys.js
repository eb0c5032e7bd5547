// Keys that work on the whole page; a field that is typed in keeps its own.
(function () {
  "use strict";
  const { tips } = window.draftreview;
  const keys = new Map();

  /** Let a key do something; what it does is told in words. An action that gives false leaves the key to others. */
  function add(key, words, action) {
    keys.set(key, { words, action });
  }

  const isTyping = (target) => target instanceof Element && target.closest("input:not([type='checkbox']), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && tips.isShown()) {
      tips.hide();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const found = keys.get(event.key);
    if (!found || (isTyping(event.target) && event.key !== "Escape")) return;
    if (found.action(event) !== false) event.preventDefault();
  });

  window.draftreview.keys = { add, isTyping, list: () => [...keys].map(([key, { words }]) => ({ key, words })) };
})();
