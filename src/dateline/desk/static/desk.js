// The desk: moving through the queue, judging, and going from a value to its words.

let at = null; // the id of the event that is open
let busy = false; // a judgement is on its way

const ACTS = {
  next: () => move(1),
  previous: () => move(-1),
  accept: () => press("accept"),
  reject: () => focusOn("[data-reject] [name=note]"),
  edit: () => press("edit"),
  split: () => press("split"),
  merge: () => openMerge(),
  new: () => addEvent(),
  undo: () => busy || send("/undo", {}),
  all: () => pressAll(),
  text: () => focusOn("[data-text]"),
  search: () => focusOn("[data-search]"),
  help: () => byId("keys").showModal(),
};

function press(act) {
  if (busy) return true;
  const button = document.querySelector(`[data-act="${act}"]`);
  if (!button) return false;
  button.click();
  return true;
}

function focusOn(selector) {
  const element = document.querySelector(selector);
  if (!element) return false;
  element.focus();
  return true;
}

function pressAll() {
  if (busy) return true;
  const form = document.querySelector("[data-accept-all]");
  if (form) form.requestSubmit();
  return Boolean(form);
}

function openMerge() {
  const form = byId("merge");
  if (!form) return false;
  form.hidden = false;
  form.querySelector("input[name=other]").focus();
  return true;
}

function addEvent() {
  const found = selectedWords();
  if (!found) return press("new");
  openNew(found);
  return true;
}

function leaveField() {
  const bar = byId("set-bar");
  if (bar) bar.remove();
  if (document.activeElement && isTyping(document.activeElement)) document.activeElement.blur();
  else giveUp();
}

// ---- the queue

function lines() {
  return [...document.querySelectorAll("#list .line")];
}

function mark(id) {
  at = id;
  for (const line of lines()) {
    const here = line.dataset.id === id;
    line.classList.toggle("here", here);
    const link = line.querySelector("a");
    if (here) {
      link.setAttribute("aria-current", "true");
      line.scrollIntoView({ block: "nearest" });
    } else link.removeAttribute("aria-current");
  }
}

function move(step) {
  const all = lines();
  if (!all.length) return false;
  const here = all.findIndex((line) => line.dataset.id === at);
  const next = all[here + step];
  if (next) open(next.dataset.id);
  else if (step > 0) turnPage();
  return true;
}

function open(id) {
  mark(id);
  return htmx.ajax("GET", `/events/${id}`, { target: "#panel", swap: "innerHTML" }).then(() => {
    if (at === id) remember(id);
  });
}

function remember(id) {
  if (!document.body.classList.contains("queue-page")) return;
  const address = new URL(location.href);
  address.searchParams.set("event", id);
  history.replaceState(null, "", address);
}

// What was judged leaves the queue, so its first page holds what waits next.
function turnPage() {
  const list = document.querySelector("#list .lines");
  if (!list) return;
  htmx.ajax("GET", list.dataset.next, { target: "#list", swap: "innerHTML" }).then(() => {
    const first = lines()[0];
    if (first) open(first.dataset.id);
    else toast("Nothing more waits here.");
  });
}

// ---- judging

function send(path, values) {
  return htmx.ajax("POST", path, { source: document.body, values, target: "#toast", swap: "none" });
}

function done(answer) {
  const page = new DOMParser().parseFromString(answer, "text/html");
  const told = page.querySelector("[data-done]");
  if (!told) return;
  toast(told.dataset.done);
  const counted = page.querySelector("[data-verdicts]");
  if (byId("verdicts") && counted) byId("verdicts").replaceChildren(...counted.childNodes);
  const id = told.dataset.event;
  const line = page.querySelector("template[data-line-of]");
  const old = line && byId(`line-${id}`);
  if (old) {
    const fresh = line.content.firstElementChild;
    old.replaceWith(fresh);
    htmx.process(fresh);
  }
  const verdict = told.dataset.done;
  const moves = verdict === "accepted" || verdict === "rejected";
  if (moves && lines().length) move(1);
  else if (!id) turnPage();
  else if (byId("panel")) showPanel(page.querySelector("[data-panel] > .panel"), id);
  else location.assign(`/events/${id}`);
}

