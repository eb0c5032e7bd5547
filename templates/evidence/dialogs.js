// Dialogs that ask for something: labelled, closed by Escape, with the focus back where it was.
(function () {
  "use strict";
  const { checks, elements } = window.draftreview;
  const { make } = elements;
  let numbered = 0;

  const isOpen = () => Boolean(document.querySelector("dialog[open]"));

  /** Make a field with its label above, and a hint below where one is given. */
  function field(label, control, hint) {
    const id = `field-${(numbered += 1)}`;
    control.id = id;
    const told = hint && make("span", { class: "hint", id: `${id}-hint` }, hint);
    if (told) control.setAttribute("aria-describedby", told.id);
    return make("p", { class: "field" }, make("label", { for: id }, label), control, told);
  }

  /** Make a field for words, with what may be chosen. */
  function words(name, choices, attributes) {
    const list = make("datalist", { id: `choices-${(numbered += 1)}` }, choices.map((choice) => make("option", { value: choice })));
    return make("span", { class: "words" }, make("input", { type: "text", name, list: list.id, autocomplete: "off", ...attributes }), list);
  }

  /** Make the field in which a reviewer says why. */
  function reason(value, hint) {
    const control = make("input", { type: "text", name: "reason", maxlength: 2000, value: value || null, autocomplete: "off", list: "reasons" });
    const list = make("datalist", { id: "reasons" }, checks.reasons().map((told) => make("option", { value: told })));
    return [field("Reason", control, hint || "Optional; it is printed where the claim or study is left out."), list];
  }

  /** Give the focus back; what had it may have been rendered anew. */
  function giveBack(element, again) {
    const target = element.isConnected ? element : again && document.querySelector(again);
    if (target && target !== document.body) target.focus();
    else document.getElementById("main").focus({ preventScroll: true });
  }

  /** Find the way back to a button beside a claim or in a study, whichever element it is by then. */
  function wayBack(element) {
    const place = element.closest("[data-claim], [data-record]");
    if (!place || !element.dataset.does) return null;
    const key = place.dataset.claim ? "claim" : "record";
    return `[data-${key}="${CSS.escape(place.dataset[key])}"] [data-does="${element.dataset.does}"]`;
  }

  /**
   * Ask. `submit` is what the button says, and `take` is called with the form's fields by name; where it gives words,
   * they say what is wrong, and the dialog stays open.
   */
  function ask({ title, about, content, submit, take, wide }) {
    const heading = make("h2", { id: `dialog-${(numbered += 1)}` }, title);
    const fault = make("p", { class: "fault", role: "alert" });
    const close = () => dialog.close();
    const buttons = make(
      "p", { class: "buttons" },
      submit && make("button", { type: "submit", class: "primary" }, submit),
      make("button", { type: "button", click: close }, submit ? "Cancel" : "Close"),
    );
    const form = make("form", { method: "dialog", submit: send }, heading, about && make("blockquote", null, elements.isolate(about)), content, fault, buttons);
    const dialog = make("dialog", { class: wide ? "broad" : null, "aria-labelledby": heading.id }, form);
    const before = document.activeElement;
    const again = wayBack(before);

    function send(event) {
      event.preventDefault();
      const wrong = take ? take(Object.fromEntries(new FormData(form))) : "";
      if (wrong) fault.textContent = wrong;
      else dialog.close();
    }
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.addEventListener("close", () => {
      dialog.remove();
      giveBack(before, again);
    });
    document.body.append(dialog);
    dialog.showModal();
    const first = form.querySelector("[autofocus], input, select, button");
    first.focus();
    if (first.select) first.select();
  }

  window.draftreview.dialogs = { ask, field, words, reason, isOpen };
})();
