// How codes and dates read to people.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const STATUS_WORDS = {
  current: "what the report tells",
  background: "recalled from before",
  planned: "announced, not yet happened",
  denied: "said not to have happened",
  alleged: "claimed, not vouched for",
};

const BASIS_WORDS = {
  stated: "read in the text",
  list: "from a list of places",
  dateline: "from the report’s dateline",
  inherited: "carried over from earlier in the report",
  report: "the place of the whole report",
  relative: "counted from the report’s date",
  publication: "the report’s date, no other is given",
  partial: "the words do not say enough for a date",
  reviewer: "set by a reviewer",
};

const PRECISION_WORDS = { 1: "the place itself", 2: "near it, or a district of it", 3: "a region or wider" };

const LEVEL_WORDS = { city: "city or town", admin1: "region", country: "country", other: "other place" };

function plain(code) {
  const words = (code || "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function day(iso) {
  const [year, month, date] = iso.split("-");
  if (!month) return year;
  return date ? `${Number(date)} ${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${year}`;
}

// A date as precise as it is known: "3 Jun 2020", "1–3 Jun 2020", "Dec 2019", "2019", or its words.
function dateWords(date) {
  if (!date) return "";
  if (!date.start) return date.text ? `“${date.text}”` : "";
  const end = date.end || date.start;
  const cut = { year: 4, month: 7 }[date.precision] || 10;
  const from = date.start.slice(0, cut);
  const to = end.slice(0, cut);
  if (from === to) return day(from);
  if (cut === 10 && from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${day(to)}`;
  return `${day(from)} – ${day(to)}`;
}

function placeWords(place) {
  return place ? place.name || place.text : "";
}

// "Karaj, Alborz, Iran"
function placeInFull(place, countryName) {
  const parts = [placeWords(place)];
  if (place.admin1 && place.level !== "admin1" && place.level !== "country") parts.push(place.admin1);
  if (place.country && place.level !== "country") parts.push(countryName(place.country));
  return [...new Set(parts)].join(", ");
}

function figureWords(figure) {
  const { low, high } = figure;
  if (low === null && high === null) return figure.text;
  if (low === high) return low.toLocaleString("en");
  if (high === null) return `${low.toLocaleString("en")} or more`;
  if (low === null) return `up to ${high.toLocaleString("en")}`;
  return `${low.toLocaleString("en")}–${high.toLocaleString("en")}`;
}

// For searching: without case and accents, so that "Qaem" finds "Qā’em".
function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}’‘']/gu, "")
    .toLowerCase();
}
