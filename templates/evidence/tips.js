// What a highlight is: its kind, its concept and the rule that found it, on hover and on focus.
(function () {
  "use strict";
  const { elements, names } = window.draftreview;
  const { make, isolate } = elements;
  const tip = make("div", { id: "tip", role: "tooltip", hidden: true });
  let owner = null;

  function mentionLine({ label, concept, rule }) {
    const name = concept ? names.concept(concept) : "not listed";
    return make("p", null, make("b", null, names.capital(names.words(label))), " ", isolate(name), make("code", null, rule));
  }

  function claimLine({ claim, number }) {
    return make("p", null, make("b", null, `Claim ${number}`), " ", isolate(names.claimTitle(claim)), make("code", null, claim.rule));
  }

  function place(box) {
    const { offsetWidth, offsetHeight } = tip;
    const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - offsetWidth - 8);
    const below = box.bottom + offsetHeight + 12 < window.innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? box.bottom + 6 : Math.max(4, box.top - offsetHeight - 6)}px`;
  }

  function show(element) {
    hide();
    owner = element;
    tip.replaceChildren(...(element.mentions || []).map(mentionLine), ...(element.stated || []).slice(0, 8).map(claimLine));
    tip.hidden = false;
    element.setAttribute("aria-describedby", "tip");
    follow();
  }

  /** Keep the note by its highlight when the page moves, as long as that is in view. */
  function follow() {
    if (!owner) return;
    const box = owner.getClientRects()[0] || owner.getBoundingClientRect();
    if (box.bottom < 0 || box.top > window.innerHeight) hide();
    else place(box);
  }

  function hide() {
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  }

  const highlightOf = (target) => (target instanceof Element ? target.closest(".abstract mark, .evidence[data-claims]") : null);
  const isLaidOut = (element) => element && (element.mentions || element.stated);

  document.body.append(tip);
  document.addEventListener("mouseover", (event) => {
    if (tip.contains(event.target)) return;
    const highlight = highlightOf(event.target);
    if (isLaidOut(highlight)) show(highlight);
    else if (owner && owner !== document.activeElement) hide();
  });
  document.addEventListener("focusin", (event) => {
    const highlight = highlightOf(event.target);
    if (isLaidOut(highlight)) show(highlight);
    else hide();
  });
  document.addEventListener("scroll", follow, { passive: true, capture: true });

  window.draftreview.tips = { hide, isShown: () => !tip.hidden };
})();
