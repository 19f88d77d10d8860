// Events over time. A solid bar counts events dated to that day, month or year; a light one adds events that
// are only known to fall somewhere in a longer stretch that reaches over it.

const timeline = { from: null, to: null }; // the stretch on view, null for all of it
const CUT = { day: 10, month: 7, year: 4 };

function wholeStretch(events) {
  const starts = events.map((event) => event.row.date.start).sort();
  const ends = events.map((event) => event.row.date.end || event.row.date.start).sort();
  return { from: starts[0], to: ends[ends.length - 1] };
}

function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
}

function unitFor({ from, to }) {
  const days = daysBetween(from, to);
  if (days <= 62) return "day";
  return days <= 366 * 4 ? "month" : "year";
}

function nextUnit(key, unit) {
  if (unit === "year") return String(Number(key) + 1).padStart(4, "0");
  if (unit === "month") {
    const [year, month] = key.split("-").map(Number);
    return month === 12
      ? `${String(year + 1).padStart(4, "0")}-01`
      : `${key.slice(0, 4)}-${String(month + 1).padStart(2, "0")}`;
  }
  return new Date(Date.parse(key) + 86400000).toISOString().slice(0, 10);
}

function firstDay(key) {
  return key.length === 4 ? `${key}-01-01` : key.length === 7 ? `${key}-01` : key;
}

function lastDay(key) {
  if (key.length === 10) return key;
  const next = nextUnit(key, key.length === 4 ? "year" : "month");
  return new Date(Date.parse(firstDay(next)) - 86400000).toISOString().slice(0, 10);
}

function bars(events, stretch, unit) {
  const found = new Map();
  const cut = CUT[unit];
  const last = stretch.to.slice(0, cut);
  for (let key = stretch.from.slice(0, cut); key <= last && found.size < 2000; key = nextUnit(key, unit))
    found.set(key, { exact: 0, within: 0 });
  for (const event of events) {
    const start = event.row.date.start.slice(0, cut);
    const end = (event.row.date.end || event.row.date.start).slice(0, cut);
    if (start === end) {
      if (found.has(start)) found.get(start).exact += 1;
      continue;
    }
    for (const [key, bar] of found) if (start <= key && key <= end) bar.within += 1;
  }
  return found;
}

function drawTimeline() {
  const events = matching(record.events, ["from", "to", "undated"]);
  const dated = events.filter(isDated);
  const box = byId("timeline");
  const undated = events.length - dated.length;
  fill(
    byId("timeline-rest"),
    undated
      ? make("button", {
          type: "button",
          class: "tag-button",
          "aria-pressed": String(asked.undated),
          text: `Undated ${undated.toLocaleString("en")}`,
          onclick: () => ask({ undated: !asked.undated, from: "", to: "" }),
        })
      : null,
  );
  if (!dated.length) {
    fill(byId("timeline-path"));
    fill(
      box,
      make("p", {
        class: "empty",
        text: record.events.length ? "No dated event among these." : "No events, so nothing to place in time.",
      }),
    );
    return;
  }
  const all = wholeStretch(dated);
  const stretch = timeline.from ? { from: timeline.from, to: timeline.to } : all;
  const unit = unitFor(stretch);
  drawPath(stretch);
  fill(box, chart(bars(dated, stretch, unit), unit, box.clientWidth || 600));
}

function drawPath(stretch) {
  const step = (text, to) => make("button", { type: "button", class: "link", text, onclick: () => zoomTime(to) });
  const label = make("span", { class: "muted", text: span(stretch.from, stretch.to) });
  const year = stretch.from.slice(0, 4);
  const inMonth = timeline.from && timeline.from.slice(0, 7) === timeline.to.slice(0, 7);
  fill(byId("timeline-path"), label, timeline.from ? step("All years", null) : null, inMonth ? step(year, year) : null);
}

// Look at one year or month (`key`), or at everything (null), and ask for what falls into it.
function zoomTime(key) {
  timeline.from = key && firstDay(key);
  timeline.to = key && lastDay(key);
  ask({ from: timeline.from || "", to: timeline.to || "", undated: false });
}

