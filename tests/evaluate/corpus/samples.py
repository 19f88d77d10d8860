"""One annotated report that is used in several tests; its town and people are invented where they can be."""

from pathlib import Path

from dateline.evaluate.corpus.places import PlaceSpec
from dateline.evaluate.corpus.report import Annotated, read_report
from dateline.evaluate.gold import GoldPlace

TYPES = frozenset({"demonstration", "crackdown", "display", "strike"})

HEADER = """id: ke-levy
country: KE
style: local daily
outlet: Lakeside Courier
published: 2023-03-14

%%
"""

TEXT = """[Fishmongers march on county offices]{title}

By [Achieng Odera]{byline}

[KISUMU]{dateline; place e2}, [March 14, 2023]{published} – [[Some 200]{f1 e1} fishmongers]{actor e1} [marched]{e1} to \
the county offices in [Kisumu]{place e1} on [Monday]{date e1 e2} over [a new landing levy]{occasion e1}, with placards \
that read "[Our nets are empty]{message e1}". [Police]{actor e2} [fired tear gas]{e2} at [the crowd]{target e2}. \
[At least three]{f2} people were burned, a [nurse]{claimant f2} said.

"[We asked them for an hour]{quote s1}," said [Peter Okumbe]{speaker s1}, "[and they gave us smoke]{quote s1}." \
[Banners]{e3 e4} hung in [Homa Bay]{place e3} and [Migori]{place e4} on [Sunday]{date e3 e4} too, and nobody in the \
two towns could say who had put them there or who would have to take them down again before the feast.

[Read more: ten soups]{furniture}
"""

VALUES = """%%
e1 | demonstration | Kisumu, KE | 2023-03-13 | current
e2 | crackdown | Kisumu, KE | 2023-03-13 | current
e3 e4 | display | Homa Bay, KE; Migori, KE | 2023-03-12 | current/alleged
f1 | participants | ~200 "some"
f2 | injured | >=3 "at least" | hospital
"""

WHOLE = HEADER + TEXT + VALUES


def look_up(spec: PlaceSpec) -> GoldPlace | None:
    """A gazetteer of four places."""
    points = {"Kisumu": (-0.1, 34.75), "Homa Bay": (-0.53, 34.45), "Migori": (-1.06, 34.47), "KE": (1.0, 38.0)}
    if spec.name not in points:
        return None
    lat, lon = points[spec.name]
    return GoldPlace(text=spec.name, name=spec.name, level=spec.level, country=spec.country, lat=lat, lon=lon)


def write(folder: Path, source: str = WHOLE, name: str = "ke-levy") -> Path:
    path = folder / f"{name}.report"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source.replace("id: ke-levy", f"id: {name}"), encoding="utf-8")
    return path


def annotated(folder: Path, source: str = WHOLE, name: str = "ke-levy") -> Annotated:
    return read_report(write(folder, source, name))
