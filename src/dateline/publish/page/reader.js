// One report beside what was coded from it, with the words that show each value.

const reading = { item: null, cameFrom: null };
const wide = window.matchMedia("(min-width: 1180px)");

function openItem(item, focus = true) {
  if (!byId("reader").contains(document.activeElement)) reading.cameFrom = document.activeElement;
  reading.item = item;
  drawReader();
  history.replaceState(null, "", `#${item.row.id}`);
  document.body.classList.add("reading");
  byId("main").inert = !wide.matches;
  markRow(item);
  drawMap();
  if (focus && !wide.matches) byId("reader").focus();
  if (item.kind !== "report") scrollToTrigger();
}

function markRow(item) {
  for (const row of document.querySelectorAll("tr[aria-current]")) row.removeAttribute("aria-current");
  const row = item && document.querySelector(`tr[data-id="${CSS.escape(item.row.id)}"]`);
  if (row) row.setAttribute("aria-current", "true");
}

function closeReader() {
  reading.item = null;
  document.body.classList.remove("reading");
  byId("main").inert = false;
  history.replaceState(null, "", "#");
  drawReader();
  markRow(null);
  drawMap();
  if (reading.cameFrom && reading.cameFrom.isConnected) reading.cameFrom.focus();
}

function drawReader() {
  const box = byId("reader");
  const item = reading.item;
  if (!item) {
    fill(
      box,
      make(
        "div",
        { class: "reader-body reader-empty" },
        make("h2", { text: "Report" }),
        make("p", { class: "empty", text: emptyReader() }),
        reportList(),
      ),
    );
    return;
  }
  const evidence = item.kind === "report" ? mastheadEvidence(item.row) : evidenceOf(item);
  const bar = make(
    "div",
    { class: "reader-bar" },
    make("span", { class: "muted", text: "Report" }),
    make("button", { type: "button", class: "close", onclick: closeReader, text: "Close" }),
  );
  fill(
    box,
    bar,
    make("div", { class: "reader-top" }, readerHead(item.report), item.kind === "report" ? null : card(item, evidence)),
    make("div", { class: "reader-body" }, reportText(item, evidence), contents(item)),
  );
  box.scrollTop = 0;
}

function readerHead(report) {
  const row = report.row;
  const facts = [
    row.publisher,
    row.published && day(row.published),
    row.byline && `by ${row.byline}`,
    row.dateline_place && `from ${row.dateline_place}`,
    row.language,
  ];
  return make(
    "header",
    { class: "reader-head" },
    make(
      "h2",
      { dir: "auto", lang: row.language },
      make("button", { type: "button", class: "title", onclick: () => openItem(report) }, headline(report)),
    ),
    make("p", { class: "muted" }, ...(joined(facts) || ["Nothing is known of its publisher or date."])),
    custody(row),
  );
}

// Facts in a row, each keeping its own direction of writing.
function joined(facts) {
  const known = facts.filter(Boolean);
  return known.length ? known.flatMap((fact, i) => [i ? " · " : "", make("bdi", { text: fact })]) : null;
}

const LISTED_REPORTS = 40;

function emptyReader() {
  if (!record.reports.length) return "This record holds no reports.";
  if (!record.events.length) return "No event was found. Choose a report to read it here.";
  return "Choose an event in the table or on the map. Its report opens here, with the words that show each value.";
}

function reportList() {
  const reports = record.reports.slice(0, LISTED_REPORTS);
  const name = (report) => [
    make("span", { dir: "auto", text: headline(report) }),
    make("span", { class: "second" }, ...joined([count(report.events.length, "event"), report.row.publisher])),
  ];
  const more =
    record.reports.length > reports.length
      ? make("p", {
          class: "muted small",
          text: `and ${(record.reports.length - reports.length).toLocaleString("en")} more, in the table under Reports`,
        })
      : null;
  return make(
    "div",
    {},
    make(
      "ul",
      { class: "contents" },
      ...reports.map((report) =>
        make("li", {}, make("button", { type: "button", onclick: () => openItem(report) }, ...name(report))),
      ),
    ),
    more,
  );
}

function custody(row) {
  const parts = [
    ["Read from", row.sources.join(", ")],
    ["Address", row.url],
    ["Date from", row.published_basis],
    ["SHA-256", row.sha256],
    ["Kind", row.media_type],
    ["Text by", row.extractor],
  ];
  return make(
    "details",
    { class: "custody" },
    make("summary", { text: "Where it comes from" }),
    make(
      "dl",
      {},
      ...parts
        .filter(([, value]) => value)
        .flatMap(([label, value]) => [make("dt", { text: label }), make("dd", { text: value })]),
    ),
  );
}

function mastheadEvidence(row) {
  return Object.entries(row.masthead_evidence)
    .filter(([, span]) => "start" in span)
    .map(([name, span]) => ({
      ...span,
      of: name === "published" ? "date" : name === "dateline_place" ? "place" : "other",
      exact: "",
    }));
}

function reportText(item, evidence) {
  const { row } = item.report;
  const text = make("div", {
    class: "text",
    id: "text",
    "data-item": item.row.id,
    dir: "auto",
    lang: row.language,
    tabindex: 0,
    "aria-label": "Text of the report",
  });
  text.append(...pieces(row.text, evidence, row.furniture).map(pieceElement));
  const note = row.furniture.length
    ? make("p", {
        class: "muted small",
        text: "Grey: parts of the page that are not the report, such as menus and share buttons.",
      })
    : null;
  return make(
    "section",
    { class: "report-text", "aria-label": "Report text" },
    make("h3", { text: "Text" }),
    note,
    text,
  );
}

// Bring the words that show `of` into view, and let them light up.
function showWords(of) {
  const marks = marksOf(of);
  for (const mark of marks) {
    mark.classList.remove("found");
    requestAnimationFrame(() => mark.classList.add("found"));
  }
  if (marks.length) marks[0].scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
}

function marksOf(of) {
  return [...byId("reader").querySelectorAll("mark")].filter((mark) => mark.dataset.kinds.split(" ").includes(of));
}

// Where text and values stand apart, the text opens at the words that name what is shown.
function scrollToTrigger() {
  const body = byId("reader").querySelector(".reader-body");
  const [mark] = ["trigger", "quote", "value"].flatMap(marksOf);
  if (wide.matches && mark)
    body.scrollTop += mark.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3;
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function contents(item) {
  const { events, statements, figures } = item.report;
  const list = (title, items, name) =>
    items.length
      ? [
          make("h4", { text: `${title} (${items.length})` }),
          make(
            "ul",
            { class: "contents" },
            ...items.map((each) =>
              make(
                "li",
                {},
                make("button", {
                  type: "button",
                  dir: "auto",
                  "aria-current": each === item ? "true" : null,
                  text: name(each),
                  onclick: () => openItem(each),
                }),
              ),
            ),
          ),
        ]
      : [];
  const parts = [
    ...list("Events", events, itemName),
    ...list("Statements", statements, (each) => `${each.row.speaker || "Not named"}: “${each.row.quote}”`),
    ...list("Figures", figures, (each) => `${itemName(each)}, ${each.row.claimant || "the report itself"}`),
  ];
  return make(
    "section",
    { class: "also" },
    make("h3", { text: "In this report" }),
    ...(parts.length ? parts : [make("p", { class: "empty", text: "No event, statement or figure was found in it." })]),
  );
}
