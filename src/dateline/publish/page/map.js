// Events on a map that is part of this page. A place is a dot, a region a broken ring, a country a hatched area.

const NEAR_PIXELS = 40; // dots nearer than this share one bubble
const LABELS_AT_MOST = 30;
const chart2d = { map: null, countries: new Map(), markers: null, labels: null };

function buildMap() {
  const narrow = window.matchMedia("(pointer: coarse)").matches;
  const map = L.map("map", {
    attributionControl: false,
    zoomControl: true,
    zoomSnap: 0.5,
    minZoom: 1,
    maxZoom: 10,
    maxBounds: [
      [-75, -200],
      [86, 200],
    ],
    scrollWheelZoom: false,
    dragging: !narrow,
    worldCopyJump: false,
    renderer: L.svg({ padding: 0.5 }),
  });
  map.setView([25, 20], 1.5);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  for (const country of decodeWorld(world)) {
    const shape = L.polygon(country.shape, {
      className: "country",
      weight: 0.8,
      smoothFactor: 0.8,
      bubblingMouseEvents: true,
    }).addTo(map);
    if (!country.code) continue;
    const known = chart2d.countries.get(country.code) || { shapes: [], code: country.code };
    known.shapes.push(shape);
    chart2d.countries.set(country.code, known);
    shape.on(
      "click",
      () =>
        shape.getElement().classList.contains("hatched") &&
        ask({ place: { key: `country ${country.code}`, label: `${country.name}, country only` } }),
    );
  }
  chart2d.map = map;
  chart2d.labels = L.layerGroup().addTo(map);
  chart2d.markers = L.layerGroup().addTo(map);
  addHatching(byId("map"));
  map.on("zoomend", drawMap);
  map.on("moveend zoomend", drawLabels);
  byId("map-credit").textContent =
    `Borders: ${world.credit}; drawn as they come, no position on them is taken. Map script: Leaflet 1.9.4.`;
}

function grouped(events, key) {
  const groups = new Map();
  for (const event of events) {
    const name = key(event);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(event);
  }
  return groups;
}

function drawMap() {
  const events = matching(record.events, ["place"]);
  const drawn = grouped(events, (event) => event.row.drawn_as);
  chart2d.markers.clearLayers();
  for (const bubble of bubbles(drawn.get("region") || [])) addMarker(bubble, "region");
  for (const bubble of bubbles(drawn.get("point") || [])) addMarker(bubble, "point");
  const byCountry = grouped(drawn.get("country") || [], (event) => event.row.place.country);
  for (const { code, shapes } of chart2d.countries.values()) {
    for (const shape of shapes)
      if (shape.getElement()) shape.getElement().classList.toggle("hatched", byCountry.has(code));
  }
  listOffMap(byCountry, drawn.get("nowhere") || [], events.length);
  drawLabels();
}

// Places as lists of events, those that would overlap on the screen together; the fullest place leads.
function bubbles(events) {
  const places = [...grouped(events, placeKey).values()].sort((a, b) => b.length - a.length);
  const found = [];
  for (const group of places) {
    const { lat, lon } = group[0].row.place;
    const at = chart2d.map.project([lat, lon]);
    const near = found.find((bubble) => bubble.at.distanceTo(at) < NEAR_PIXELS);
    if (near) near.groups.push(group);
    else found.push({ at, groups: [group] });
  }
  return found.map((bubble) => bubble.groups);
}

function addMarker(groups, shownAs) {
  const events = groups.flat();
  const { lat, lon } = groups[0][0].row.place;
  const size = Math.min(46, (shownAs === "region" ? 30 : 14) + 6 * Math.log2(events.length));
  const chosen = events.some((event) => event === reading.item);
  const face = make("span", {
    class: `bubble ${shownAs}${chosen ? " chosen" : ""}`,
    text: events.length > 1 ? String(events.length) : "",
  });
  const name = bubbleName(groups, shownAs);
  const marker = L.marker([lat, lon], {
    icon: L.divIcon({ className: "bubble-box", iconSize: [size, size], html: face }),
    keyboard: true,
    title: name,
    zIndexOffset: shownAs === "region" ? -500 : events.length,
  });
  marker.on("click", () => openBubble(groups, shownAs));
  chart2d.markers.addLayer(marker);
  marker.getElement().setAttribute("aria-label", name);
}

