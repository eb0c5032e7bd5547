// The form in which a reviewer says what a sentence states: for a claim that is wrong, and for one that was missed.
(function () {
  "use strict";
  const { checks, data, dialogs, elements, names, sentences } = window.draftreview;
  const { make } = elements;
  const listed = new Map();
  // What corrections.yaml takes at most.
  const LONGEST_WORDS = 300;
  const LONGEST_QUOTE = 20_000;

  /** Give what may be written into a field, by name and by id; a name that two share carries its id. */
  function choicesOf(list) {
    if (!listed.has(list)) {
      const choices = data.choices[list];
      const often = new Map();
      for (const { label } of choices) often.set(label, (often.get(label) || 0) + 1);
      const shown = choices.map(({ id, label }) => [often.get(label) > 1 ? `${label} (${id})` : label, id]);
      const ids = new Map([...choices.map(({ id }) => [id.toLowerCase(), id]), ...shown.map(([label, id]) => [label.toLowerCase(), id])]);
      listed.set(list, { names: shown.map(([label]) => label), ids, labels: new Map(shown.map(([label, id]) => [id, label])) });
    }
    return listed.get(list);
  }

  const shown = (list, id) => (id ? choicesOf(list).labels.get(id) || id : "");
  const meant = (list, text) => choicesOf(list).ids.get(text.trim().toLowerCase()) || text.trim();

  function pick(name, list, value, none, attributes) {
    // The sorts of contrast are named as the middle of a sentence; their ids say more here.
    const nameOf = ({ id, label }) => (list === "kinds" ? names.words(id) : label);
    const options = data.choices[list].map((choice) => make("option", { value: choice.id, selected: choice.id === value }, nameOf(choice)));
    return make("select", { name, ...attributes }, make("option", { value: "" }, none), options);
  }

  const WORDS = [
    ["region", "regions", "Region"], ["target", "regions", "Connected with"], ["measure", "measures", "Measure"],
    ["group", "groups", "Group"], ["comparator", "groups", "Compared with"], ["associate", "associates", "Related to"],
  ];

  function wordField(name, statement, attributes) {
    const [, list, label] = WORDS.find(([field]) => field === name);
    const control = dialogs.words(name, choicesOf(list).names, { value: shown(list, statement[name]) || null, maxlength: LONGEST_WORDS, ...attributes });
    const block = dialogs.field(label, control.querySelector("input"));
    block.append(control.querySelector("datalist"));
    return block;
  }

  function fieldsOf(statement) {
    const { field } = dialogs;
    return make(
      "div", { class: "grid" },
      wordField("region", statement, { required: true }), field("Side", pick("side", "sides", statement.side, "not stated")),
      wordField("target", statement), field("Side of that end", pick("target_side", "sides", statement.target_side, "not stated")),
      wordField("measure", statement), field("Direction", pick("direction", "directions", statement.direction, "choose …", { required: true })),
      wordField("group", statement), wordField("comparator", statement),
      field("Comparison", pick("kind", "kinds", statement.kind, "as the groups say")), wordField("associate", statement),
    );
  }

  /** Read the form; what is not asked for in it stays as it was. */
  function read(values, before) {
    const statement = { ...before };
    for (const [name, list] of WORDS) statement[name] = values[name].trim() ? meant(list, values[name]) : null;
    for (const name of ["side", "target_side", "direction", "kind"]) statement[name] = values[name] || null;
    if (!statement.target) statement.target_side = null;
    if (!statement.associate) statement.further_associates = null;
    return window.draftreview.corrections.stated(statement);
  }

  /** Say what keeps a statement from being used. */
  function faultOf(statement) {
    const known = choicesOf("measures").labels;
    if (statement.measure && !known.has(statement.measure)) return `“${statement.measure}” is no measure of the rules; choose one of the list, or leave it empty.`;
    if (!statement.region) return "Name the region.";
    if (Boolean(statement.group) !== Boolean(statement.comparator)) return "Name both sides that are compared, or neither.";
    return "";
  }

  function edit(claimId) {
    const before = checks.statementOf(claimId);
    const entry = checks.entry(claimId) || {};
    dialogs.ask({
      title: "What the sentence says", about: checks.quoteOf(claimId), wide: true, submit: "Save",
      content: [fieldsOf(before), dialogs.reason(entry.reason)],
      take(values) {
        const statement = read(values, before);
        const fault = faultOf(statement);
        if (!fault) checks.edit(claimId, statement, values.reason.trim());
        return fault;
      },
    });
  }

  /** Give who is compared in the claims of a record, those of the same sentence first. */
  function comparedIn(record, { field, start, end }) {
    const inside = (claim) => (claim.evidence || []).some((each) => each.field === field && each.start < end && each.end > start);
    const stated = data.claimsOf(record.id).filter((claim) => claim.statement && claim.statement.comparator);
    const { group, comparator, kind } = (stated.find(inside) || stated[0] || { statement: {} }).statement;
    return { group, comparator, kind };
  }

  /** Guess at what a stretch of text says, from what the rules recognise in it; what was selected comes first. */
  function guess(record, stretch, selected) {
    const { stated } = window.draftreview.corrections;
    const compared = comparedIn(record, stretch);
    if (stretch.field !== "abstract") return stated(compared);
    const meets = (mention, { start, end }) => mention.start < end && mention.end > start;
    const inside = data.mentionsOf(record).filter((mention) => meets(mention, stretch));
    const order = selected ? [...inside.filter((mention) => meets(mention, selected)), ...inside] : inside;
    const first = (label, list) => order.find((mention) => mention.label === label && (label === "region" || choicesOf(list).labels.has(mention.concept)));
    const idOf = (mention) => mention && (mention.concept || record.abstract.slice(mention.start, mention.end));
    const groups = inside.filter((mention) => mention.label === "group" && choicesOf("groups").labels.has(mention.concept));
    const [group, comparator] = [...new Set(groups.map((mention) => mention.concept))];
    return stated({
      region: idOf(first("region")), measure: idOf(first("measure", "measures")), direction: idOf(first("direction", "directions")),
      ...(compared.comparator || !comparator ? compared : { group, comparator }),
    });
  }

  /** Ask for a claim that the rules missed; in the sentence given, or in one that is chosen. */
  function add(record, stretch, selected) {
    const all = stretch ? [stretch] : sentences.of(record);
    const quote = make("blockquote", null, elements.isolate(all[0].text));
    const form = make("div", null, fieldsOf(guess(record, all[0], selected)));
    const choose = make("select", { name: "sentence" }, all.map((each, at) => make("option", { value: at }, each.text)));
    choose.addEventListener("change", () => {
      const chosen = all[Number(choose.value)];
      quote.firstChild.textContent = chosen.text;
      form.replaceChildren(fieldsOf(guess(record, chosen)));
    });
    dialogs.ask({
      title: `A claim of ${record.name} that was missed`, wide: true, submit: "Add the claim",
      content: [!stretch && dialogs.field("Sentence", choose), quote, form, dialogs.reason("", "Optional.")],
      take(values) {
        const statement = read(values, {});
        const { text } = stretch || all[Number(choose.value)];
        const fault = faultOf(statement) || (text.length > LONGEST_QUOTE ? "This sentence is too long to be quoted; select less." : "");
        if (!fault) checks.add(record.id, text, statement, values.reason.trim());
        return fault;
      },
    });
  }

  window.draftreview.claimForm = { edit, add };
})();
