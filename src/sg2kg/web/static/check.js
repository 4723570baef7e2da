// Small helps for checking; the pages work without. Nothing is remembered, and nothing is sent but by the forms themselves.
(() => {
  "use strict";

  // The form: files can be dropped on it, and what is too large is told before it is sent.
  const form = document.querySelector("form.submission");
  if (form) {
    const input = form.querySelector('input[type="file"]');
    const warning = form.querySelector(".too-large");
    const most = Number(form.dataset.most) * 1024 * 1024;
    const tooLarge = () => [...input.files].reduce((sum, file) => sum + file.size, 0) > most;
    const tell = () => {
      warning.hidden = !tooLarge();
      warning.textContent = warning.hidden ? "" : form.dataset.tooLarge;
    };
    form.querySelectorAll(".scripted").forEach((part) => { part.hidden = false; });
    input.addEventListener("change", tell);
    form.addEventListener("submit", (event) => {
      tell();
      if (tooLarge()) event.preventDefault();
    });
    const carriesFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
    let depth = 0;
    form.addEventListener("dragenter", (event) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      form.classList.add("over");
    });
    form.addEventListener("dragleave", () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) form.classList.remove("over");
    });
    form.addEventListener("dragover", (event) => { if (carriesFiles(event)) event.preventDefault(); });
    form.addEventListener("drop", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      form.classList.remove("over");
      input.files = event.dataTransfer.files;
      tell();
    });
  }

  // The box to mend in: links of findings lead to their line, and it tells where the caret is.
  const box = document.querySelector(".mend textarea");
  if (!box) return;
  const caret = document.querySelector(".mend .caret");
  const tell = () => {
    if (!caret) return;
    const before = box.value.slice(0, box.selectionStart);
    const line = before.split("\n").length;
    const column = [...before.slice(before.lastIndexOf("\n") + 1)].length + 1;
    caret.textContent = caret.dataset.caret.replace("{line}", line).replace("{column}", column);
    caret.hidden = false;
  };
  const goTo = (line, column) => {
    const lines = box.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const text = lines[line - 1] || "";
    const at = [...text].slice(0, column - 1).join("").length;
    box.focus({ preventScroll: true });
    box.setSelectionRange(start + at, start + text.length);
    const height = parseFloat(getComputedStyle(box).lineHeight) || 20;
    box.scrollTop = Math.max(0, (line - 1) * height - box.clientHeight / 3);
    box.scrollLeft = 0;
    box.scrollIntoView({ block: "nearest" });
    tell();
  };
  ["keyup", "click", "focus", "input"].forEach((kind) => box.addEventListener(kind, tell));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.goto");
    if (!link) return;
    event.preventDefault();
    goTo(Number(link.dataset.line), Number(link.dataset.column));
  });
  tell();
  if (box.dataset.line) goTo(Number(box.dataset.line), Number(box.dataset.column));
})();
