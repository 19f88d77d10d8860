import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.model.place import Place
from dateline.publish.rows import drawn_as
from tests.publish.invented import BIHAR, GORGAN, KARAJ, KENYA


def features(exported: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((exported / "events.geojson").read_text(encoding="utf-8"))["features"]
    return found


@pytest.mark.parametrize(
    ("place", "drawn"),
    [
        pytest.param(KARAJ, "point", id="a city"),
        pytest.param(GORGAN, "point", id="near a city"),
        pytest.param(BIHAR, "region", id="a first-level division"),
        pytest.param(replace(BIHAR, precision=1), "region", id="a division is never a point, whatever its precision"),
        pytest.param(replace(KARAJ, precision=3), "region", id="somewhere around a city"),
        pytest.param(KENYA, "country", id="a country"),
        pytest.param(replace(KENYA, precision=1), "country", id="a country is never a point, whatever its precision"),
        pytest.param(replace(KARAJ, lat=None, lon=None), "country", id="a city that the gazetteer cannot place"),
        pytest.param(replace(KARAJ, lat=None, lon=None, country=None), "nowhere", id="a name and no more"),
        pytest.param(None, "nowhere", id="no place"),
    ],
)
def test_a_place_is_drawn_no_more_precisely_than_it_is_known(place: Place | None, drawn: str) -> None:
    assert drawn_as(place) == drawn


def test_points_are_longitude_first_and_wide_places_have_none(exported: Path) -> None:
    at = {feature["properties"].get("place_name"): feature["geometry"] for feature in features(exported)}
    assert at["Karaj"] == {"type": "Point", "coordinates": [50.939, 35.84]}
    assert at["Bihar"] is at["Kenya"] is at[None] is None


def test_every_event_is_a_feature_and_keeps_its_place_in_words(exported: Path) -> None:
    kenya = next(f for f in features(exported) if f["properties"].get("place_country") == "KE")
    assert kenya["properties"]["place_level"] == "country"
    assert "place_lat" not in kenya["properties"], "a centre that is no place stays out of a map file"
