// What is asked for, and which items answer it.

const EVERYTHING = {
  search: "",
  type: "",
  status: "",
  country: "",
  report: "",
  actor: "",
  from: "",
  to: "",
  place: null, // {key, label}: one place of the map
  undated: false,
};

const asked = { ...EVERYTHING };

function placeKey(item) {
  const place = item.row.place;
  if (!place || item.row.drawn_as === "nowhere") return "nowhere";
  if (item.row.drawn_as === "country") return `country ${place.country}`;
  return `${item.row.drawn_as} ${place.lat} ${place.lon}`;
}

function isDated(item) {
  return Boolean(item.row.date && item.row.date.start);
}

// Each test is skipped where nothing is asked; those of events alone let other kinds through.
const TESTS = {
  search: (item) =>
    folded(asked.search)
      .split(/\s+/)
      .every((word) => haystack(item).includes(word)),
  report: (item) => item.report.row.id === asked.report,
  country: (item) =>
    item.kind === "report" || item.kind === "statement" || (item.row.place || {}).country === asked.country,
  type: (item) => item.kind !== "event" || item.row.type === asked.type,
  status: (item) => item.kind !== "event" || item.row.status === asked.status,
  actor: (item) =>
    item.kind !== "event" || folded(`${item.row.actor || ""}\n${item.row.target || ""}`).includes(folded(asked.actor)),
  place: (item) => item.kind !== "event" || placeKey(item) === asked.place.key,
  undated: (item) => item.kind !== "event" || !isDated(item),
  from: (item) => item.kind !== "event" || (isDated(item) && (item.row.date.end || item.row.date.start) >= asked.from),
  to: (item) => item.kind !== "event" || (isDated(item) && item.row.date.start <= asked.to),
};

function matching(items, except = []) {
  const active = Object.keys(TESTS).filter((name) => asked[name] && !except.includes(name));
  return items.filter((item) => active.every((name) => TESTS[name](item)));
}

function options(items, value, label) {
  const counts = new Map();
  for (const item of items) {
    const key = value(item);
    if (key) counts.set(key, (counts.get(key) || 0) + 1);
  }
  return [...counts]
    .map(([key, n]) => [key, `${label(key)} (${n.toLocaleString("en")})`])
    .sort((a, b) => a[1].localeCompare(b[1]));
}

function field(name, label, control) {
  control.id = `filter-${name}`;
  control.name = name;
  const changed = () => ask({ [name]: control.value });
  const typed = control.tagName === "INPUT" && control.type !== "date";
  control.addEventListener(typed ? "input" : "change", typed ? afterPause(changed) : changed);
  return make("div", { class: `field field-${name}` }, make("label", { for: control.id, text: label }), control);
}

function afterPause(action) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, 150);
  };
}

function choice(name, label, all, entries) {
  const control = make("select", {}, make("option", { value: "", text: all }));
  for (const [value, text] of entries) control.append(make("option", { value, text }));
  return field(name, label, control);
}

// There is no list of actors to choose from: an index of names would be an index of people.
function buildFilters() {
  const { events, reports } = record;
  const titles = new Map(reports.map((report) => [report.row.id, headline(report)]));
  const search = make("input", { type: "search", placeholder: "Event or report", autocomplete: "off" });
  fill(
    byId("filters"),
    field("search", "Search", search),
    choice(
      "type",
      "Type",
      "All types",
      options(events, (e) => e.row.type, plain),
    ),
    choice(
      "country",
      "Country",
      "All countries",
      options(events, (e) => (e.row.place || {}).country, countryName),
    ),
    choice(
      "status",
      "Status",
      "Any status",
      options(events, (e) => e.row.status, plain),
    ),
    field("actor", "Actor or target", make("input", { type: "text", autocomplete: "off", placeholder: "Words" })),
    field("from", "From", make("input", { type: "date" })),
    field("to", "To", make("input", { type: "date" })),
    choice(
      "report",
      "Report",
      "All reports",
      options(
        events,
        (e) => e.report.row.id,
        (id) => titles.get(id),
      ),
    ),
  );
  byId("filters").addEventListener("submit", (submitted) => submitted.preventDefault());
}

function showAsked() {
  for (const control of byId("filters").elements) {
    if (control.name in asked && control.value !== asked[control.name]) control.value = asked[control.name];
  }
  const chip = (text, cleared) =>
    make(
      "button",
      { type: "button", class: "chip", "aria-label": `Remove filter: ${text}`, onclick: () => ask(cleared) },
      text,
      make("span", { "aria-hidden": "true", text: " ×" }),
    );
  const active = Object.keys(EVERYTHING).some((name) => asked[name]);
  fill(
    byId("chips"),
    asked.place && chip(`Place: ${asked.place.label}`, { place: null }),
    asked.undated && chip("Undated", { undated: false }),
    (asked.from || asked.to) && chip(span(asked.from, asked.to), { from: "", to: "" }),
    active &&
      make("button", { type: "button", class: "link", text: "Clear all filters", onclick: () => ask(EVERYTHING) }),
  );
}

function span(from, to) {
  if (from && to) return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  return from ? `from ${day(from)}` : `until ${day(to)}`;
}
