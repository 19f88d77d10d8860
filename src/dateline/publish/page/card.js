// What was coded, value by value: its words, how it was derived, and the way to it in the text.
function card(item, evidence) {
  const rows = { event: eventRows, statement: statementRows, figure: figureRows }[item.kind](item.row);
  const shown = new Set(rows.map(([of]) => of));
  const rest = [...new Set(evidence.map((span) => span.of))]
    .filter((of) => !shown.has(of))
    .map((of) => [of, plain(of), quoted(evidence, of), ""]);
  const known = [...rows, ...rest].filter(([, , value]) => value);
  return make(
    "section",
    { class: "card", "aria-label": "What was coded" },
    make("h3", { text: itemName(item) }),
    make("dl", { class: "values" }, ...known.flatMap((row) => valueRow(row, evidence))),
    make("p", {
      class: "muted small",
      text: `${plain(item.row.review || "unreviewed")} machine output${item.row.coder ? `, ${item.row.coder}` : ""}${"score" in item.row ? `; score ${item.row.score.toFixed(2)}` : ""}`,
    }),
  );
}

function quoted(evidence, of) {
  return evidence
    .filter((span) => span.of === of)
    .map((span) => `“${span.exact}”`)
    .join(", ");
}

function valueRow([of, label, value, note], evidence) {
  const seen = evidence.filter((span) => span.of === of).length;
  const name = seen
    ? make(
        "button",
        { type: "button", class: `swatch of-${of}`, title: "Show the words in the text", onclick: () => showWords(of) },
        label,
      )
    : make("span", { class: "swatch bare" }, label);
  const shown = Array.isArray(value)
    ? make("ul", {}, ...value.map((text) => make("li", { dir: "auto", text })))
    : make("span", { dir: "auto", text: value });
  return [make("dt", {}, name), make("dd", {}, shown, note ? make("span", { class: "second", text: note }) : null)];
}

function basisWords(basis) {
  return BASIS_WORDS[basis] || basis || "";
}

function eventRows(row) {
  const { place, date, basis } = row;
  const also = row.types.slice(1).map(plain).join(", ");
  const codes = Object.entries(row.crosswalk)
    .map(([scheme, code]) => `${scheme.toUpperCase()} ${code}`)
    .join(" · ");
  return [
    [
      "trigger",
      "Type",
      `${plain(row.type)}${row.mode ? ` (${row.mode.replaceAll("_", " ")})` : ""}`,
      [also && `also ${also}`, codes].filter(Boolean).join(" · "),
    ],
    ["actor", "Actor", row.actor, basisWords(basis.actor)],
    ["target", "Target", row.target, basisWords(basis.target)],
    [
      "place",
      "Place",
      place && placeInFull(place, countryName),
      place &&
        [`“${place.text}”`, LEVEL_WORDS[place.level], PRECISION_WORDS[place.precision], basisWords(place.basis)]
          .filter(Boolean)
          .join(" · "),
    ],
    [
      "date",
      "Date",
      dateWords(date),
      date &&
        [date.text && `“${date.text}”`, date.start && `to the ${date.precision}`, basisWords(date.basis)]
          .filter(Boolean)
          .join(" · "),
    ],
    ["occasion", "Occasion", row.occasion, basisWords(basis.occasion)],
    ["message", "Messages", row.messages.length ? row.messages : null, ""],
    ["status", "Status", plain(row.status), STATUS_WORDS[row.status] || ""],
    ["source", "Source", row.source || "the report itself", ""],
  ];
}

function statementRows(row) {
  return [
    ["speaker", "Speaker", row.speaker || "not named", row.speaker_role],
    ["quote", "Words", row.quote, plain(row.mode)],
    ["outlet", "Outlet", row.outlet, ""],
    ["date", "Date", dateWords(row.date), row.date && basisWords(row.date.basis)],
  ];
}

function figureRows(row) {
  return [
    ["value", plain(row.measure), figureWords(row), [`“${row.text}”`, row.unit].filter(Boolean).join(" · ")],
    ["claimant", "Claimed by", row.claimant || "the report itself", plain(row.stance)],
    ["place", "Place", row.place && placeInFull(row.place, countryName), row.place && basisWords(row.place.basis)],
  ];
}
