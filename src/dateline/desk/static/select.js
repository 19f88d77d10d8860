// Words that are selected in a report. The record counts Unicode code points, JavaScript counts UTF-16 units.

const SETTABLE = [
  ["trigger", "Trigger"],
  ["place", "Place"],
  ["date", "Date"],
  ["actor", "Actor"],
  ["target", "Target"],
  ["occasion", "Occasion"],
  ["source", "Source"],
  ["messages", "Message"],
];

function codePoints(text) {
  let points = 0;
  for (let unit = 0; unit < text.length; points += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return points;
}

// The selection inside a report as {start, end, words, report} in code points; null where there is none.
function selectedWords() {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const text = textOf(range.startContainer);
  if (!text || text !== textOf(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const start = codePoints(before.toString());
  const words = range.toString();
  return { start, end: start + codePoints(words), words, report: text.closest("[data-report]").dataset.report };
}

function textOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element && element.closest("[data-text]");
}

// A row of buttons that says what the selected words are.
function offerToSet() {
  const found = selectedWords();
  const old = byId("set-bar");
  if (old) old.remove();
  if (!found || !found.words.trim()) return;
  const panel = document.querySelector(".panel[data-event]");
  const mine = panel && panel.dataset.report === found.report;
  if (document.body.dataset.readOnly) return;
  const bar = make("div", { id: "set-bar", class: "set-bar", role: "toolbar", "aria-label": "What these words are" });
  if (mine) for (const [field, words] of SETTABLE) bar.append(setButton(panel.dataset.event, field, words, found));
  bar.append(
    make("button", {
      type: "button",
      class: "button primary",
      text: "New event",
      onmousedown: keepSelection,
      onclick: () => openNew(found),
    }),
  );
  document.body.append(bar);
  const box = window.getSelection().getRangeAt(0).getBoundingClientRect();
  const top = Math.max(8, box.top + window.scrollY - bar.offsetHeight - 8);
  const left = Math.min(Math.max(8, box.left), window.innerWidth - bar.offsetWidth - 8);
  bar.style.top = `${top}px`;
  bar.style.left = `${Math.max(8, left)}px`;
}

function keepSelection(event) {
  event.preventDefault();
}

function setButton(event, field, words, found) {
  return make("button", {
    type: "button",
    class: "button",
    text: words,
    onmousedown: keepSelection,
    onclick: () => {
      closeBar();
      if (field === "date") openDate(event, found);
      else send(`/events/${event}/set`, { field, start: found.start, end: found.end, seen: seenOf() });
    },
  });
}

function closeBar() {
  const bar = byId("set-bar");
  if (bar) bar.remove();
  window.getSelection().removeAllRanges();
}

function seenOf() {
  return document.querySelector(".panel[data-event]").dataset.seen;
}

// Which days the words mean is for the person to say.
function openDate(event, found) {
  htmx.ajax("GET", `/events/${event}/edit`, { target: "#form", swap: "innerHTML" }).then(() => {
    const form = document.querySelector("#form [data-edit]");
    form.elements.date_words.value = found.words.trim().replace(/\s+/g, " ");
    form.elements.date_start.focus();
  });
}

function openNew(found) {
  closeBar();
  const asked = new URLSearchParams({ words: found.words.trim(), at: found.start });
  htmx.ajax("GET", `/reports/${found.report}/new?${asked}`, { target: "#form", swap: "innerHTML" });
}

document.addEventListener("mouseup", (released) => {
  const bar = byId("set-bar");
  if (!bar || !bar.contains(released.target)) setTimeout(offerToSet);
});
document.addEventListener("keyup", (pressed) => {
  if (pressed.shiftKey || pressed.key === "Shift") offerToSet();
});
document.addEventListener("mousedown", (pressed) => {
  const bar = byId("set-bar");
  if (bar && !bar.contains(pressed.target)) bar.remove();
});
