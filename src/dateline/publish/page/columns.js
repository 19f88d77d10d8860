// What each table shows of an item.

const reportColumn = {
  name: "report",
  label: "Report",
  value: (item) => headline(item.report),
  cell: (item) => reportCell(item.report),
};

// `value` is what a column sorts by; an empty value comes last. `cell` is what it shows.
const COLUMNS = {
  events: [
    {
      name: "date",
      label: "Date",
      value: (e) => (isDated(e) ? e.row.date.start : ""),
      cell: (e) => dateWords(e.row.date) || muted("undated"),
    },
    { name: "type", label: "Type", value: (e) => plain(e.row.type), cell: typeCell },
    { name: "place", label: "Place", value: (e) => placeWords(e.row.place), cell: placeCell },
    { name: "actor", label: "Actor", value: (e) => e.row.actor || "", cell: actorCell },
    { name: "status", label: "Status", value: (e) => e.row.status, cell: statusCell },
    reportColumn,
  ],
  statements: [
    {
      name: "speaker",
      label: "Speaker",
      value: (s) => s.row.speaker || "",
      cell: (s) => lines(s.row.speaker || muted("not named"), s.row.speaker_role),
    },
    {
      name: "quote",
      label: "Words",
      value: (s) => s.row.quote,
      cell: (s) => make("span", { dir: "auto", class: "clamp", text: s.row.quote }),
    },
    { name: "mode", label: "Mode", value: (s) => s.row.mode, cell: (s) => plain(s.row.mode) },
    {
      name: "said",
      label: "Date",
      value: (s) => (isDated(s) ? s.row.date.start : ""),
      cell: (s) => dateWords(s.row.date) || muted("undated"),
    },
    reportColumn,
  ],
  figures: [
    {
      name: "measure",
      label: "Measure",
      value: (f) => f.row.measure,
      cell: (f) => lines(plain(f.row.measure), f.row.unit),
    },
    {
      name: "value",
      label: "Number",
      value: (f) => f.row.low ?? f.row.high ?? "",
      cell: (f) => lines(figureWords(f.row), `“${f.row.text}”`),
    },
    {
      name: "claimant",
      label: "Claimed by",
      value: (f) => f.row.claimant || "",
      cell: (f) => lines(f.row.claimant || muted("the report itself"), plain(f.row.stance)),
    },
    { name: "place", label: "Place", value: (f) => placeWords(f.row.place), cell: (f) => placeWords(f.row.place) },
    reportColumn,
  ],
  reports: [
    {
      name: "published",
      label: "Published",
      value: (r) => r.row.published || "",
      cell: (r) => (r.row.published ? day(r.row.published) : muted("not known")),
    },
    {
      name: "title",
      label: "Title",
      value: (r) => headline(r),
      cell: (r) => make("span", { dir: "auto", text: headline(r) }),
    },
    {
      name: "publisher",
      label: "Publisher",
      value: (r) => r.row.publisher || "",
      cell: (r) => lines(r.row.publisher || muted("not known"), r.row.language),
    },
    {
      name: "held",
      label: "Holds",
      value: (r) => r.events.length,
      cell: (r) =>
        lines(
          count(r.events.length, "event"),
          `${count(r.statements.length, "statement")}, ${count(r.figures.length, "figure")}`,
        ),
    },
  ],
};

function muted(text) {
  return make("span", { class: "muted", text });
}

function lines(first, second) {
  return make("span", {}, first, second ? make("span", { class: "second", text: second }) : null);
}

function typeCell(event) {
  const { type, mode, trigger, messages } = event.row;
  const second = messages.length
    ? `“${messages[0]}”${messages.length > 1 ? ` +${messages.length - 1}` : ""}`
    : trigger.exact;
  return make(
    "span",
    {},
    make("b", { text: plain(type) }),
    mode ? ` (${mode.replaceAll("_", " ")})` : "",
    make("span", { class: "second clamp", dir: "auto", text: second }),
  );
}

function placeCell(event) {
  const place = event.row.place;
  if (!place) return muted("not known");
  const wider = {
    point: place.country && countryName(place.country),
    region: `region${place.country ? `, ${countryName(place.country)}` : ""}`,
    country:
      place.level === "country" ? "country only" : `${place.country ? countryName(place.country) : ""}, not located`,
  };
  return lines(placeWords(place), wider[event.row.drawn_as]);
}

function actorCell(event) {
  const { actor, target } = event.row;
  return actor || target ? lines(actor || muted("not named"), target && `→ ${target}`) : muted("not named");
}

function statusCell(event) {
  const { status, review } = event.row;
  return make(
    "span",
    {},
    make("span", { class: `status status-${status}`, title: STATUS_WORDS[status], text: plain(status) }),
    make("span", { class: "second", text: review }),
  );
}

function reportCell(report) {
  return lines(make("span", { dir: "auto", class: "clamp", text: headline(report) }), report.row.publisher);
}