function showPanel(panel, id) {
  fill(byId("panel"), panel);
  htmx.process(panel);
  mark(id);
  remember(id);
  ready(panel);
}

document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, successful, requestConfig } = event.detail;
  if (requestConfig.verb === "get") return;
  busy = false;
  if (successful) {
    localStorage.removeItem(`${DRAFT}${document.body.dataset.reviewer} ${requestConfig.path}`);
    done(xhr.responseText);
  }
  else toast(wrongWords(xhr), true);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.verb === "get") return;
  if (busy) event.preventDefault();
  busy = true;
});
// An event that was passed by meanwhile does not come back over the one that is open.
document.addEventListener("htmx:beforeSwap", (event) => {
  const asked = /^\/events\/([^/?]+)$/.exec(event.detail.pathInfo.requestPath);
  if (asked && event.detail.target.id === "panel" && at && asked[1] !== at) event.detail.shouldSwap = false;
});
document.addEventListener("htmx:sendError", () => {
  busy = false;
  toast("The desk does not answer. Is it still running?", true);
});
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-Dateline"] = "1";
});

function wrongWords(xhr) {
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const told = page.querySelector("[data-error]");
  return told ? told.textContent : xhr.responseText.slice(0, 200) || `Not done (${xhr.status}).`;
}

function toast(words, wrong = false) {
  const box = byId("toast");
  box.textContent = words;
  box.classList.toggle("wrong", wrong);
  box.classList.add("shown");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => box.classList.remove("shown"), wrong ? 8000 : 2500);
}

// ---- a value and its words

function showWords(kind) {
  const marks = [...document.querySelectorAll("[data-text] mark")].filter((each) =>
    each.dataset.kinds.split(" ").includes(kind),
  );
  if (!marks.length) {
    toast("No words of the report show this value.");
    return;
  }
  bringIntoView(marks[0]);
  for (const each of marks) {
    each.classList.remove("found");
    void each.offsetWidth;
    each.classList.add("found");
  }
}

function scrollsItself(element) {
  const box = element.closest("[data-text]");
  return box.scrollHeight > box.clientHeight + 4;
}

// Inside the report's own box where it has one, so that the page does not jump.
function bringIntoView(element) {
  const box = element.closest("[data-text]");
  const inside = scrollsItself(element);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (inside) {
    const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: top - box.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
  } else element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

// ---- the form

function showDefinition(form) {
  const select = form.querySelector("[data-types]");
  if (!select) return;
  const kind = select.selectedOptions[0];
  form.querySelector("[data-definition-shown]").textContent = kind ? kind.dataset.definition : "";
  const modes = form.querySelector("[data-modes-shown]");
  const chosen = modes.value;
  const names = kind && kind.dataset.modes ? kind.dataset.modes.split(" ") : [];
  fill(
    modes,
    make("option", { value: "", text: "none" }),
    ...names.map((name) => make("option", { value: name, text: name.replaceAll("_", " ") })),
  );
  modes.value = names.includes(chosen) ? chosen : "";
}

function ready(root) {
  showKeys();
  const panel = root.closest ? root.closest(".panel") || root.querySelector(".panel") : document.querySelector(".panel");
  if (panel && panel.dataset.event) mark(panel.dataset.event);
  for (const form of root.querySelectorAll("[data-edit]")) {
    takeDraft(form);
    showDefinition(form);
    const first = form.querySelector("input:not([type=hidden]), select");
    if (first) first.focus();
    form.scrollIntoView({ block: "nearest" });
  }
  for (const box of root.querySelectorAll("[data-mini-map]")) drawMiniMap(box);
  for (const box of root.querySelectorAll("[data-candidate-map]")) box.hidden = true;
  const list = root.matches && root.matches("[data-places]") ? root : root.querySelector("[data-places]");
  if (list) drawCandidates(list);
  const trigger = root.querySelector("[data-text] mark.of-trigger");
  if (trigger && panel && panel.dataset.event && scrollsItself(trigger)) bringIntoView(trigger);
}

// ---- what is being filled in outlives a closed tab; it is forgotten when it is saved, given up, or on leaving

const DRAFT = "dateline-draft ";

const KEPT_OUT = ["seen", "at", "country", "place_name", "place_row"];

function draftOf(form) {
  return `${DRAFT}${document.body.dataset.reviewer} ${form.getAttribute("action")}`;
}

// Only what was changed is kept, with how the event stood when it was.
function keepDraft(form) {
  const changed = [...form.elements].filter((field) => field.name && !KEPT_OUT.includes(field.name) && isChanged(field));
  const draft = { seen: form.elements.seen.value, values: changed.map((field) => [field.name, field.value]) };
  localStorage.setItem(draftOf(form), JSON.stringify(draft));
}

function isChanged(field) {
  if (field.tagName === "SELECT") return [...field.options].some((each) => each.selected !== each.defaultSelected);
  return field.value !== field.defaultValue;
}

function takeDraft(form) {
  const kept = localStorage.getItem(draftOf(form));
  if (!kept) return;
  const draft = JSON.parse(kept);
  if (draft.seen !== form.elements.seen.value) {
    localStorage.removeItem(draftOf(form));
    toast("What you had filled in is given up: the event was judged since.", true);
    return;
  }
  const isNew = form.getAttribute("action").startsWith("/reports/");
  for (const [name, value] of draft.values) {
    const field = form.elements.namedItem(name);
    if (field && !(isNew && name === "words")) field.value = value;
  }
  if (draft.values.length) toast("What you had filled in is here again. Escape gives it up.");
}

function forgetDrafts(which = () => true) {
  for (const name of Object.keys(localStorage)) if (name.startsWith(DRAFT) && which(name)) localStorage.removeItem(name);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-edit]");
  if (form) keepDraft(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action") === "/leave") forgetDrafts();
});

