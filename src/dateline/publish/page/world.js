// The countries of the world, from border lines that are stored once.

function decodeWorld(world) {
  const unit = world.units_per_degree;
  const lines = world.arcs.map((flat) => {
    let x = 0;
    let y = 0;
    const line = [];
    for (let i = 0; i < flat.length; i += 2) line.push([(y += flat[i + 1]) / unit, (x += flat[i]) / unit]);
    return line;
  });
  const ring = (arcs) => unbroken(arcs.flatMap((i) => (i < 0 ? [...lines[~i]].reverse() : lines[i]).slice(0, -1)));
  return world.countries.map((country) => ({
    ...country,
    shape: country.polygons.map((polygon) => polygon.map(ring)),
  }));
}

// A ring over the 180th meridian goes on beyond it, eastward, instead of jumping back around the world.
function unbroken(ring) {
  const found = ring.slice(0, 1);
  for (let i = 1; i < ring.length; i += 1) {
    const before = found[i - 1][1];
    const [lat, lon] = ring[i];
    found.push([lat, lon + 360 * Math.round((before - lon) / 360)]);
  }
  const west = found.some(([, lon]) => lon < -180) ? 360 : 0;
  return found.map(([lat, lon]) => [lat, lon + west]);
}

// The pattern of areas of which no more than the country is known.
function addHatching(box) {
  const svg = box.querySelector(".leaflet-overlay-pane svg");
  if (!svg) return;
  svg.prepend(
    draw(
      "defs",
      {},
      draw(
        "pattern",
        { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        draw("rect", { class: "hatch-ground", width: 6, height: 6 }),
        draw("line", { class: "hatch-line", x1: 0, y1: 0, x2: 0, y2: 6 }),
      ),
    ),
  );
}
