// Adding a claim that the rules missed: words are selected in a text of a record, and a button appears beside them.
(function () {
  "use strict";
  const { claimForm, data, dialogs, elements, keys, sentences } = window.draftreview;
  const { make } = elements;
  const button = make("button", { type: "button", id: "add-claim", class: "primary", hidden: true, mousedown: (event) => event.preventDefault(), click: add }, "Add a claim from here");
  let pressed = false;

  const textOf = (node) => (node instanceof Element ? node : node.parentElement).closest("[data-record][data-field]");

  /** Count the letters of a text before a place in it. */
  function offset(text, node, at) {
    const range = document.createRange();
    range.selectNodeContents(text);
    range.setEnd(node, at);
    return range.toString().length;
  }

  /** Give what is selected in a text of a record; what reaches beyond the text is left out. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const text = textOf(range.startContainer) || textOf(range.endContainer);
    if (!text) return null;
    const start = textOf(range.startContainer) === text ? offset(text, range.startContainer, range.startOffset) : 0;
    const end = textOf(range.endContainer) === text ? offset(text, range.endContainer, range.endOffset) : text.textContent.length;
    return end > start ? { record: data.record(text.dataset.record), field: text.dataset.field, start, end, range } : null;
  }

  function add() {
    const found = selected();
    const stretch = found && sentences.around(found.record, found.field, found.start, found.end);
    if (!stretch) return false;
    hide();
    claimForm.add(found.record, stretch, found);
    return true;
  }

  function hide() {
    button.hidden = true;
  }

  function show() {
    const found = pressed || dialogs.isOpen() ? null : selected();
    button.hidden = !found;
    if (!found) return;
    const box = [...found.range.getClientRects()].at(-1) || found.range.getBoundingClientRect();
    button.style.left = `${Math.max(8, Math.min(box.right, document.documentElement.clientWidth - button.offsetWidth - 8))}px`;
    button.style.top = `${Math.min(box.bottom + 6, window.innerHeight - button.offsetHeight - 8)}px`;
  }

  document.body.append(button);
  document.addEventListener("pointerdown", (event) => {
    pressed = event.target !== button;
  });
  document.addEventListener("pointerup", () => {
    pressed = false;
    show();
  });
  document.addEventListener("selectionchange", show);
  document.addEventListener("scroll", hide, { passive: true, capture: true });
  keys.add("c", "add a claim from the words that are selected", add);
})();
