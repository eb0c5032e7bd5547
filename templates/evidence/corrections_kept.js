// Corrections that stand in no file yet, kept by the browser for the records that they were made on.
(function () {
  "use strict";
  const { data, corrections } = window.draftreview;
  const KEY = `draftreview:corrections:${data.held.snapshot.hash}`;
  const NOTHING = { patch: {}, exported: null };

  function read(text) {
    try {
      return { ...NOTHING, ...JSON.parse(text || "{}") };
    } catch {
      return { ...NOTHING };
    }
  }

  /** Read what was kept; nothing where the browser keeps nothing for this page. */
  function recall() {
    try {
      return read(localStorage.getItem(KEY));
    } catch {
      return { ...NOTHING };
    }
  }

  /** Keep a patch, and which one was written into a file last; says whether the browser took it. */
  function keep(patch, exported) {
    try {
      if (corrections.sizeOf(patch)) localStorage.setItem(KEY, JSON.stringify({ patch, exported }));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  window.draftreview.kept = {
    recall,
    keep,
    /** Call a function with what another window kept. */
    onChange(listener) {
      window.addEventListener("storage", (event) => {
        if (event.key === KEY || event.key === null) listener(read(event.newValue));
      });
    },
  };
})();
