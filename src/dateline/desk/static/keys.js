// Keys: what each does, which they are, and changing them. Changes stay in this browser.

const KEYS = {
  next: ["j", "next event"],
  previous: ["k", "previous event"],
  accept: ["a", "accept"],
  reject: ["x", "reject: say why, then Enter"],
  edit: ["e", "correct"],
  split: ["s", "split in two"],
  merge: ["m", "merge with another event"],
  new: ["n", "add a missed event; select its words first"],
  undo: ["u", "undo, as far back as you like"],
  all: ["A", "accept all that are visible"],
  text: ["t", "go to the report"],
  search: ["/", "search"],
  help: ["?", "show these keys"],
};
const STORED = "dateline-keys";

function ownKeys() {
  try {
    return JSON.parse(localStorage.getItem(STORED)) || {};
  } catch {
    return {};
  }
}

function keyFor(act) {
  return ownKeys()[act] || KEYS[act][0];
}

function actFor(key) {
  return Object.keys(KEYS).find((act) => keyFor(act) === key);
}

function setKey(act, key) {
  localStorage.setItem(STORED, JSON.stringify({ ...ownKeys(), [act]: key }));
  showKeys();
}

function showKeys() {
  for (const shown of document.querySelectorAll("kbd[data-key]")) shown.textContent = keyFor(shown.dataset.key);
  const list = byId("keys-list");
  if (!list) return;
  fill(
    list,
    ...Object.entries(KEYS).map(([act, [, words]]) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, keyButton(act)),
        make("td", { text: words }),
      ),
    ),
  );
}

function keyButton(act) {
  const button = make("button", {
    type: "button",
    class: "key-button",
    "aria-label": `${KEYS[act][1]}: ${keyFor(act)}; press to change`,
  });
  button.append(make("kbd", { text: keyFor(act) }));
  button.addEventListener("click", () => {
    button.textContent = "press a key";
    button.addEventListener(
      "keydown",
      (pressed) => {
        pressed.preventDefault();
        pressed.stopPropagation();
        const taken = actFor(pressed.key);
        if (pressed.key.length !== 1 || (taken && taken !== act)) {
          toast(taken ? `${pressed.key} is taken: ${KEYS[taken][1]}` : "choose a letter, digit or sign");
          showKeys();
        } else setKey(act, pressed.key);
      },
      { once: true },
    );
  });
  return button;
}

function isTyping(target) {
  return target.matches("input, textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (pressed) => {
  if (pressed.key === "Escape") {
    leaveField();
    return;
  }
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isTyping(pressed.target)) return;
  if (byId("keys").open) return;
  if (pressed.repeat && pressed.key.length === 1 && !["next", "previous"].includes(actFor(pressed.key))) return;
  const act = actFor(pressed.key);
  if (!act || !(act in ACTS)) return;
  if (ACTS[act]() !== false) pressed.preventDefault();
});

document.addEventListener("DOMContentLoaded", () => {
  showKeys();
  document.addEventListener("click", (clicked) => {
    if (clicked.target.closest("[data-keys-open]")) byId("keys").showModal();
    if (clicked.target.closest("[data-keys-close]")) byId("keys").close();
    if (clicked.target.closest("[data-keys-reset]")) {
      localStorage.removeItem(STORED);
      showKeys();
    }
  });
});
