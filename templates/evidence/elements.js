// Elements made of data: texts become text nodes and nothing else.
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
    return element;
  }

  /** Make an element; a function among the attributes is a listener of the event it is named by. */
  function make(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }

  function makeSvg(tag, attributes, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  }

  /** Show text of a record so that its writing direction touches nothing around it. */
  function isolate(text) {
    return make("bdi", null, text);
  }

  /** Lead out of the page; only to the addresses that the page makes itself. */
  function leadOut(address, ...children) {
    return make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, ...children);
  }

  /** Put children in the place of all that an element holds. */
  function refill(element, ...children) {
    element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  }

  /** List what fits a selector: in an element, and the element itself. */
  function within(element, selector) {
    return [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)];
  }

  function announce(text) {
    document.getElementById("announcer").textContent = text;
  }

  window.draftreview.elements = { make, makeSvg, isolate, leadOut, refill, within, announce };
})();
