// Where corrections go: into a file that the browser downloads, or to the server that gave the page out.
(function () {
  "use strict";
  const { checkForms, checks, corrections, correctionsYaml, elements, kept, names, patches } = window.draftreview;
  const { make } = elements;
  const { store } = checks;
  const ADDRESS = "corrections";
  const REFUSED = 400;
  // How many bytes of entries one request carries; the server takes a million.
  const PART = 400_000;
  const served = document.documentElement.hasAttribute("data-served");
  const text = make("span", { class: "saving-text" });
  const button = make("button", { type: "button" });
  const again = make("button", { type: "button", hidden: true, title: "Group and count again, with your corrections", click: () => location.reload() }, "Count again");
  let exported = kept.recall().exported;
  let safe = true;

  const pending = () => corrections.sizeOf(store.patch());

  function show(state, words, label, act) {
    bar.dataset.state = state;
    text.textContent = words;
    button.hidden = !label;
    button.textContent = label;
    button.onclick = act;
  }

  const bar = make("div", { class: "saving" }, text, again, button);
  document.getElementById("checking-bar").append(bar);

  // Into a file.

  function showFile(patch) {
    const left = patches.countDifferent(patch, exported ?? {});
    const any = store.claims().size + store.studies().size > 0;
    const words = !left ? (corrections.sizeOf(patch) ? "Exported" : "") : safe ? "" : "This browser will not keep your corrections";
    const label = left ? `Export ${names.plural(left, "change")}` : any ? "Export" : "";
    show(left ? "open" : "saved", words, label, () => (store.reviewer() ? download() : checkForms.nameReviewer(download)));
  }

  function download() {
    const address = URL.createObjectURL(new Blob([correctionsYaml.write(store.all())], { type: "application/yaml" }));
    make("a", { href: address, download: "corrections.yaml" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    exported = store.patch();
    safe = kept.keep(exported, exported);
    showFile(exported);
    elements.announce("corrections.yaml was exported");
  }

  // To the server.

  const bytes = new TextEncoder();
  let version = null;
  let sending = false;

  /** Take as many entries of a patch as one request may carry. */
  function partOf(patch) {
    const part = patch.reviewer === undefined ? {} : { reviewer: patch.reviewer };
    let size = 0;
    for (const room of corrections.ROOMS) {
      for (const [id, entry] of Object.entries(patch[room] || {})) {
        if (size > PART) return part;
        size += bytes.encode(JSON.stringify({ [id]: entry })).length;
        part[room] = { ...part[room], [id]: entry };
      }
    }
    return part;
  }

  async function ask(body) {
    const answer = await fetch(ADDRESS, body ? { method: "POST", headers: { "Content-Type": "application/json" }, body } : {});
    if (answer.ok) return answer.json();
    const told = await answer.text();
    const why = answer.headers.get("Content-Type") === "application/json" ? JSON.parse(told).problems.join("\n") : told.trim();
    throw Object.assign(new Error(why), { status: answer.status });
  }

  async function refile() {
    const now = await ask();
    if (now.version !== version) store.refile(now.corrections);
    version = now.version;
  }

  async function save(part) {
    const told = await ask(JSON.stringify(part));
    store.saved(part);
    const known = version;
    version = told.version;
    again.hidden = false;
    // Somebody else has written to the file; what they wrote is shown as well.
    if (told.previous !== known) {
      version = null;
      await refile();
    }
  }

  /** Save a part, or what can be saved of it: an entry that the server refuses keeps no other from the file. */
  async function savePart(part, refuse) {
    try {
      await save(part);
    } catch (error) {
      if (error.status !== REFUSED) throw error;
      const halves = patches.halve(part);
      if (!halves) refuse(part, error.message);
      else for (const half of halves) await savePart(half, refuse);
    }
  }

  async function sendAll() {
    if (version === null) await refile();
    let refused = {};
    const faults = new Set();
    const left = () => patches.without(store.patch(), refused);
    while (corrections.sizeOf(left())) {
      await savePart(partOf(left()), (part, fault) => {
        refused = patches.join(refused, part);
        faults.add(fault);
      });
    }
    if (faults.size) throw new Error([...faults].join("\n"));
  }

  /** Send what is not saved, one request at a time; what fails is kept, and can be sent again. */
  async function send() {
    if (sending) return;
    sending = true;
    show("saving", pending() ? "Saving …" : "Saved", "");
    try {
      await sendAll();
      show("saved", "Saved", "");
    } catch (error) {
      const why = error instanceof TypeError ? "draftreview serve does not answer" : error.message;
      show("failed", `Not saved: ${why}`, "Try again", send);
      elements.announce(`Not saved: ${why}`);
    } finally {
      sending = false;
    }
  }

  /** See whether the file was changed elsewhere, unless there is something to be saved, which will show it. */
  async function look() {
    if (document.hidden || sending || pending() || version === null) return;
    sending = true;
    try {
      await refile();
    } catch {
      // The next correction tells what is wrong.
    } finally {
      sending = false;
    }
    if (pending()) send();
  }

  function update() {
    const patch = store.patch();
    safe = kept.keep(patch, exported);
    if (!served) showFile(patch);
    // What could not be saved may have been undone.
    else if (corrections.sizeOf(patch) || bar.dataset.state === "failed") send();
  }

  store.subscribe(update);
  kept.onChange((other) => {
    if (served) look();
    else if (other.alike) {
      exported = other.exported;
      store.relay(other.patch);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (pending() && (served || !safe)) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => served && look());
  if (served) send();
  else showFile(store.patch());
})();