function giveUp() {
  const form = document.querySelector("#form [data-edit]");
  if (!form) return;
  localStorage.removeItem(draftOf(form));
  byId("form").replaceChildren();
}

document.addEventListener("htmx:afterSwap", (event) => ready(event.detail.target));

document.addEventListener("click", (clicked) => {
  const value = clicked.target.closest(".to-words");
  if (value) showWords(value.dataset.kind);
  if (clicked.target.closest("[data-cancel]")) giveUp();
  if (clicked.target.closest('[data-act="merge"]')) openMerge();
  const line = clicked.target.closest("#list .line");
  if (line) {
    mark(line.dataset.id);
    remember(line.dataset.id);
  }
});

// Enter in the search for a place takes the first that was found; it never sends the form.
document.addEventListener("keydown", (pressed) => {
  if (pressed.key !== "Enter" || !pressed.target.matches("[data-place-search], [name=country]")) return;
  pressed.preventDefault();
  const first = pressed.target.closest("fieldset").querySelector("[data-places] input[type=radio]");
  if (!first) return;
  first.checked = true;
  first.focus();
  drawCandidates(first.closest("fieldset"));
});

// A place that was searched and not chosen is not passed over in silence.
document.addEventListener("htmx:confirm", (event) => {
  const form = event.target;
  if (!form.matches || !form.matches("[data-edit]")) return;
  const search = form.querySelector("[data-place-search]");
  if (!search.value.trim() || form.querySelector("input[type=radio][name=place_row]:checked")) return;
  event.preventDefault();
  search.focus();
  toast("Choose one of the places that were found, or empty the search.", true);
});

document.addEventListener("change", (changed) => {
  if (changed.target.matches("[data-submit]")) changed.target.form.requestSubmit();
  if (changed.target.matches("[data-types]")) showDefinition(changed.target.form);
  if (changed.target.matches("[name=place_row]")) drawCandidates(changed.target.closest("fieldset"));
});

document.addEventListener("DOMContentLoaded", () => {
  ready(document.body);
  if (byId("map")) buildMap(byId("map"));
  // On a narrow screen the newest events are seen first.
  for (const box of document.querySelectorAll(".timeline-box")) box.scrollLeft = box.scrollWidth;
});
