// The record, read from the data blocks of this page. Each event, statement and figure knows its report.

const world = JSON.parse(byId("world").textContent);
const manifest = JSON.parse(byId("manifest").textContent);
const record = readRecord();

function readRecord() {
  const found = { reports: [], events: [], statements: [], figures: [], byId: new Map() };
  for (const block of document.querySelectorAll("script.report")) {
    const { report, events, statements, figures } = JSON.parse(block.textContent);
    block.remove();
    const held = { kind: "report", row: report, events: [], statements: [], figures: [] };
    const keep = (kind, rows, mine, all) => {
      for (const row of rows) {
        const item = { kind, row, report: held };
        mine.push(item);
        all.push(item);
        found.byId.set(row.id, item);
      }
    };
    keep("event", events, held.events, found.events);
    keep("statement", statements, held.statements, found.statements);
    keep("figure", figures, held.figures, found.figures);
    held.report = held;
    found.reports.push(held);
    found.byId.set(report.id, held);
  }
  return found;
}

const countryNames = new Map(
  world.countries
    .filter((c) => c.code)
    .map((c) => [c.code, c.name])
    .reverse(),
);

function countryName(code) {
  return countryNames.get(code) || code;
}

// Every span that shows a value of an item, each once, in reading order.
function evidenceOf(item) {
  const row = item.row;
  const all = [row.trigger, ...(row.evidence || []), ...(row.messages_evidence || [])].filter(Boolean);
  const once = new Map(all.map((span) => [`${span.start}-${span.end}-${span.of}`, span]));
  return [...once.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function headline(report) {
  return report.row.title || report.row.source;
}

// The words by which the search box finds an item.
function haystack(item) {
  if (item.words === undefined) {
    const row = item.row;
    const place = row.place || {};
    const own = [
      plain(row.type),
      row.mode,
      row.actor,
      row.target,
      row.occasion,
      row.source,
      row.speaker,
      row.quote,
      row.text,
      row.measure,
      row.unit,
      row.claimant,
      row.outlet,
      place.text,
      place.name,
      place.admin1,
      place.country && countryName(place.country),
      ...(row.messages || []),
      ...evidenceOf(item).map((e) => e.exact),
    ];
    const head = item.report.row;
    item.words = folded([...own, head.title, head.publisher, head.source].filter(Boolean).join("\n"));
  }
  return item.words;
}
