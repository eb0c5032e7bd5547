// The namespace of the page, and what others do with a part once it has been rendered.
(function () {
  "use strict";
  const listeners = [];
  window.draftreview = window.draftreview || {};
  window.draftreview.hooks = {
    /** Call a function with every element that is rendered from now on. */
    onRendered(listener) {
      listeners.push(listener);
    },
    /** Tell that an element, and all in it, has been rendered. */
    rendered(element) {
      for (const listener of listeners) listener(element);
    },
  };
})();
