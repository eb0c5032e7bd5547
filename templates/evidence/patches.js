// What two patches of corrections have in common, and what not.
(function () {
  "use strict";
  const { ROOMS, canonical } = window.draftreview.corrections;

  /** Keep of a patch what another does not hold in the same way. */
  function without(patch, other) {
    const left = {};
    for (const room of ROOMS) {
      const differs = ([id, entry]) => canonical(entry) !== canonical((other[room] ?? {})[id]);
      const kept = Object.entries(patch[room] ?? {}).filter(differs);
      if (kept.length) left[room] = Object.fromEntries(kept);
    }
    if (patch.reviewer !== other.reviewer && patch.reviewer !== undefined) left.reviewer = patch.reviewer;
    return left;
  }

  /** Count the entries in which two patches differ. */
  function countDifferent(one, other) {
    const both = [without(one, other), without(other, one)];
    const ids = ROOMS.flatMap((room) => [...new Set(both.flatMap((patch) => Object.keys(patch[room] ?? {})))]);
    return ids.length + (one.reviewer === other.reviewer ? 0 : 1);
  }

  window.draftreview.patches = { without, countDifferent };
})();
