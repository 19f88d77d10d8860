// Spans in a report's text. The record counts Unicode code points, JavaScript counts UTF-16 units.

// A function from code points to UTF-16 units for one text.
function unitsFor(text) {
  const wide = [];
  let point = 0;
  for (let unit = 0; unit < text.length; point += 1) {
    const long = text.codePointAt(unit) > 0xffff;
    if (long) wide.push(point);
    unit += long ? 2 : 1;
  }
  return (at) => at + below(wide, at);
}

// How many of the rising `numbers` are less than `limit`.
function below(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The text cut at every border of a span: pieces in order, each with the evidence and furniture over it.
function pieces(text, evidence, furniture) {
  const unit = unitsFor(text);
  const marks = evidence.map((span, index) => ({ start: unit(span.start), end: unit(span.end), index, of: span.of }));
  const grey = furniture.map((span) => ({ start: unit(span.start), end: unit(span.end), kind: span.kind }));
  const borders = new Set([0, text.length]);
  for (const span of [...marks, ...grey]) {
    borders.add(span.start);
    borders.add(span.end);
  }
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => ({
    text: text.slice(start, cuts[i + 1]),
    start,
    marks: marks.filter((span) => span.start <= start && start < span.end),
    furniture: grey.find((span) => span.start <= start && start < span.end) || null,
  }));
}

// A piece of text as an element. Of several spans over it the shortest gives the colour; all are named.
function pieceElement(piece) {
  if (!piece.marks.length && !piece.furniture) return document.createTextNode(piece.text);
  if (!piece.marks.length)
    return make("span", { class: "furniture", title: `page part: ${plain(piece.furniture.kind)}`, text: piece.text });
  const ordered = [...piece.marks].sort((a, b) => a.end - a.start - (b.end - b.start));
  const kinds = [...new Set(ordered.map((span) => span.of))];
  const begins = ordered.filter((span) => span.start === piece.start).map((span) => span.of);
  return make("mark", {
    class: `of of-${kinds[0]}${kinds.length > 1 ? " of-several" : ""}${piece.furniture ? " furniture" : ""}`,
    "data-evidence": ordered.map((span) => span.index).join(" "),
    "data-kinds": kinds.join(" "),
    "data-label": begins.length ? [...new Set(begins)].join(" + ") : null,
    title: kinds.join(", "),
    text: piece.text,
  });
}
