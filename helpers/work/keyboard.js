// One watch for the whole page, whatever number of cells show controls. It does four things:
// it keeps the keyboard for the controls, tells Python what stands in the boxes from the first letter on,
// says so where no answer comes back, and keeps in this browser what Python has not heard of.
// It speaks with keyboard.py through a hidden line of text in each box of controls: the page writes into it how often
// it spoke and what stands in the boxes to write in; Python answers in its placeholder how often it has heard.
// An answer that stays away means that Python is gone or busy.
{
const place = typeof element === "undefined" ? null : element.nodeType ? element : element[0]; // jQuery in nbclassic
const watch = (window.workersOpposition ??= (() => {
  const PAUSE = 500; // milliseconds: a letter is told that long after it was typed, with those that follow
  const PATIENCE = 4000; // an answer that stays away longer is told
  const KEYS = "select, button, input:not([type=text]):not([type=number]), [tabindex]";
  const AGAIN = "run the first code cell of the lesson again, then this cell";
  const GONE =
    "Problem: Python was restarted or has stopped. Nothing that you do here is answered or saved; " +
    `what you write stays in this browser for now. To go on, ${AGAIN}: your words come back.`;
  const SLOW =
    "Problem: no answer from Python for some seconds. If a cell is still running, wait: this line goes away " +
    `by itself. If none is, ${AGAIN}; if this line comes back, reload the page before that. ` +
    "What you write stays in this browser for now and comes back.";
  const PRESSED = "Not answered, and not saved. "; // before the words above, once somebody has pressed a button
  const MISSING = `Problem: the controls of this cell are not here. If they do not come, ${AGAIN}.`;
  const page = Math.random().toString(36).slice(2); // two tabs may show one box
  const boxes = new WeakMap(); // each box of controls on the page: how often it told, since when it waits
  const pressed = new Set(); // the button whose words were heard, while it is pressed for good
  const cells = new Map(); // where each cell with controls may speak, and when all was well there

  const lineOf = (box) => box.querySelector(".wo-ear input");
  const heardBy = (box) => lineOf(box).placeholder.split(" "); // its name, how often it was heard, unsaved?
  const typed = (box) =>
    [...box.querySelectorAll("textarea, input[type=text]")].filter((one) => !one.closest(".wo-ear"));
  const texts = (box) => typed(box).map((one) => one.value);

  const keep = (name, words) => {
    try {
      const before = sessionStorage.getItem(name), now = JSON.stringify(words);
      if (words) [sessionStorage, localStorage].forEach((store) => store.setItem(name, now));
      else {
        sessionStorage.removeItem(name);
        if (localStorage.getItem(name) === before) localStorage.removeItem(name); // else another tab's words
      }
    } catch {} // a browser that keeps nothing
  };
  const kept = (name) => { // this tab's own words, or those of a tab that was closed
    try { return JSON.parse(sessionStorage.getItem(name) ?? localStorage.getItem(name)); } catch { return null; }
  };

  const send = (box, words, anew = false) => {
    const state = boxes.get(box), line = lineOf(box);
    state.timer = 0;
    if (!line) return; // the cell was run again: its new box brings the words along
    state.since ||= Date.now();
    line.value = JSON.stringify({count: state.told, texts: words, anew, page});
    line.dispatchEvent(new Event("change", {bubbles: true}));
  };
  const greet = (box) => {
    const [name, count] = heardBy(box), words = kept(name);
    boxes.set(box, {told: Number(count) + 1, keeps: words});
    box.querySelectorAll(".wo-feedback").forEach((one) => one.setAttribute("role", "status"));
    // What is heard when one comes to its controls: the question, or the title of the figure that they change.
    const title = box.querySelector(box.matches(".wo-ask") ? ".wo p" : "caption, figcaption");
    if (title) box.setAttribute("aria-label", title.textContent), box.setAttribute("role", "group");
    box.querySelectorAll('[title="null"]').forEach((one) => one.removeAttribute("title"));
    // Radios without a name are one group for the arrow keys: past the last choice came the next question's first.
    const group = Math.random().toString(36).slice(2);
    box.querySelectorAll("input[type=radio]").forEach((one) => (one.name = group));
    send(box, words, true);
  };
  const tell = (box, isText) => {
    if (!boxes.has(box)) greet(box);
    const state = boxes.get(box);
    state.told = Math.max(state.told, Number(heardBy(box)[1])) + 1;
    if (isText) keep(heardBy(box)[0], (state.keeps = texts(box)));
    state.timer ||= setTimeout(() => send(box, state.keeps), PAUSE);
  };

  const flush = (box) => {
    tell(box);
    clearTimeout(boxes.get(box).timer);
    send(box, boxes.get(box).keeps);
  };
  const press = (button, box) => {
    // A press and what was chosen or written travel by different ways, and the press is often the faster: it waits.
    flush(box);
    const {told} = boxes.get(box), until = Date.now() + PATIENCE;
    const wait = setInterval(() => {
      if (lineOf(box) && Number(heardBy(box)[1]) < told && Date.now() < until) return;
      clearInterval(wait);
      pressed.add(button);
      button.click();
      pressed.delete(button);
    }, 20);
  };

  const say = (box, words) => {
    const region = box.querySelector(".wo-feedback"), shown = region.querySelector(".wo-lost");
    if ((shown?.textContent ?? "") === words) return;
    shown?.remove();
    const aloud = box.contains(document.activeElement) || !document.querySelector(".wo-lost");
    region.setAttribute("aria-live", !words || aloud ? "polite" : "off"); // one voice, not one for each box
    if (words) {
      region.style.flexDirection = "column"; // below the reply, not beside it
      region.append(warning(words));
    }
  };
  const warning = (words) => {
    const line = document.createElement("p");
    line.className = "wo-lost";
    line.style = "border-left: 4px solid #D55E00; padding-left: 0.6em; line-height: 1.5; max-width: 80ch";
    line.textContent = words;
    return line;
  };

  const lookAtBox = (box) => {
    if (!lineOf(box)) return; // not drawn yet
    const gone = box.classList.contains("jupyter-widgets-disconnected");
    if (!gone && !boxes.has(box)) greet(box);
    const state = boxes.get(box) ?? {told: 0}, [name, count, unsaved] = heardBy(box);
    const all = Number(count) >= state.told;
    if (Number(count) !== state.heard) state.since = all ? 0 : Date.now();
    state.heard = Number(count);
    if (all && !gone) state.pressed = false;
    if (all && state.keeps && !state.timer && !gone && !unsaved) keep(name, (state.keeps = null));
    const waits = state.since && Date.now() - state.since > PATIENCE;
    const words = gone ? GONE : waits ? SLOW : "";
    say(box, words && state.pressed ? PRESSED + words : words);
  };
  const lookAtCell = (since, cell) => {
    const area = cell.closest(".jp-OutputArea");
    const well = !cell.isConnected || !area || area.querySelector(".wo-ear input");
    if (well) cells.set(cell, Date.now());
    const words = !well && Date.now() - since > 2 * PATIENCE ? MISSING : "";
    if (cell.textContent !== words) cell.replaceChildren(...(words ? [warning(words)] : []));
  };
  setInterval(() => {
    document.querySelectorAll(".wo-box").forEach(lookAtBox);
    cells.forEach(lookAtCell);
  }, 1000);

  const listen = (name, act) => {
    const inBox = (event) => {
      const box = event.target.closest?.(".wo-box");
      if (box && lineOf(box) && !event.target.closest(".wo-ear")) act(box, event.target, event);
    };
    document.addEventListener(name, inBox, true);
  };
  listen("input", (box, part) => tell(box, typed(box).includes(part)));
  listen("change", (box, part) => (typed(box).includes(part) ? flush(box) : tell(box)));
  listen("click", (box, part, event) => {
    const button = part.closest("button");
    if (button && boxes.has(box)) boxes.get(box).pressed = true; // until Python is heard again
    if (!button?.matches(".wo-answer") || pressed.has(button)) return button && tell(box);
    event.stopPropagation();
    press(button, box);
  });
  listen("focusin", (box, part) => {
    // JupyterLab takes a, b, x and the arrow keys from a focused button, radio or list unless the element itself
    // says no. Boxes to write in keep their keys anyway, and JupyterLab's own (Ctrl+S) should work in them.
    if (part.matches(KEYS)) part.setAttribute("data-lm-suppress-shortcuts", "true");
    tell(box);
    if (box.querySelector('.wo-feedback[aria-live="off"]')) say(box, ""); // said again, aloud, at the next look
  });
  listen("keydown", (box, part, event) => {
    // Enter in a line of text answers: the words go first, then the press, whether or not they are new.
    const answer = part.matches("input[type=text]") && box.querySelector("button.wo-answer");
    const save = (event.ctrlKey || event.metaKey) && event.key === "s" && typed(box).includes(part);
    if (!save && !(answer && event.key === "Enter")) return;
    event.preventDefault();
    event.stopPropagation();
    if (save) box.dispatchEvent(new KeyboardEvent("keydown", event)); // or it would end in the box to write in
    else {
      part.dispatchEvent(new Event("change", {bubbles: true}));
      answer.click();
    }
  });
  document.addEventListener("visibilitychange", () => {
    // A laptop opened again: is Python still there?
    if (!document.hidden) document.querySelectorAll(".wo-box").forEach((box) => lineOf(box) && tell(box));
  });
  return cells;
})());
if (place) { place.setAttribute("role", "status"); watch.set(place, Date.now()); }
}
