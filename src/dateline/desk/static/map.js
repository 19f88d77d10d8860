// Maps from the borders that come with the desk. A place is a dot, a region a broken ring, a country a hatched area.

let worldShapes = null;

async function countries() {
  if (!worldShapes) {
    const address = document.querySelector("[data-world]");
    const found = await fetch(address ? address.dataset.world : "/static/world.json");
    worldShapes = decodeWorld(await found.json());
  }
  return worldShapes;
}

function chart(box, options = {}) {
  return L.map(box, {
    attributionControl: false,
    zoomSnap: 0.5,
    minZoom: 1,
    maxZoom: 11,
    scrollWheelZoom: false,
    renderer: L.svg({ padding: 0.5 }),
    ...options,
  });
}

async function addCountries(map) {
  const shapes = new Map();
  for (const country of await countries()) {
    const shape = L.polygon(country.shape, { className: "country", weight: 0.8, smoothFactor: 0.8, interactive: false });
    shape.addTo(map);
    if (country.code) shapes.set(country.code, [...(shapes.get(country.code) || []), { shape, country }]);
  }
  return shapes;
}

// ---- one place, or the places that a name can mean

function pin(map, lat, lon, drawn, name) {
  const face = make("span", { class: `bubble ${drawn === "point" ? "point" : "region"}` });
  const size = drawn === "point" ? 14 : 34;
  const icon = L.divIcon({ className: "bubble-box", iconSize: [size, size], html: face });
  return L.marker([lat, lon], { icon, title: name, keyboard: false }).addTo(map);
}

async function drawMiniMap(box) {
  if (box.dataset.drawnAlready) return;
  box.dataset.drawnAlready = "yes";
  const map = chart(box, { zoomControl: false });
  const { lat, lon, drawn, name } = box.dataset;
  map.setView([Number(lat), Number(lon)], drawn === "point" ? 5 : 4);
  await addCountries(map);
  if (drawn !== "country") pin(map, lat, lon, drawn, name);
}

async function drawCandidates(list) {
  const form = list.closest("form");
  const old = form && form.querySelector("[data-candidate-map]");
  const found = form ? [...form.querySelectorAll("[data-places] input[data-lat]")] : [];
  if (!old) return;
  const box = make("div", { class: "mini-map", "data-candidate-map": true });
  old.replaceWith(box);
  if (!found.length) {
    box.hidden = true;
    return;
  }
  const map = chart(box, { zoomControl: false });
  const chosen = found.find((each) => each.checked) || found[0];
  map.setView([Number(chosen.dataset.lat), Number(chosen.dataset.lon)], 5);
  await addCountries(map);
  for (const each of found) {
    const marker = pin(map, each.dataset.lat, each.dataset.lon, "point", each.dataset.name);
    if (each.checked) marker.getElement().classList.add("chosen");
  }
}

// ---- the map of events

async function buildMap(box) {
  const map = chart(box);
  map.setView([25, 20], 1.5);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  const shapes = await addCountries(map);
  addHatching(box);
  const markers = L.layerGroup().addTo(map);
  let first = true;
  const draw_ = async () => {
    const found = await askMap(box, map, first);
    markers.clearLayers();
    for (const cluster of found.clusters) addCluster(markers, map, cluster, box.dataset.events);
    hatch(shapes, found.countries);
    listOffMap(found.countries, box.dataset.events, shapes);
    if (first) {
      first = false;
      fitAll(map, found.clusters);
    }
  };
  map.on("moveend", draw_);
  await draw_();
}

async function askMap(box, map, whole) {
  const view = map.getBounds();
  const address = new URL(box.dataset.map, location.href);
  const edges = whole
    ? { south: -90, west: -180, north: 90, east: 180 }
    : { south: view.getSouth(), west: view.getWest(), north: view.getNorth(), east: view.getEast() };
  for (const [name, value] of Object.entries(edges)) address.searchParams.set(name, value.toFixed(4));
  const answer = await fetch(address, { headers: { "X-Dateline": "1" } });
  return answer.ok ? answer.json() : { clusters: [], countries: [] };
}

function addCluster(markers, map, cluster, events) {
  const size = Math.min(46, (cluster.drawn === "region" ? 30 : 14) + 6 * Math.log2(cluster.events));
  const more = cluster.places > 1 ? ` and ${count(cluster.places - 1, "other place")}` : "";
  const where = `${cluster.drawn === "region" ? "Somewhere in " : ""}${cluster.place || ""}${more}`;
  const name = `${where}: ${count(cluster.events, "event")}`;
  const face = make("span", {
    class: `bubble ${cluster.drawn}`,
    text: cluster.events > 1 ? cluster.events.toLocaleString("en") : "",
  });
  const icon = L.divIcon({ className: "bubble-box", iconSize: [size, size], html: face });
  const behind = cluster.drawn === "region" ? -500 : cluster.events;
  const marker = L.marker([cluster.lat, cluster.lon], { icon, title: name, keyboard: true, zIndexOffset: behind });
  const look = () => {
    if (cluster.places > 1 && map.getZoom() < map.getMaxZoom()) map.setView([cluster.lat, cluster.lon], map.getZoom() + 2);
    else location.assign(withFilter(events, { place: cluster.place }));
  };
  marker.on("click", look);
  marker.on("keypress", (pressed) => pressed.originalEvent.key === "Enter" && look());
  markers.addLayer(marker);
  marker.getElement().setAttribute("aria-label", name);
}

function withFilter(path, values) {
  const address = new URL(path, location.href);
  for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
  return address.href;
}

function fitAll(map, clusters) {
  const at = clusters.map((each) => [each.lat, each.lon]);
  if (at.length) map.fitBounds(L.latLngBounds(at), { padding: [40, 40], maxZoom: 7, animate: false });
}

function hatch(shapes, found) {
  const codes = new Set(found.filter((each) => each.drawn === "country").map((each) => each.country));
  for (const [code, parts] of shapes)
    for (const { shape } of parts) {
      const element = shape.getElement();
      if (element) element.classList.toggle("hatched", codes.has(code));
    }
}

function listOffMap(found, events, shapes) {
  const box = byId("off-map");
  const name = (code) => (shapes.has(code) ? shapes.get(code)[0].country.name : code || "no country");
  const sorted = [...found].sort((a, b) => b.events - a.events);
  fill(
    box,
    ...sorted.map((each) =>
      make("a", {
        class: "chip",
        href: withFilter(events, {
          drawn: each.drawn,
          ...(each.country ? { country: each.country } : {}),
        }),
        text: `${each.drawn === "nowhere" ? "No place known" : `${name(each.country)}, country only`} ${each.events.toLocaleString("en")}`,
      }),
    ),
  );
}
