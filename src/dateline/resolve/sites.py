"""Where an act took place: of all places that the report names, the one that most speaks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import log

import yaml

from dateline.model.mention import EventMention, Site
from dateline.model.place import Place, Toponym
from dateline.resolve.scene import Anchors, Filled, nearby

__all__ = ["SIGNS", "Candidate", "candidates_of", "place_key", "sited", "weights"]

SIGNS = (
    *("rule", "pointed", "town", "country", "often", "title", "own heading", "anchor"),
    *("in its sentence", "near", "far", "behind it", "located"),
    *("last town before", "last town, same paragraph", "sentence before", "scene of its sentence", "after it"),
)
NEAR_STEPS, FAR_STEPS, TOO_FAR = 2, 6, 99
"""Up to how many steps in the tree a place is near its trigger, behind how many it is far, and how many are no way."""

FAINTEST = 0.005
"""Shares of the network nearer to 0 or 1 than this say no more than it does."""

WIDE = frozenset({"country", "admin1"})

PlaceKey = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that an act may have, named by `toponym`, with a number for each of SIGNS that it shows."""

    toponym: Toponym
    signs: Mapping[str, float]


def place_key(place: Place) -> PlaceKey:
    """What two mentions of one place share."""
    return (place.geonames_id or place.name.casefold(), place.level, place.country)


@cache
def weights() -> Mapping[str, float]:
    """How much each sign speaks for a place, in log-odds; fitted by training/sites.py."""
    held: dict[str, float] = yaml.safe_load(resources.files(__package__).joinpath("sites.yaml").read_text("utf-8"))
    return held


def sited(filled: Sequence[Filled], anchors: Anchors) -> list[Filled]:
    """The same mentions, each at the place that most speaks for; lists stand as the rules read them."""
    return [_sited(filled, k, anchors) for k in range(len(filled))]


def _sited(filled: Sequence[Filled], k: int, anchors: Anchors) -> Filled:
    this = filled[k]
    if not this.mention.types or not this.mention.sites or _stands(this):
        return this
    best = max(candidates_of(filled, k, anchors).values(), key=_weight, default=None)
    if best is None or place_key(best.toponym.place) in _keys_of(this):
        return this
    return replace(this, places=((best.toponym, _basis(best)),))


def _stands(filled: Filled) -> bool:
    """Whether the rules have the say.

    That an act is told of a whole country or region is read from the words; only where the network reads a report
    well does it know better.
    """
    wide = any(toponym.place.level in WIDE for toponym, _ in filled.places)
    return filled.mention.nationwide or len(filled.places) > 1 or (wide and not filled.mention.at_home)


def _weight(candidate: Candidate) -> float:
    return sum(weights()[name] * value for name, value in candidate.signs.items())


def _basis(best: Candidate) -> str:
    if "in its sentence" in best.signs:
        return "stated"
    return "report" if "anchor" in best.signs else "inherited"


def candidates_of(filled: Sequence[Filled], k: int, anchors: Anchors) -> dict[PlaceKey, Candidate]:
    """All places within the reach of mention `k`, in reading order, by their keys."""
    this, before = filled[k], filled[:k]
    groups: dict[PlaceKey, list[Site]] = {}
    for site in _with_rule(this):
        toponym = nearby(site.toponym, this.mention, before, anchors) or site.toponym
        groups.setdefault(place_key(toponym.place), []).append(replace(site, toponym=toponym))
    most = max((len(own) for own in groups.values() if own[0].toponym.place.level == "city"), default=1)
    scene = _scene_of(this, before, [site for own in groups.values() for site in own], anchors)
    return {key: _candidate(scene, key, own, most) for key, own in groups.items()}


def _with_rule(filled: Filled) -> Iterable[Site]:
    """The sites that are places, with what the rules chose where it is none of them: what lies out of reach."""
    known = {site.toponym.span for site in filled.mention.sites}
    yield from filter(_means_place, filled.mention.sites)
    for toponym, _ in filled.places:
        if toponym.span not in known:
            yield Site(toponym=toponym, share=0.0, sentence=-1, paragraph=-1)


def _means_place(site: Site) -> bool:
    return not (site.toponym.demonym or site.toponym.organisation)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What holds for all candidates of one mention: the keys of the places that the rules chose for it and for the one
    before it in its sentence, of the report's town, and the town that was named last."""

    mention: EventMention
    rule: frozenset[PlaceKey]
    beside: frozenset[PlaceKey]
    anchor: PlaceKey | None
    last_town: Site | None


def _scene_of(this: Filled, before: Sequence[Filled], sites: Iterable[Site], anchors: Anchors) -> _Scene:
    start, sentence = this.mention.trigger.start, this.mention.sentence
    towns = [site for site in sites if site.toponym.span.end <= start and site.toponym.place.level == "city"]
    main = anchors.place.place if anchors.place else None
    return _Scene(
        mention=this.mention,
        rule=_keys_of(this),
        beside=frozenset[PlaceKey]().union(*(_keys_of(f) for f in before[-1:] if f.mention.sentence == sentence)),
        anchor=place_key(main) if main and main.level == "city" else None,
        last_town=max(towns, key=_start, default=None),
    )


def _keys_of(filled: Filled) -> frozenset[PlaceKey]:
    return frozenset(place_key(toponym.place) for toponym, _ in filled.places)


def _start(site: Site) -> int:
    return site.toponym.span.start


def _steps(site: Site) -> int:
    return TOO_FAR if site.steps is None else site.steps


def _candidate(scene: _Scene, key: PlaceKey, sites: Sequence[Site], most: int) -> Candidate:
    level, mention = sites[0].toponym.place.level, scene.mention
    own = [site for site in sites if site.sentence == mention.sentence]
    before = max((s for s in sites if s.sentence < mention.sentence and not s.heading), key=_start, default=None)
    after = min((s for s in sites if s.sentence > mention.sentence), key=_start, default=None)
    last = scene.last_town if scene.last_town and place_key(scene.last_town.toponym.place) == key else None
    share = min(1 - FAINTEST, sum(site.share for site in sites))
    signs = {
        "rule": key in scene.rule,
        "pointed": log((share + FAINTEST) / (1 - share)),
        "town": level == "city",
        "country": level == "country",
        "often": len(sites) / most if level == "city" else 0.0,
        "title": any(site.heading for site in sites),
        "own heading": mention.summary and bool(own),
        "anchor": key == scene.anchor,
        "last town before": last is not None,
        "last town, same paragraph": last is not None and _is_earlier(last, mention),
        "sentence before": before is not None and _is_earlier(before, mention, 1),
        "scene of its sentence": key in scene.beside,
        "after it": after is not None,
        **(_in_sentence(own, mention) if own else {}),
    }
    nearest = min(own, key=_steps, default=None) or before or after or sites[0]
    return Candidate(nearest.toponym, {name: float(value) for name, value in signs.items() if value})


def _is_earlier(site: Site, mention: EventMention, most: int | None = None) -> bool:
    """Whether a place stands in an earlier sentence of the paragraph, at `most` so many before."""
    gap = mention.sentence - site.sentence
    return site.paragraph == mention.paragraph and 0 < gap <= (gap if most is None else most)


def _in_sentence(own: Sequence[Site], mention: EventMention) -> dict[str, float]:
    nearest = min(own, key=_steps)
    return {
        "in its sentence": 1.0,
        "near": float(_steps(nearest) <= NEAR_STEPS),
        "far": float(_steps(nearest) > FAR_STEPS),
        "behind it": float(nearest.steps is not None and _start(nearest) > mention.trigger.start),
        "located": float(any(site.located and site.steps is not None for site in own)),
    }
