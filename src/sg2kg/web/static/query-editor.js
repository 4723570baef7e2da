// Puts the editor of YASGUI in the place of the text field, and its table below it. Asks this server only: what it completes is from
// /query/vocabulary.json, and the completers that ask other hosts are replaced before they are used. Nothing is kept in the browser.
"use strict";
(async () => {
  const settings = JSON.parse(document.getElementById("editor-settings").textContent);
  const $ = (id) => document.getElementById(id);
  const { Yasqe, Yasr } = window;
  const field = $("text"), form = $("own");
  if (!Yasqe || !Yasr || !field) return;

  const vocabulary = await fetch(settings.vocabulary).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  const known = vocabulary || { prefixes: {}, classes: [], properties: [], concepts: [], graphs: [], queries: [] };
  const labels = new Map([...known.classes, ...known.properties, ...known.concepts].map((term) => [term.iri, term.label]));

  // ---- completion, from what is here

  function iriOf(text) {
    if (text.startsWith("<")) return text.slice(1, -1);
    const [prefix, ...rest] = text.split(":");
    return (known.prefixes[prefix] || "") + rest.join(":");
  }

  function withLabels(_editor, hints) {
    return hints.map((hint) => {
      const label = labels.get(iriOf(hint.text));
      return label ? { ...hint, displayText: hint.text + "  " + label } : hint;
    });
  }

  function completer(name, terms, more) {
    const iris = terms.map((term) => term.iri);
    const base = Yasqe.Autocompleters[name] || Yasqe.Autocompleters.class;
    return { ...base, name, get: () => iris, bulk: true, persistenceId: null, postprocessHints: withLabels, ...more };
  }

  const prefixes = Object.entries(known.prefixes).map(([prefix, base]) => `${prefix}: <${base}>`).sort();
  Yasqe.Autocompleters.prefixes = { ...Yasqe.Autocompleters.prefixes, get: () => prefixes, bulk: true, persistenceId: null };
  Yasqe.Autocompleters.class = completer("class", [...known.classes].sort((a, b) => b.uses - a.uses));
  Yasqe.Autocompleters.property = completer("property", known.properties);
  Yasqe.registerAutocompleter(completer("thing", [...known.concepts, ...known.classes, ...known.graphs], {
    isValidCompletionPosition(editor) {
      const token = editor.getCompleteToken();
      if (!/^[<\w-]*[:<]/.test(token.string)) return false;
      return !Yasqe.Autocompleters.property.isValidCompletionPosition(editor) && !Yasqe.Autocompleters.class.isValidCompletionPosition(editor);
    },
  }));

  // ---- the editor

  const linked = new URLSearchParams(location.hash.slice(1)).get("query");
  $("editor").hidden = false;
  field.hidden = true;
  const editor = new Yasqe($("editor"), {
    value: linked === null ? field.value : linked,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null, // there is a link with the answer
    showQueryButton: false, // there is one below, with a word on it
    resizeable: true,
    editorHeight: "320px",
    viewportMargin: Infinity,
    prefixCcApi: null,
    requestConfig: {
      endpoint: new URL(settings.endpoint, location.href).href,
      method: "POST",
      acceptHeaderSelect: "application/sparql-results+json",
      acceptHeaderGraph: "text/turtle",
      queryArgument: "query",
    },
  });
  const input = editor.getInputField();
  input.setAttribute("aria-label", settings.words.editor);
  input.setAttribute("aria-multiline", "true");
  $("text-label").addEventListener("click", () => editor.focus());
  $("keys").hidden = false;
  // the whole text stands in the lines; what the editor draws beside them is for the eye
  for (const gutter of $("editor").querySelectorAll(".CodeMirror-gutters, .CodeMirror-measure, .CodeMirror-cursors")) gutter.setAttribute("aria-hidden", "true");
  // our server knows its prefixes; with them in the text, any other takes it too
  function declarePrefixes() {
    const used = new Set();
    for (let line = 0; line < editor.lineCount(); line += 1) {
      for (const token of editor.getLineTokens(line)) {
        const found = token.type === "string-2" && /^([A-Za-z][\w-]*):/.exec(token.string);
        if (found) used.add(found[1]);
      }
    }
    const declared = editor.getPrefixesFromQuery();
    for (const prefix of [...used].sort().reverse()) {
      if (known.prefixes[prefix] && !(prefix in declared)) editor.addPrefixes({ [prefix]: known.prefixes[prefix] });
    }
  }
  declarePrefixes();
  field.value = editor.getValue();
  editor.on("change", () => { field.value = editor.getValue(); });
  // Tab leaves the editor, as it leaves any field
  editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false });

  // ---- examples

  const example = $("example");
  for (const query of known.queries) example.add(new Option(query.title, query.name));
  if (known.queries.length) document.querySelector(".example").hidden = false;
  example.addEventListener("change", () => {
    const found = known.queries.find((query) => query.name === example.value);
    if (found) editor.setValue(found.sparql);
  });

  // ---- results

  const results = $("results");
  const table = new Yasr(results, {
    persistenceId: null,
    prefixes: () => ({ ...known.prefixes, ...editor.getPrefixesFromQuery() }),
    errorRenderers: [drawnError],
    getDownloadFileName: () => "answer",
  });

  // an error is told as problem details; anything else is shown as it is
  async function drawnError(error) {
    let told;
    try {
      told = JSON.parse(error.text);
    } catch {
      return undefined;
    }
    const box = document.createElement("div");
    box.className = "alert";
    box.setAttribute("role", "alert");
    for (const text of [told.detail || told.title, told.hint]) {
      if (!text) continue;
      const line = document.createElement("p");
      line.textContent = text;
      box.append(line);
    }
    const place = /^query:(\d+)(?::(\d+))?: /.exec(told.detail || "");
    if (place) mark(Number(place[1]) - 1, Number(place[2] || 1) - 1);
    return box;
  }

  let marked = null;
  function mark(line, column) {
    editor.setCursor({ line, ch: column });
    marked = editor.addLineClass(line, "wrap", "marked-line");
  }

  function patch() {
    for (const link of results.querySelectorAll("a.yasr_external_ref_btn")) link.remove(); // leads to a page of others
    for (const link of results.querySelectorAll(`a[href^="${settings.published}"]`)) {
      const rest = link.getAttribute("href").slice(settings.published.length);
      link.href = settings.here + rest.replace(/^(alignments|extension|framework|ontology|qca|shapes)#/, "$1/"); // a term has a page of its own
      link.removeAttribute("target");
    }
    for (const control of results.querySelectorAll("input:not([id]), select:not([aria-label])")) {
      if (control.closest("label") || control.getAttribute("aria-label")) continue;
      control.setAttribute("aria-label", control.placeholder || control.title || (control.tagName === "SELECT" ? "Rows a page" : "Filter the results"));
    }
    for (const element of results.querySelectorAll("[aria-controls]:not([role]):not(button):not(a)")) element.removeAttribute("aria-controls");
    for (const box of results.querySelectorAll(".dataTables_wrapper, .yasr_results")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
    for (const cell of results.querySelectorAll("thead th")) {
      if (cell.textContent.trim()) continue;
      const name = document.createElement("span");
      name.className = "unseen";
      name.textContent = "Row";
      (cell.querySelector(".dt-column-title") || cell).append(name);
    }
  }
  new MutationObserver(patch).observe(results, { childList: true, subtree: true });

  function busy(is) {
    $("run").disabled = is;
    $("run").textContent = is ? settings.words.running : run;
    results.setAttribute("aria-busy", String(is));
  }
  const run = $("run").textContent;
  editor.on("query", () => {
    if (marked !== null) editor.removeLineClass(marked, "wrap", "marked-line");
    marked = null;
    busy(true);
  });
  editor.on("queryAbort", () => busy(false));
  editor.on("queryResponse", async (_editor, answer, duration) => {
    busy(false);
    results.hidden = false;
    $("answer").replaceChildren(); // the answer of the page is to another query
    document.getElementById("query-error")?.remove();
    table.setResponse(answer, duration);
    patch();
    const text = editor.getValue();
    const taken = $("taken");
    taken.replaceChildren();
    if (answer instanceof Error) return;
    share(text);
    taken.hidden = false;
    await window.htmx.ajax("POST", settings.beside, { values: { query: text }, target: taken, swap: "innerHTML" });
  });

  // the address holds the query, so that it can be sent to others and found again
  function share(text) {
    const short = "?" + new URLSearchParams({ query: text });
    const long = "?query=#" + new URLSearchParams({ query: text });
    history.replaceState(null, "", settings.page + (short.length <= settings.linked ? short : long));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    editor.query().catch(() => {});
  });
  if (linked !== null) editor.query().catch(() => {});
  document.body.dataset.editor = "ready";
})();
