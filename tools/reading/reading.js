// The reading edition without Python: what is written is kept in this browser, and explorers become lists to choose from.
"use strict";

const PAGE = location.pathname.split("/").pop().replace(".html", "");
const name = (box) => `wo/${PAGE}/${box.dataset.keep}`;

function kept(key) {
  try { return localStorage.getItem(key); } catch { return null; } // a browser may forbid it: the page still works
}

function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, value); else localStorage.removeItem(key);
    return true;
  } catch { return false; }
}

function bringBack(box) {
  const value = kept(name(box));
  if (value === null) return;
  if (box.type === "checkbox") box.checked = value === "yes"; else box.value = value;
}

function save(box, status) {
  const done = keep(name(box), box.type === "checkbox" ? (box.checked ? "yes" : "") : box.value);
  if (!done && status) status.textContent = "This browser does not keep what you write: print it before you close the page.";
}

function recall() {
  for (const place of document.querySelectorAll(".wo-recall")) {
    const boxes = [...document.querySelectorAll("[data-keep]")].filter((box) => box.dataset.keep.startsWith(`${place.dataset.recall}/`));
    const words = boxes.map((box) => box.value).filter(Boolean).join(" ");
    place.hidden = !words;
    place.textContent = words ? `You predicted: ${words}` : "";
  }
}

function printed() {
  const sheet = document.createElement("div");
  sheet.className = "wo-printed";
  const add = (tag, text) => sheet.appendChild(document.createElement(tag)).append(text);
  add("h1", document.querySelector("h1").firstChild.textContent);
  for (const section of document.querySelectorAll(".wo-asked")) {
    const boxes = [...section.querySelectorAll("[data-keep]")].filter((box) => (box.type === "checkbox" ? box.checked : box.value));
    const opened = [...section.querySelectorAll(":scope > details[open] > summary")].map((summary) => summary.textContent);
    if (!boxes.length && !opened.length) continue;
    add("h2", section.querySelector("p").textContent);
    for (const box of boxes) {
      const label = box.closest("label") || section.querySelector(`label[for="${box.id}"]`);
      add("p", box.type === "checkbox" ? `Ticked: ${label.textContent}` : `${label.textContent}: ${box.value}`);
    }
    for (const words of opened) add("p", `Opened: ${words}`);
  }
  document.querySelector("article.bd-article").append(sheet);
  document.body.classList.add("wo-print-answers");
  window.print();
  document.body.classList.remove("wo-print-answers");
  sheet.remove();
}

function clear(status) {
  if (!window.confirm("Clear all that you wrote in this lesson, in this browser? It cannot be brought back.")) return;
  for (const box of document.querySelectorAll("[data-keep]")) {
    if (box.type === "checkbox") box.checked = false; else box.value = "";
    keep(name(box), "");
  }
  status.textContent = "Cleared.";
  recall();
}

function choose(stops) {
  const folds = [...stops.querySelectorAll(":scope > .wo-stop")];
  const moves = [...stops.querySelectorAll(":scope > .wo-moves > span")].map((span) => span.textContent);
  const bar = document.createElement("div");
  bar.className = "wo-choose";
  const lists = moves.map((words, place) => {
    const label = bar.appendChild(document.createElement("label"));
    label.append(words.replace(/:$/, ""));
    const list = label.appendChild(document.createElement("select"));
    for (const value of new Set(folds.map((fold) => fold.getAttribute(`data-at-${place}`)))) list.add(new Option(value));
    list.value = folds.find((fold) => fold.open).getAttribute(`data-at-${place}`);
    return list;
  });
  bar.addEventListener("change", () => {
    for (const fold of folds) fold.open = lists.every((list, place) => fold.getAttribute(`data-at-${place}`) === list.value);
  });
  stops.prepend(bar);
  stops.classList.add("wo-chosen");
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".search-button-field").forEach((button) => button.removeAttribute("aria-label")); // its words name it
  document.querySelectorAll(".wo-stops").forEach(choose);
  const boxes = [...document.querySelectorAll("[data-keep]")];
  const tools = document.querySelector(".wo-kept");
  const status = tools && tools.querySelector("[role=status]");
  boxes.forEach(bringBack);
  document.addEventListener("input", (event) => {
    if (!event.target.dataset.keep) return;
    save(event.target, status);
    recall();
  });
  recall();
  if (!tools) return;
  tools.hidden = false;
  tools.querySelector("[data-do=print]").addEventListener("click", printed);
  tools.querySelector("[data-do=clear]").addEventListener("click", () => clear(status));
});
