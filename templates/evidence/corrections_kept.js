// Corrections that stand in no file yet, kept by the browser for the records, the file and the reviewer that they are of.
(function () {
  "use strict";
  const { data, corrections, patches } = window.draftreview;
  const keyOf = (reviewer) =>
    `draftreview:corrections:${data.held.snapshot.hash}:${JSON.stringify([data.held.rules.pack, data.held.file, reviewer])}`;
  const REVIEWER = data.corrections.reviewer ?? "";
  const KEY = keyOf(REVIEWER);
  // The corrections that this page was made with.
  const BASE = corrections.digest(corrections.canonical(data.corrections));
  const NOTHING = { patch: {}, exported: null, base: BASE };

  function read(text) {
    try {
      return settled({ ...NOTHING, ...JSON.parse(text || "{}") });
    } catch {
      return { ...NOTHING };
    }
  }

  /** Leave to the files what was exported into them before this page was made from others: they may say otherwise by now. */
  function settled({ patch, exported, base }) {
    if (base === BASE) return { patch, exported, base };
    return { patch: patches.without(patch, exported ?? {}), exported: null, base };
  }

  /** Take over what was kept before the file named its reviewer, unless it is of somebody else. */
  function takeOver(nameless) {
    const text = localStorage.getItem(nameless);
    if (text === null || ![undefined, REVIEWER].includes(read(text).patch.reviewer)) return;
    localStorage.setItem(KEY, text);
    localStorage.removeItem(nameless);
  }

  /** Read what was kept; nothing where the browser keeps nothing for this page. */
  function recall() {
    try {
      if (localStorage.getItem(KEY) === null) takeOver(keyOf(""));
      return read(localStorage.getItem(KEY));
    } catch {
      return { ...NOTHING };
    }
  }

  /** Keep a patch, and which one was written into a file last; says whether the browser took it. */
  function keep(patch, exported) {
    try {
      const any = corrections.sizeOf(patch) + corrections.sizeOf(exported ?? {}) > 0;
      if (any) localStorage.setItem(KEY, JSON.stringify({ patch, exported, base: BASE }));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  window.draftreview.kept = {
    recall,
    keep,
    /** Call a function with what another window kept, and whether its page was made with the same corrections. */
    onChange(listener) {
      window.addEventListener("storage", (event) => {
        if (event.key === KEY || event.key === null) {
          const { patch, exported, base } = read(event.newValue);
          listener({ patch, exported, alike: base === BASE });
        }
      });
    },
  };
})();
