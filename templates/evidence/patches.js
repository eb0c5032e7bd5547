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

  /** Cut a patch into two; null if it changes one thing alone. */
  function halve(patch) {
    const named = patch.reviewer === undefined ? [] : [{ reviewer: patch.reviewer }];
    const single = ROOMS.flatMap((room) => Object.entries(patch[room] ?? {}).map(([id, entry]) => ({ [room]: { [id]: entry } })));
    const steps = [...named, ...single];
    const middle = Math.ceil(steps.length / 2);
    return steps.length < 2 ? null : [steps.slice(0, middle), steps.slice(middle)].map((half) => half.reduce(join, {}));
  }

  /** Lay a patch over another. */
  function join(one, other) {
    const rooms = ROOMS.filter((room) => one[room] || other[room]).map((room) => [room, { ...one[room], ...other[room] }]);
    return { ...one, ...other, ...Object.fromEntries(rooms) };
  }

  window.draftreview.patches = { without, countDifferent, halve, join };
})();