function bubbleName(groups, shownAs) {
  const names = groups
    .slice(0, 3)
    .map((group) => placeWords(group[0].row.place))
    .join(", ");
  const more = groups.length > 3 ? ` and ${groups.length - 3} more` : "";
  return `${shownAs === "region" ? "Somewhere in " : ""}${names}${more}: ${count(groups.flat().length, "event")}`;
}

// One place: ask for it, and open its event when it has one. Several: look closer.
function openBubble(groups, shownAs) {
  const map = chart2d.map;
  if (groups.length > 1 && map.getZoom() < map.getMaxZoom()) {
    map.fitBounds(L.latLngBounds(groups.map((group) => [group[0].row.place.lat, group[0].row.place.lon])), {
      padding: [50, 50],
    });
    return;
  }
  const [first] = groups[0];
  const label = `${placeWords(first.row.place)}${shownAs === "region" ? ", somewhere in it" : ""}`;
  ask({ place: { key: placeKey(first), label } });
  if (groups.flat().length === 1) openItem(first);
}

function listOffMap(byCountry, nowhere, total) {
  const box = byId("off-map");
  const button = (text, place) =>
    make("button", {
      type: "button",
      class: "tag-button",
      text,
      "aria-pressed": String(Boolean(asked.place && asked.place.key === place.key)),
      onclick: () => ask({ place: asked.place && asked.place.key === place.key ? null : place }),
    });
  const countries = [...byCountry]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([code, events]) =>
      button(`${countryName(code)} ${events.length.toLocaleString("en")}`, {
        key: `country ${code}`,
        label: `${countryName(code)}, country only`,
      }),
    );
  fill(
    box,
    total
      ? null
      : make("p", {
          class: "empty",
          text: record.events.length ? "No event matches the filters." : "No events, so nothing to place on the map.",
        }),
    countries.length ? make("span", { class: "muted", text: "Country only:" }) : null,
    ...countries,
    nowhere.length
      ? button(`No place known ${nowhere.length.toLocaleString("en")}`, { key: "nowhere", label: "not known" })
      : null,
  );
}

// Names of countries, the large ones first, and none over another.
function drawLabels() {
  const { map, labels } = chart2d;
  labels.clearLayers();
  const taken = [];
  const view = map.getBounds();
  const shown = world.countries
    .filter((country) => view.contains([country.label[1], country.label[0]]))
    .sort((a, b) => b.size - a.size);
  for (const country of shown) {
    const at = map.latLngToContainerPoint([country.label[1], country.label[0]]);
    const half = 3.4 * country.name.length;
    const wide = Math.sqrt(country.size) * 2 ** map.getZoom() * 0.71;
    if (wide < half * 1.6 || taken.length >= LABELS_AT_MOST) continue;
    if (taken.some((other) => Math.abs(other.at.x - at.x) < other.half + half && Math.abs(other.at.y - at.y) < 16))
      continue;
    taken.push({ at, half });
    labels.addLayer(
      L.marker([country.label[1], country.label[0]], {
        icon: L.divIcon({ className: "country-name", iconSize: [0, 0], html: make("span", { text: country.name }) }),
        interactive: false,
        keyboard: false,
        zIndexOffset: -1000,
      }),
    );
  }
}

function fitMap() {
  const at = matching(record.events)
    .filter((event) => ["point", "region"].includes(event.row.drawn_as))
    .map((event) => [event.row.place.lat, event.row.place.lon]);
  const areas = matching(record.events)
    .filter((event) => event.row.drawn_as === "country")
    .flatMap((event) => (chart2d.countries.get(event.row.place.country) || { shapes: [] }).shapes);
  const bounds = at.length
    ? L.latLngBounds(at)
    : areas.reduce((all, shape) => all.extend(shape.getBounds()), L.latLngBounds([]));
  if (bounds.isValid()) chart2d.map.fitBounds(bounds, { padding: [40, 40], maxZoom: 6, animate: false });
}
