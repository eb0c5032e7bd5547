// Where the reader is: the part of the address behind "#", which leads to the same place again.
(function () {
  "use strict";
  const LISTS = ["syntheses", "claims", "studies"];
  let lastList = { view: "studies", id: "", query: new URLSearchParams() };

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** Read "#/study/pmid:1?q=x" into its view, its id and its query. */
  function parse(hash) {
    const [path, query] = splitOnce(hash.replace(/^#\/?/, ""), "?");
    const [view, id] = splitOnce(path, "/");
    return { view: view || "overview", id: decode(id), query: new URLSearchParams(query) };
  }

  function splitOnce(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  }

  /** Write an address; commas, colons and slashes stay readable. */
  function write(view, id, query) {
    const path = [view === "overview" ? "" : view, ...(id ? [encodeURIComponent(id)] : [])].join("/");
    const asked = query ? query.toString() : "";
    return `#/${path}${asked ? `?${asked}` : ""}`.replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%2C", ",");
  }

  function current() {
    const route = parse(location.hash);
    if (LISTS.includes(route.view)) lastList = route;
    return route;
  }

  /** Change the query of the list that is shown; typing leaves no trail of addresses to go back through. */
  function change(edit, quietly) {
    const route = LISTS.includes(current().view) ? current() : { ...lastList, view: "studies" };
    const query = new URLSearchParams(route.query);
    edit(query);
    go(write(route.view, route.id, query), quietly);
  }

  function go(address, quietly) {
    if (quietly) {
      history.replaceState(null, "", address);
      window.dispatchEvent(new HashChangeEvent("hashchange"));
    } else if (location.hash !== address) location.hash = address;
  }

  window.draftreview.routes = {
    LISTS,
    current,
    change,
    go,
    write,
    /** Give the list that the reader came from, with its filters. */
    lastList: () => lastList,
    study: (record) => write("study", record.id),
    claim: (claim) => write("claim", claim.id),
    group: (synthesis) => write("group", synthesis.id),
    /** Lead to a list with one thing chosen, such as a verdict. */
    list: (view, chosen) => write(view, "", new URLSearchParams(chosen)),
  };
})();
