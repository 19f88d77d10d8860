// The record as a table: events, statements, figures or reports, two hundred rows at a time.

const PAGE_ROWS = 200;
const listing = {
  view: "events",
  sort: { events: ["date", -1], statements: ["report", 1], figures: ["report", 1], reports: ["published", -1] },
  page: 0,
};

function buildViews() {
  fill(
    byId("views"),
    ...Object.keys(COLUMNS).map((view) =>
      make(
        "button",
        {
          type: "button",
          role: "tab",
          id: `view-${view}`,
          "aria-controls": "table",
          onclick: () => showView(view),
        },
        plain(view),
        " ",
        make("span", { class: "number" }),
      ),
    ),
  );
  byId("views").addEventListener("keydown", (pressed) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[pressed.key];
    if (!step) return;
    const names = Object.keys(COLUMNS);
    showView(names[(names.indexOf(listing.view) + step + names.length) % names.length]);
    byId(`view-${listing.view}`).focus();
  });
}

function showView(view) {
  listing.view = view;
  listing.page = 0;
  drawTable();
}

function sorted(items) {
  const [name, way] = listing.sort[listing.view];
  const { value } = COLUMNS[listing.view].find((column) => column.name === name);
  const keyed = items.map((item, i) => [value(item), i, item]);
  keyed.sort(([a, i], [b, j]) => {
    if ((a === "") !== (b === "")) return a === "" ? 1 : -1;
    const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
    return order * way || i - j;
  });
  return keyed.map(([, , item]) => item);
}

function drawTable() {
  for (const view of Object.keys(COLUMNS)) {
    const tab = byId(`view-${view}`);
    const on = view === listing.view;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    tab.querySelector(".number").textContent = matching(record[view]).length.toLocaleString("en");
  }
  const items = sorted(matching(record[listing.view]));
  const box = byId("table");
  box.setAttribute("aria-labelledby", `view-${listing.view}`);
  if (!items.length) {
    fill(box, make("p", { class: "empty", text: emptyWords() }));
    return;
  }
  listing.page = Math.min(listing.page, Math.ceil(items.length / PAGE_ROWS) - 1);
  const from = listing.page * PAGE_ROWS;
  const rows = items.slice(from, from + PAGE_ROWS);
  const table = make(
    "table",
    { class: `rows rows-${listing.view}` },
    heading(),
    make("tbody", {}, ...rows.map(rowElement)),
  );
  fill(box, table, items.length > PAGE_ROWS ? pager(from, rows.length, items.length) : null);
}

function emptyWords() {
  if (!record.reports.length) return "This record holds no reports.";
  if (record[listing.view].length) return `No ${listing.view} match the filters.`;
  const held = count(record.reports.length, "report");
  return `No ${listing.view} were found in ${held}. That a report holds none, as far as the coder saw, is a finding too: the reports are listed under Reports.`;
}

function heading() {
  const [name, way] = listing.sort[listing.view];
  const cells = COLUMNS[listing.view].map((column) => {
    const on = column.name === name;
    const button = make(
      "button",
      { type: "button", onclick: () => sortBy(column.name) },
      column.label,
      make("span", { class: "arrow", "aria-hidden": "true", text: on ? (way > 0 ? " ↑" : " ↓") : "" }),
    );
    return make(
      "th",
      { scope: "col", "data-column": column.name, "aria-sort": on ? (way > 0 ? "ascending" : "descending") : null },
      button,
    );
  });
  return make("thead", {}, make("tr", {}, ...cells));
}

function sortBy(name) {
  const [before, way] = listing.sort[listing.view];
  listing.sort[listing.view] = [name, before === name ? -way : 1];
  listing.page = 0;
  drawTable();
  byId("table").querySelector(`th[data-column="${name}"] button`).focus();
}

// The first cell holds a real button, so that a row can be reached and opened without a mouse.
function rowElement(item) {
  const cells = COLUMNS[listing.view].map((column, i) => {
    const shown = column.cell(item);
    const inner =
      i === 0
        ? make("button", { type: "button", class: "open", "aria-label": `Open ${itemName(item)}` }, shown)
        : shown;
    return make("td", { "data-label": column.label, class: `cell-${column.name}` }, inner);
  });
  const row = make("tr", { "data-id": item.row.id, "aria-current": item === reading.item ? "true" : null }, ...cells);
  row.addEventListener("click", () => openItem(item));
  return row;
}

function itemName(item) {
  const { row } = item;
  if (item.kind === "event")
    return [plain(row.type), placeWords(row.place), dateWords(row.date)].filter(Boolean).join(", ");
  if (item.kind === "statement") return `statement by ${row.speaker || "an unnamed speaker"}`;
  if (item.kind === "figure") return `${plain(row.measure)}: ${figureWords(row)}`;
  return `report ${headline(item)}`;
}

function pager(from, shown, total) {
  const turn = (text, by, off) =>
    make("button", {
      type: "button",
      class: "turn",
      disabled: off,
      text,
      onclick: () => {
        listing.page += by;
        drawTable();
        byId("views").scrollIntoView();
      },
    });
  const words = `${(from + 1).toLocaleString("en")}–${(from + shown).toLocaleString("en")} of ${total.toLocaleString("en")}`;
  return make(
    "nav",
    { class: "pager", "aria-label": "Pages of the table" },
    turn("Previous", -1, from === 0),
    make("span", { text: words }),
    turn("Next", 1, from + shown >= total),
  );
}
