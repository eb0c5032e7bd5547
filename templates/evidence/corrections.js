// The corrections of a reviewer: entries as in corrections.yaml, changed in steps that can be undone.
(function () {
  "use strict";

  const ROOMS = ["claims", "studies"];

  /** Write a value so that equal values give equal texts. */
  function canonical(value) {
    return JSON.stringify(value, (key, inner) =>
      inner && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner);
  }

  function same(one, other) {
    const [a, b] = [one ?? null, other ?? null];
    return a === b || (a !== null && b !== null && canonical(a) === canonical(b));
  }

  /** Hash a text to twelve digits, which is enough to tell what one reviewer made apart. */
  function digest(text) {
    const steps = [0x811c9dc5, 0x9e3779b9].map((seed) =>
      new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, seed));
    return steps.map((hash) => hash.toString(16).padStart(8, "0")).join("").slice(0, 12);
  }

  /** Leave out what is not stated. */
  function stated(fields) {
    const says = (value) => value !== null && value !== undefined && value !== "" && value !== false && value.length !== 0;
    return Object.fromEntries(Object.entries(fields || {}).filter(([, value]) => says(value)));
  }

  function roomsOf(plain) {
    return {
      claims: new Map(Object.entries(plain.claims || {})),
      studies: new Map(Object.entries(plain.studies || {})),
      reviewer: plain.reviewer ?? null,
    };
  }

  function copyOf(rooms) {
    return { claims: new Map(rooms.claims), studies: new Map(rooms.studies), reviewer: rooms.reviewer };
  }

  function put(rooms, room, id, entry) {
    if (entry === null || entry === undefined) rooms[room].delete(id);
    else rooms[room].set(id, entry);
  }

  /** Lay a patch over entries; null takes an entry away. */
  function layOver(rooms, patch) {
    for (const room of ROOMS) {
      for (const [id, entry] of Object.entries(patch[room] ?? {})) put(rooms, room, id, entry);
    }
    if (patch.reviewer !== undefined) rooms.reviewer = patch.reviewer;
  }

  /** Say what makes one set of entries into another, as a patch. */
  function difference(before, after) {
    const patch = {};
    for (const room of ROOMS) {
      const ids = [...new Set([...before[room].keys(), ...after[room].keys()])];
      const changed = ids.filter((id) => !same(before[room].get(id), after[room].get(id)));
      if (changed.length) patch[room] = Object.fromEntries(changed.map((id) => [id, after[room].get(id) ?? null]));
    }
    if (before.reviewer !== after.reviewer) patch.reviewer = after.reviewer;
    return patch;
  }

  function sizeOf(patch) {
    const entries = ROOMS.reduce((sum, room) => sum + Object.keys(patch[room] ?? {}).length, 0);
    return entries + (patch.reviewer === undefined ? 0 : 1);
  }

  /**
   * Make a store over the entries of a file.
   *
   * `file` holds the entries as they stand in the file; `recall` gives the patch that was made over it and is not
   * saved yet. Listeners get the ids that changed, and the words for it.
   */
  function makeStore(file, recall) {
    let base = roomsOf(file);
    let entries = copyOf(base);
    let done = [];
    let undone = [];
    const listeners = [];
    layOver(entries, recall ?? {});

    function notify(ids, words) {
      for (const listener of listeners) listener({ ids: new Set(ids), words });
    }

    function apply(step, way) {
      for (const { room, id, before, after } of step.changes) put(entries, room, id, way === "undo" ? before : after);
      notify(step.changes.map((change) => change.id), way ? `${way === "undo" ? "Undone" : "Done again"}: ${step.words}` : step.words);
    }

    /** Change entries in one step; give how many there are, those left out that are so already. */
    function change(words, wanted) {
      const changes = wanted
        .map(({ room, id, entry }) => ({ room, id, before: entries[room].get(id) ?? null, after: entry ?? null }))
        .filter(({ before, after }) => !same(before, after));
      if (changes.length) {
        const step = { words, changes };
        done.push(step);
        undone = [];
        apply(step);
      }
      return changes.length;
    }

    function move(from, to, way) {
      const step = from.pop();
      if (!step) return false;
      to.push(step);
      apply(step, way);
      return true;
    }

    /** Take what others changed; steps that touch the same entries cannot be undone any more. */
    function settle(nextBase, nextEntries, words) {
      const patch = difference(entries, nextEntries);
      const ids = ROOMS.flatMap((room) => Object.keys(patch[room] ?? {}));
      base = nextBase;
      entries = nextEntries;
      const untouched = (step) => !step.changes.some(({ id }) => ids.includes(id));
      done = done.filter(untouched);
      undone = undone.filter(untouched);
      notify(ids, ids.length ? words : "");
    }

    return {
      change,
      undo: () => move(done, undone, "undo"),
      redo: () => move(undone, done, "redo"),
      canUndo: () => done.length > 0,
      canRedo: () => undone.length > 0,
      subscribe: (listener) => listeners.push(listener),
      claim: (id) => entries.claims.get(id) ?? null,
      study: (id) => entries.studies.get(id) ?? null,
      claims: () => entries.claims,
      studies: () => entries.studies,
      reviewer: () => entries.reviewer,
      nameReviewer(name) {
        entries.reviewer = name.trim() || entries.reviewer;
        notify([], "");
      },
      all: () => copyOf(entries),
      patch: () => difference(base, entries),
      /** Take a patch as saved; what was changed since it was sent stays to be saved. */
      saved(patch) {
        layOver(base, patch);
        notify([], "");
      },
      /** Take the file as it stands now, and keeps over it what is not saved. */
      refile(plain) {
        const pending = difference(base, entries);
        const nextBase = roomsOf(plain);
        const nextEntries = copyOf(nextBase);
        layOver(nextEntries, pending);
        settle(nextBase, nextEntries, "corrections.yaml was changed elsewhere");
      },
      /** Take what another window has made of the entries. */
      relay(patch) {
        const nextEntries = copyOf(base);
        layOver(nextEntries, patch);
        settle(base, nextEntries, "Corrections were changed in another window");
      },
    };
  }

  window.draftreview.corrections = { ROOMS, makeStore, canonical, same, digest, stated, sizeOf };
})();
