// The claims that are selected, to be decided about together.
(function () {
  "use strict";
  const chosen = new Set();
  const listeners = [];

  function notify() {
    for (const listener of listeners) listener();
  }

  window.draftreview.selection = {
    has: (id) => chosen.has(id),
    ids: () => [...chosen],
    set(ids, on) {
      for (const id of ids) {
        if (on) chosen.add(id);
        else chosen.delete(id);
      }
      notify();
    },
    clear() {
      chosen.clear();
      notify();
    },
    subscribe: (listener) => listeners.push(listener),
  };
})();
