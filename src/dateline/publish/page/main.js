// Everything that is drawn follows from what is asked.

function ask(change) {
  Object.assign(asked, change);
  if (("from" in change || "to" in change) && !asked.from && !asked.to) timeline.from = timeline.to = null;
  listing.page = 0;
  drawAll();
}

function drawAll() {
  showAsked();
  drawMap();
  drawTimeline();
  drawTable();
}

function summary() {
  const dates = record.events.filter(isDated);
  const stretch = dates.length ? wholeStretch(dates) : null;
  const parts = [
    count(record.reports.length, "report"),
    count(record.events.length, "event"),
    count(record.statements.length, "statement"),
    count(record.figures.length, "figure"),
  ];
  return parts.join(" · ") + (stretch ? ` · ${span(stretch.from, stretch.to)}` : "");
}

function start() {
  byId("summary").textContent = summary();
  byId("manifest-text").textContent = JSON.stringify(manifest, null, 2);
  buildFilters();
  buildViews();
  buildMap();
  drawReader();
  drawAll();
  fitMap();
  openLinked();
  window.addEventListener("hashchange", openLinked);
  followWidth();
  wide.addEventListener("change", () => {
    byId("main").inert = Boolean(reading.item) && !wide.matches;
  });
  document.addEventListener("keydown", (pressed) => {
    if (pressed.key === "Escape" && reading.item) closeReader();
  });
}

// The address of this page with #id opens that event, statement, figure or report.
function openLinked() {
  const linked = record.byId.get(location.hash.slice(1));
  if (linked && linked !== reading.item) openItem(linked, false);
}

// The timeline is drawn to the pixel, so it is drawn again when its width changes.
function followWidth() {
  const box = byId("timeline");
  let width = box.clientWidth;
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    drawTimeline();
  }).observe(box);
}

start();
