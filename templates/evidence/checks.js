// What a reviewer decides about claims and studies, and how far the checking has come.
(function () {
  "use strict";
  const { data, names, corrections, kept } = window.draftreview;
  const store = corrections.makeStore(data.corrections, kept.recall().patch);
  const embedded = new Map(Object.entries(data.corrections.claims || {}));
  const CHECKS = { unchecked: "Unchecked", accepted: "Accepted", rejected: "Rejected", edited: "Edited", added: "Added", removed: "Taken away" };
  const labels = Object.fromEntries(
    Object.entries(data.choices || {}).map(([list, choices]) => [list, new Map(choices.map(({ id, label }) => [id, label]))]),
  );

  const addedBefore = (id) => (embedded.get(id) || {}).check === "added";

  /** Tell whether a correction is of something that the rules do not say by now, so that the claim is unchecked again. */
  function isOutdated(id) {
    const claim = data.claim(id);
    return Boolean(claim) && !claim.check && embedded.has(id) && corrections.same(store.claim(id), embedded.get(id));
  }

  function stateOf(id) {
    if (isOutdated(id)) return "unchecked";
    return (store.claim(id) || { check: addedBefore(id) ? "removed" : "unchecked" }).check;
  }

  /** Give what the rules made of the sentence, whatever was made of it since. */
  function original(claim) {
    const { claim: before } = (claim.check && embedded.get(claim.id)) || {};
    return before || corrections.stated(claim.statement);
  }

  /** Give what a claim says, with what the reviewer made of it. */
  function statementOf(claimId) {
    const entry = isOutdated(claimId) ? null : store.claim(claimId);
    if (entry) return entry.corrected || entry.claim;
    const before = embedded.get(claimId);
    return addedBefore(claimId) ? before.claim : original(data.claim(claimId));
  }

  /** Give the sentence that a check is about. */
  function quoteOf(claimId) {
    const claim = data.claim(claimId);
    return (store.claim(claimId) || {}).quote || data.quote(claim, claim.evidence[0]);
  }

  function label(list, id) {
    return (labels[list] && labels[list].get(id)) || id;
  }

  /** Say a statement in a line. */
  function describe(statement) {
    const place = (region, side) => region && [side && label("sides", side), label("regions", region)].filter(Boolean).join(" ");
    const ends = [place(statement.region, statement.side), place(statement.target, statement.target_side)].filter(Boolean).join(" – ");
    const sides = [statement.group, statement.comparator].filter(Boolean).map((side) => label("groups", side)).join(" vs ");
    const contrast = statement.associate ? `with ${label("associates", statement.associate)}` : sides;
    const measure = statement.measure ? label("measures", statement.measure) : "measure not stated";
    return names.capital(`${measure}, ${ends}: ${label("directions", statement.direction)}${contrast ? ` (${contrast})` : ""}`);
  }

  function entryOf(claimId, check, more) {
    const claim = data.claim(claimId);
    const said = { record: claim.record, check, quote: quoteOf(claimId), rule: claim.rule, claim: original(claim) };
    return corrections.stated({ ...said, ...more });
  }

  const forClaims = (ids, make) => ids.map((id) => ({ room: "claims", id, entry: make(id) }));
  const own = (id) => addedBefore(id) || stateOf(id) === "added";
  const comesBack = (id) => own(id) && Boolean(data.claim(id)) && data.claim(id).rule !== "reviewer";
  const nameOf = (ids, verb) => (ids.length === 1 ? `${verb}: ${describe(statementOf(ids[0]))}` : `${verb}: ${names.plural(ids.length, "claim")}`);

  /** Give the entry that makes a claim right as it is shown: what the reviewer wrote is so already, or comes back. */
  function approved(id) {
    if (own(id) || stateOf(id) === "edited") return store.claim(id) || embedded.get(id);
    return data.claim(id).check === "edited" ? embedded.get(id) : entryOf(id, "accepted");
  }

  /** Accept claims as they are shown; give how many changed by it. */
  function accept(ids) {
    const wanted = forClaims(ids, approved);
    const [{ entry } = {}] = wanted;
    const what = ids.length === 1 ? describe(entry.corrected || entry.claim) : names.plural(ids.length, "claim");
    return store.change(`Accepted: ${what}`, wanted);
  }

  /** Reject claims; those that the reviewer added are taken away. */
  function reject(ids, reason) {
    return store.change(nameOf(ids, "Rejected"), forClaims(ids, (id) => (own(id) ? null : entryOf(id, "rejected", { reason }))));
  }

  /** Say what a claim should say instead; one that says so already is accepted. */
  function edit(id, statement, reason) {
    const entry = own(id) ? corrections.stated({ ...(store.claim(id) || embedded.get(id)), claim: statement, reason }) : edited(id, statement, reason);
    return store.change(`Edited: ${describe(statement)}`, [{ room: "claims", id, entry }]);
  }

  function edited(id, statement, reason) {
    const unchanged = corrections.same(statement, entryOf(id, "accepted").claim);
    return unchanged ? entryOf(id, "accepted", { reason }) : entryOf(id, "edited", { corrected: statement, reason });
  }

  /** Add a claim that the rules missed; the same words at the same place are the same claim. */
  function add(recordId, quote, statement, reason) {
    const id = `a-${corrections.digest(corrections.canonical([recordId, quote, statement]))}`;
    const entry = corrections.stated({ record: recordId, check: "added", quote, claim: statement, reason });
    store.change(`Added: ${describe(statement)}`, [{ room: "claims", id, entry }]);
    return id;
  }

  /** Forget the checks of claims. */
  function clear(ids) {
    const found = ids.filter((id) => store.claim(id) && !own(id));
    return found.length ? store.change(nameOf(found, "Check taken back"), forClaims(found, () => null)) : 0;
  }

  /** Decide about studies: leave them out, or give the cohort that they belong to; neither takes the decision back. */
  function decide(recordIds, { exclude, cohort, reason }) {
    const entry = exclude || cohort ? corrections.stated({ exclude, cohort, reason }) : null;
    const verb = exclude ? "Left out" : cohort ? `Cohort ${cohort}` : "Decision taken back";
    const studies = recordIds.length === 1 ? (data.record(recordIds[0]) || { name: recordIds[0] }).name : names.plural(recordIds.length, "study", "studies");
    return store.change(`${verb}: ${studies}`, recordIds.map((id) => ({ room: "studies", id, entry })));
  }

  const ruleMade = data.claims.filter((claim) => !addedBefore(claim.id));

  /** Count the claims of the rules: how many there are, are checked, and are unchecked though they vote. */
  function progress() {
    const unchecked = ruleMade.filter((claim) => stateOf(claim.id) === "unchecked");
    return { total: ruleMade.length, checked: ruleMade.length - unchecked.length, voting: unchecked.filter((claim) => claim.votes).length };
  }

  window.draftreview.checks = {
    CHECKS, store, stateOf, comesBack, statementOf, quoteOf, describe, progress,
    accept, reject, edit, add, clear, decide,
    entry: (claimId) => store.claim(claimId),
    study: (recordId) => store.study(recordId),
    /** List the claims that were added to a record, with their ids. */
    addedTo: (recordId) => [...store.claims()].filter(([, entry]) => entry.check === "added" && entry.record === recordId),
    cohorts: () => [...new Set([...store.studies().values()].map((entry) => entry.cohort).filter(Boolean))].sort(),
    reasons: () => [...new Set([...store.claims().values(), ...store.studies().values()].map((entry) => entry.reason).filter(Boolean))].sort(),
  };
})();
