// Comfort for the page of a comparison, which works without: filters for the boxes, arrow keys in the matrix, Escape for the panel of evidence.
(() => {
  "use strict";

  for (const picker of document.querySelectorAll("[data-picker]")) {
    const field = picker.querySelector("[data-filter]");
    field.parentElement.hidden = false;
    field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const group of picker.querySelectorAll("[data-group]")) {
        let any = false;
        for (const label of group.querySelectorAll("label")) {
          const text = `${label.textContent} ${label.firstElementChild.value}`.toLowerCase();
          label.hidden = !words.every((word) => text.includes(word));
          any ||= !label.hidden;
        }
        group.hidden = !any;
        if (group.tagName === "DETAILS" && words.length) group.open = any;
      }
    });
    picker.querySelector("[data-untick]").addEventListener("click", () => {
      for (const box of picker.querySelectorAll("input:checked")) box.checked = false;
    });
  }

  // a view and single concepts exclude each other: the last one that is chosen counts
  const by = document.getElementById("by");
  by?.addEventListener("change", () => {
    if (by.value) for (const box of document.querySelectorAll("input[name=concept]:checked")) box.checked = false;
  });

  const matrix = document.querySelector("[data-matrix]");
  const hint = document.querySelector(".keys");
  if (!matrix) return;
  if (hint) hint.hidden = false;

  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  matrix.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = matrix.rows[cell.parentElement.rowIndex + step[0]];
    const next = row?.cells[cell.cellIndex + step[1]]?.querySelector("a");
    if (row?.parentElement.tagName === "TBODY" && next?.parentElement.tagName === "TD") {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });

  const opened = () => document.getElementById("evidence")?.dataset.cell;
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "evidence") return;
    matrix.querySelector("a.open")?.classList.remove("open");
    document.getElementById(opened())?.classList.add("open");
    document.querySelector("#evidence summary")?.focus(); // what was asked for is read next; Escape leads back to its cell
  });
  document.addEventListener("keydown", (event) => {
    const panel = document.querySelector("#evidence details[open]");
    if (event.key !== "Escape" || !panel) return;
    panel.open = false;
    document.getElementById(opened())?.focus();
  });
})();