function pick(key, unit) {
  if (unit !== "day") zoomTime(key);
  else if (asked.from === key && asked.to === key) ask({ from: timeline.from || "", to: timeline.to || "" });
  else ask({ from: key, to: key, undated: false });
}

function chart(found, unit, width) {
  const keys = [...found.keys()];
  const height = 116;
  const ground = 92;
  const step = width / keys.length;
  const most = Math.max(1, ...[...found.values()].map((bar) => bar.exact + bar.within));
  const tall = (n) => (n / most) * (ground - 14);
  const svg = draw("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "group",
    "aria-label": `Events by ${unit}; arrow keys move, Enter filters`,
  });
  svg.append(draw("line", { class: "ground", x1: 0, x2: width, y1: ground + 0.5, y2: ground + 0.5 }));
  const every = Math.ceil(keys.length / Math.max(2, Math.floor(width / 64)));
  keys.forEach((key, i) => {
    const bar = found.get(key);
    const inside = Math.max(1.5, Math.min(step - Math.min(3, step * 0.2), 48));
    const x = i * step + (step - inside) / 2;
    const group = draw("g", {
      class: barClass(key),
      "data-key": key,
      tabindex: i === 0 ? 0 : -1,
      role: "button",
      "aria-label": barWords(key, bar),
    });
    group.append(
      draw("title", { text: barWords(key, bar) }),
      draw("rect", { class: "hit", x: i * step, y: 0, width: step, height: ground + 4 }),
      draw("rect", {
        class: "within",
        x,
        y: ground - tall(bar.exact + bar.within),
        width: inside,
        height: tall(bar.within),
      }),
      draw("rect", { class: "exact", x, y: ground - tall(bar.exact), width: inside, height: tall(bar.exact) }),
    );
    if (i % every === 0) {
      const anchor = i === 0 && step < 60 ? "start" : "middle";
      group.append(
        draw("text", {
          x: anchor === "start" ? 0 : i * step + step / 2,
          y: height - 6,
          "text-anchor": anchor,
          text: tick(key, unit, keys[i - every]),
        }),
      );
    }
    group.addEventListener("click", () => pick(key, unit));
    svg.append(group);
  });
  svg.append(draw("text", { class: "most", x: 0, y: 10, text: `most: ${most}` }));
  svg.addEventListener("keydown", (pressed) => walk(pressed, svg, keys, unit));
  return svg;
}

function barClass(key) {
  const chosen = asked.from && asked.from <= lastDay(key) && firstDay(key) <= (asked.to || "9999");
  return `bar${asked.from && !chosen ? " faded" : ""}`;
}

function barWords(key, bar) {
  const within = bar.within ? `, ${bar.within} more somewhere in a longer stretch` : "";
  return `${day(key)}: ${count(bar.exact, "event")}${within}`;
}

function tick(key, unit, before) {
  if (unit === "year") return key;
  const [year, month, date] = key.split("-");
  const name = MONTHS[month - 1];
  if (unit === "month") return !before || before.slice(0, 4) !== year ? `${name} ${year}` : name;
  return !before || before.slice(0, 7) !== key.slice(0, 7) ? `${Number(date)} ${name}` : String(Number(date));
}

function walk(pressed, svg, keys, unit) {
  const here = pressed.target.closest(".bar");
  if (!here) return;
  const i = keys.indexOf(here.dataset.key);
  const to = { ArrowLeft: i - 1, ArrowRight: i + 1, Home: 0, End: keys.length - 1 }[pressed.key];
  if (pressed.key === "Enter" || pressed.key === " ") pick(here.dataset.key, unit);
  else if (to === undefined || !keys[to]) return;
  else {
    here.setAttribute("tabindex", -1);
    const next = svg.querySelectorAll(".bar")[to];
    next.setAttribute("tabindex", 0);
    next.focus();
  }
  pressed.preventDefault();
}
