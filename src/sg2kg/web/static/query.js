// The pages of queries: buttons that copy, and links of the form /query#query=… that the editor has made. Nothing here is needed to read them.
"use strict";
(() => {
  const page = document.querySelector(".query-page");
  if (!page) return;

  const linked = new URLSearchParams(location.hash.slice(1)).get("query");
  if (linked !== null && !document.getElementById("editor")) {
    location.replace(page.dataset.page + "?query=" + location.hash);
    return;
  }

  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return; // the text can still be selected
    }
    button.textContent = page.dataset.copied;
    setTimeout(() => { button.textContent = page.dataset.copy; }, 2000);
  }

  function addButtons(root) {
    if (!navigator.clipboard) return;
    for (const source of root.querySelectorAll("[data-copies]")) {
      if (source.dataset.done) continue;
      source.dataset.done = "yes";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy quiet noprint";
      button.textContent = page.dataset.copy;
      button.setAttribute("aria-label", page.dataset.copyWhat.replace("{what}", source.dataset.copies));
      button.addEventListener("click", () => copy(button, source.tagName === "A" ? source.href : source.textContent));
      if (source.tagName === "PRE") {
        const around = document.createElement("div");
        around.className = "copied-from";
        source.replaceWith(around);
        around.append(source, button);
      } else {
        source.after(" ", button);
      }
    }
  }

  addButtons(document);
  document.addEventListener("htmx:afterSettle", (event) => addButtons(event.target));
})();
