"""What a sentence tells: a row is one construction of English, in a sentence of our own."""

from dataclasses import replace

import pytest

from dateline.codebook.load import load_codebook
from dateline.extract.events import find_mentions
from dateline.extract.triggers import index_frames
from dateline.model.mention import EventMention
from dateline.model.parse import Parse
from dateline.resolve.scene import Anchors, fill
from tests.extract.trees import report, time, told, toponym, tree

CODEBOOK = load_codebook()
FRAMES = index_frames(CODEBOOK, "en")

HUNG = (
    "In/in/ADP.IN/case/2 Pune/pune/PROPN.NNP/obl/7 and/and/CCONJ.CC/cc/4 Nagpur/nagpur/PROPN.NNP/conj/2 "
    ",/,/PUNCT/punct/2 students/student/NOUN.NNS/nsubj/7 hung/hang/VERB.VBD/root/7 banners/banner/NOUN.NNS/obj/7 "
    "from/from/ADP.IN/case/11 a/a/DET/det/11 bridge/bridge/NOUN.NN/obl/7 ././PUNCT/punct/7"
)
ATTACKED = (
    "A/a/DET/det/3 police/police/NOUN.NN/compound/3 station/station/NOUN.NN/nsubj:pass/5 was/be/AUX.VBD/aux:pass/5 "
    "attacked/attack/VERB.VBN/root/5 by/by/ADP.IN/case/8 a/a/DET/det/8 mob/mob/NOUN.NN/obl:agent/5 "
    "in/in/ADP.IN/case/10 Kolar/kolar/PROPN.NNP/obl/5 on/on/ADP.IN/case/12 Friday/friday/PROPN.NNP/obl/5 "
    "././PUNCT/punct/5"
)
SHARED_OBJECT = (
    "Students/student/NOUN.NNS/nsubj/2 burned/burn/VERB.VBD/root/2 and/and/CCONJ.CC/cc/4 tore/tear/VERB.VBD/conj/2 "
    "portraits/portrait/NOUN.NNS/obj/4 of/of/ADP.IN/case/8 the/the/DET/det/8 governor/governor/NOUN.NN/nmod/5 "
    "in/in/ADP.IN/case/10 Goma/goma/PROPN.NNP/obl/4 ././PUNCT/punct/2"
)
WILL_MARCH = (
    "Teachers/teacher/NOUN.NNS/nsubj/3 will/will/AUX.MD/aux/3 march/march/VERB.VB/root/3 in/in/ADP.IN/case/5 "
    "Gdańsk/gdańsk/PROPN.NNP/obl/3 on/on/ADP.IN/case/7 Saturday/saturday/PROPN.NNP/obl/3 ././PUNCT/punct/3"
)
RELATIVE = (
    "Farmers/farmer/NOUN.NNS/nsubj:pass/7 who/who/PRON.WP/nsubj/3 blocked/block/VERB.VBD/acl:relcl/1 the/the/DET/det/5 "
    "road/road/NOUN.NN/obj/3 were/be/AUX.VBD/aux:pass/7 detained/detain/VERB.VBN/root/7 in/in/ADP.IN/case/9 "
    "Quibdó/quibdó/PROPN.NNP/obl/7 ././PUNCT/punct/7"
)
VOWED = (
    "Workers/worker/NOUN.NNS/nsubj/2 vowed/vow/VERB.VBD/root/2 to/to/PART.TO/mark/4 block/block/VERB.VB/xcomp/2 "
    "the/the/DET/det/6 road/road/NOUN.NN/obj/4 in/in/ADP.IN/case/8 Kano/kano/PROPN.NNP/obl/4 ././PUNCT/punct/2"
)
NOBODY = (
    "Nobody/nobody/PRON.NN/nsubj:pass/3 was/be/AUX.VBD/aux:pass/3 detained/detain/VERB.VBN/root/3 in/in/ADP.IN/case/5 "
    "Kano/kano/PROPN.NNP/obl/3 ././PUNCT/punct/3"
)
TRIED = (
    "Troops/troops/NOUN.NNS/nsubj/2 tried/try/VERB.VBD/root/2 to/to/PART.TO/mark/4 disperse/disperse/VERB.VB/xcomp/2 "
    "the/the/DET/det/6 crowd/crowd/NOUN.NN/obj/4 in/in/ADP.IN/case/8 Goma/goma/PROPN.NNP/obl/4 ././PUNCT/punct/2"
)
STAGED = (
    "Villagers/villager/NOUN.NNS/nsubj/2 staged/stage/VERB.VBD/root/2 a/a/DET/det/4 rally/rally/NOUN.NN/obj/2 "
    "in/in/ADP.IN/case/6 Kisumu/kisumu/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
HABIT = (
    "The/the/DET/det/2 governors/governor/NOUN.NNS/nsubj/4 constantly/constantly/ADV.RB/advmod/4 "
    "resort/resort/VERB.VBP/root/4 to/to/ADP.IN/case/6 arrests/arrest/NOUN.NNS/obl/4 in/in/ADP.IN/case/8 "
    "Kano/kano/PROPN.NNP/obl/4 ././PUNCT/punct/4"
)
WHERE_CLAUSE = (
    "In/in/ADP.IN/case/2 Kano/kano/PROPN.NNP/obl/10 ,/,/PUNCT/punct/6 where/where/ADV.WRB/advmod/6 "
    "soldiers/soldier/NOUN.NNS/nsubj/6 killed/kill/VERB.VBD/acl:relcl/2 marchers/marcher/NOUN.NNS/obj/6 "
    ",/,/PUNCT/punct/2 students/student/NOUN.NNS/nsubj/10 held/hold/VERB.VBD/root/10 a/a/DET/det/12 "
    "vigil/vigil/NOUN.NN/obj/10 ././PUNCT/punct/10"
)
DENIED = (
    "The/the/DET/det/2 mayor/mayor/NOUN.NN/nsubj/3 denied/deny/VERB.VBD/root/3 that/that/SCONJ.IN/mark/7 "
    "police/police/NOUN.NN/nsubj/7 had/have/AUX.VBD/aux/7 arrested/arrest/VERB.VBN/ccomp/3 "
    "protesters/protester/NOUN.NNS/obj/7 in/in/ADP.IN/case/10 Brest/brest/PROPN.NNP/obl/7 ././PUNCT/punct/3"
)
NO_PROTEST = (
    "No/no/DET/det/2 protests/protest/NOUN.NNS/nsubj:pass/4 were/be/AUX.VBD/aux:pass/4 held/hold/VERB.VBN/root/4 "
    "in/in/ADP.IN/case/6 Brest/brest/PROPN.NNP/obl/4 ././PUNCT/punct/4"
)
NO_VICTIM = (
    "No/no/DET/det/2 protester/protester/NOUN.NN/nsubj:pass/4 was/be/AUX.VBD/aux:pass/4 killed/kill/VERB.VBN/root/4 "
    "in/in/ADP.IN/case/6 Goma/goma/PROPN.NNP/obl/4 ././PUNCT/punct/4"
)
CALLED_OFF = (
    "Organisers/organiser/NOUN.NNS/nsubj/2 cancelled/cancel/VERB.VBD/root/2 a/a/DET/det/4 march/march/NOUN.NN/obj/2 "
    "in/in/ADP.IN/case/6 Kano/kano/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
REJECTED = (
    "The/the/DET/det/2 mayor/mayor/NOUN.NN/nsubj/3 rejected/reject/VERB.VBD/root/3 claims/claim/NOUN.NNS/obj/3 "
    "that/that/SCONJ.IN/mark/8 police/police/NOUN.NN/nsubj/8 had/have/AUX.VBD/aux/8 arrested/arrest/VERB.VBN/acl/4 "
    "protesters/protester/NOUN.NNS/obj/8 in/in/ADP.IN/case/11 Brest/brest/PROPN.NNP/obl/8 ././PUNCT/punct/3"
)
ON_CARRIER = (
    "Rebels/rebel/NOUN.NNS/nsubj/2 launched/launch/VERB.VBD/root/2 an/a/DET/det/4 attack/attack/NOUN.NN/obj/2 "
    "on/on/ADP.IN/case/7 the/the/DET/det/7 barracks/barracks/NOUN.NNS/obl/2 in/in/ADP.IN/case/9 "
    "Goma/goma/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
PURPOSE = (
    "Police/police/NOUN.NNS/nsubj/2 fired/fire/VERB.VBD/root/2 tear/tear/NOUN.NN/compound/4 gas/gas/NOUN.NN/obj/2 "
    "to/to/PART.TO/mark/6 disperse/disperse/VERB.VB/advcl/2 miners/miner/NOUN.NNS/obj/6 in/in/ADP.IN/case/9 "
    "Kolar/kolar/PROPN.NNP/obl/6 ././PUNCT/punct/2"
)
SECOND_OBJECT = (
    "Youths/youth/NOUN.NNS/nsubj/2 smashed/smash/VERB.VBD/root/2 bottles/bottle/NOUN.NNS/obj/2 and/and/CCONJ.CC/cc/5 "
    "windows/window/NOUN.NNS/conj/3 in/in/ADP.IN/case/7 Brest/brest/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
TOWN_FIRST = (
    "Brest/brest/PROPN.NNP/nsubj/4 :/:/PUNCT/punct/4 drivers/driver/NOUN.NNS/nsubj/4 blocked/block/VERB.VBD/root/4 "
    "the/the/DET/det/6 road/road/NOUN.NN/obj/4 to/to/ADP.IN/case/8 Kano/kano/PROPN.NNP/nmod/6 ././PUNCT/punct/4"
)
TITLED = (
    "Soldiers/soldier/NOUN.NNS/nsubj/2 arrested/arrest/VERB.VBD/root/2 union/union/NOUN.NN/compound/4 "
    "leader/leader/NOUN.NN/obj/2 Amina/amina/PROPN.NNP/appos/4 Bello/bello/PROPN.NNP/flat/5 for/for/ADP.IN/case/8 "
    "incitement/incitement/NOUN.NN/nmod/4 in/in/ADP.IN/case/10 Kano/kano/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
FOOTAGE = (
    "Footage/footage/NOUN.NN/nsubj/4 from/from/ADP.IN/case/3 Goma/goma/PROPN.NNP/nmod/1 showed/show/VERB.VBD/root/4 "
    "soldiers/soldier/NOUN.NNS/nsubj/6 beating/beat/VERB.VBG/ccomp/4 protesters/protester/NOUN.NNS/obj/6 "
    "././PUNCT/punct/4"
)
CALLED_BY = (
    "Shops/shop/NOUN.NNS/nsubj/2 joined/join/VERB.VBD/root/2 a/a/DET/det/4 strike/strike/NOUN.NN/obj/2 "
    "called/call/VERB.VBN/acl/4 by/by/ADP.IN/case/8 the/the/DET/det/8 union/union/NOUN.NN/obl:agent/5 "
    "in/in/ADP.IN/case/10 Kolar/kolar/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
TO_PROTEST = (
    "Nurses/nurse/NOUN.NNS/nsubj/2 marched/march/VERB.VBD/root/2 in/in/ADP.IN/case/4 Brest/brest/PROPN.NNP/obl/2 "
    "to/to/PART.TO/mark/6 protest/protest/VERB.VB/advcl/2 the/the/DET/det/8 arrests/arrest/NOUN.NNS/obj/6 "
    "in/in/ADP.IN/case/10 Kano/kano/PROPN.NNP/nmod/8 ././PUNCT/punct/2"
)
STRIKING = (
    "Shops/shop/NOUN.NNS/nsubj/2 promised/promise/VERB.VBD/root/2 to/to/PART.TO/mark/4 feed/feed/VERB.VB/xcomp/2 "
    "striking/strike/VERB.VBG/amod/6 miners/miner/NOUN.NNS/obj/4 in/in/ADP.IN/case/8 Kolar/kolar/PROPN.NNP/obl/4 "
    "././PUNCT/punct/2"
)
TOWN_OF = (
    "Curfew/curfew/NOUN.NN/nsubj:pass/3 was/be/AUX.VBD/aux:pass/3 imposed/impose/VERB.VBN/root/3 in/in/ADP.IN/case/6 "
    "Kisumu/kisumu/PROPN.NNP/compound/6 town/town/NOUN.NN/obl/3 of/of/ADP.IN/case/9 Kolar/kolar/PROPN.NNP/compound/9 "
    "district/district/NOUN.NN/nmod/6 ././PUNCT/punct/3"
)
URGED = (
    "Stones/stone/NOUN.NNS/nsubj/2 prompted/prompt/VERB.VBD/root/2 soldiers/soldier/NOUN.NNS/iobj/2 "
    "to/to/PART.TO/mark/5 open/open/VERB.VB/xcomp/2 fire/fire/NOUN.NN/obj/5 "
    "in/in/ADP.IN/case/8 Goma/goma/PROPN.NNP/obl/5 ././PUNCT/punct/2"
)
IS_PLANNED = (
    "A/a/DET/det/2 vigil/vigil/NOUN.NN/nsubj:pass/4 is/be/AUX.VBZ/aux:pass/4 planned/plan/VERB.VBN/root/4 "
    "in/in/ADP.IN/case/6 Brest/brest/PROPN.NNP/obl/4 ././PUNCT/punct/4"
)
SIT_INS = (
    "Teachers/teacher/NOUN.NNS/nsubj/2 staged/stage/VERB.VBD/root/2 sit/sit/NOUN.NN/compound/5 -/-/PUNCT.HYPH/punct/3 "
    "ins/ins/NOUN.NNS/obj/2 in/in/ADP.IN/case/7 Brest/brest/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
SIT_IN = (
    "Teachers/teacher/NOUN.NNS/nsubj/2 staged/stage/VERB.VBD/root/2 a/a/DET.DT/det/6 sit/sit/VERB.VB/compound/6 "
    "-/-/PUNCT.HYPH/punct/4 in/in/ADP.IN/obj/2 in/in/ADP.IN/case/8 Brest/brest/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
DISPERSAL = (
    "The/the/DET.DT/det/2 dispersal/dispersal/NOUN.NN/nsubj/9 of/of/ADP.IN/case/6 sit/sit/NOUN.NN/compound/6 "
    "-/-/PUNCT.HYPH/punct/4 in/in/NOUN.NN/nmod/2 in/in/ADP.IN/case/8 Brest/brest/PROPN.NNP/nmod/2 "
    "failed/fail/VERB.VBD/root/9 ././PUNCT/punct/9"
)
ROAD = (
    "Farmers/farmer/NOUN.NNS/nsubj/2 blocked/block/VERB.VBD/root/2 the/the/DET/det/5 "
    "Pune–Nagpur/pune–nagpur/PROPN.NNP/compound/5 highway/highway/NOUN.NN/obj/2 ././PUNCT/punct/2"
)
ROAD_BETWEEN = (
    "Farmers/farmer/NOUN.NNS/nsubj/2 blocked/block/VERB.VBD/root/2 the/the/DET/det/4 road/road/NOUN.NN/obj/2 "
    "between/between/ADP.IN/case/6 Pune/pune/PROPN.NNP/nmod/4 and/and/CCONJ.CC/cc/8 Nagpur/nagpur/PROPN.NNP/conj/6 "
    "././PUNCT/punct/2"
)
COUNTED = (
    "The/the/DET/det/2 number/number/NOUN.NN/nsubj/5 of/of/ADP.IN/case/4 arrests/arrest/NOUN.NNS/nmod/2 "
    "rose/rise/VERB.VBD/root/5 in/in/ADP.IN/case/7 Kano/kano/PROPN.NNP/obl/5 ././PUNCT/punct/5"
)
PLACES = ("Pune", "Nagpur", "Kolar", "Goma", "Gdańsk", "Quibdó", "Kano", "Kisumu", "Brest")


def mentions(parse: Parse) -> list[EventMention]:
    places = [toponym(parse, name) for name in PLACES if name in parse.text]
    places.sort(key=lambda t: t.span)
    times = [time(parse, day, "2024-05-10") for day in ("Friday", "Saturday") if day in parse.text]
    return [m for m in find_mentions(report(parse), parse, FRAMES, places, times) if m.types]


@pytest.mark.parametrize(
    ("sentence", "kind", "wanted"),
    [
        (HUNG, "display", ("hung", ("Pune", "Nagpur"), "students", None)),  # a list in front of the clause
        (ATTACKED, "property_attack", ("attacked", ("Kolar",), "mob", "police station")),  # passive with an agent
        (SHARED_OBJECT, "symbolic_destruction", ("burned", ("Goma",), "Students", "portraits of the governor")),
        (SIT_INS, "demonstration", ("sit - ins", ("Brest",), "Teachers", None)),  # a plural behind a hyphen
        (SIT_IN, "demonstration", ("sit - in", ("Brest",), "Teachers", None)),  # a noun by its hyphen and the syntax
        (DISPERSAL, "crackdown", ("dispersal", ("Brest",), None, "sit - in")),  # a head behind a hyphen
        (ROAD, "blockade", ("blocked", (), "Farmers", "Pune–Nagpur highway")),  # towns that name a road
        (ROAD_BETWEEN, "blockade", ("blocked", (), "Farmers", "road between Pune and Nagpur")),
        (URGED, "crackdown", ("open", ("Goma",), "soldiers", None)),  # who was prompted does it
        (RELATIVE, "arrest", ("detained", ("Quibdó",), None, "Farmers")),  # the relative clause stays out of the role
        (RELATIVE, "blockade", ("blocked", ("Quibdó",), "Farmers", "road")),  # its subject is the noun above it
        (TRIED, "crackdown", ("disperse", ("Goma",), "Troops", "crowd")),  # what was tried did happen
        (STAGED, "demonstration", ("rally", ("Kisumu",), "Villagers", None)),  # a light verb carries the noun
        (ON_CARRIER, "armed_attack", ("attack", ("Goma",), "Rebels", "barracks")),  # what hangs on it is the noun's
        (PURPOSE, "crackdown", ("fired", ("Kolar",), "Police", "miners")),  # whom it was to disperse
        (SECOND_OBJECT, "property_attack", ("smashed", ("Brest",), "Youths", "windows")),  # what the frame asks for
        (TOWN_FIRST, "blockade", ("blocked", ("Brest",), "drivers", "road to Kano")),  # a town does nothing
        (CALLED_BY, "strike", ("strike", ("Kolar",), "union", None)),  # who called it, where its subject cannot act
        (FOOTAGE, "crackdown", ("beating", ("Goma",), "soldiers", "protesters")),  # seen where the footage is from
        (TOWN_OF, "restriction", ("Curfew", ("Kisumu",), None, None)),  # the district says where the town lies
        (TITLED, "arrest", ("arrested", ("Kano",), "Soldiers", "union leader Amina Bello")),  # a name behind its title
    ],
)
def test_who_did_what_where(sentence: str, kind: str, wanted: tuple[object, ...]) -> None:
    parse = tree(sentence)
    found = [told(parse, m) for m in mentions(parse) if m.types[0] == kind]
    assert wanted in found


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        (HUNG, "display", "current"),
        (WILL_MARCH, "demonstration", "planned"),  # future
        (VOWED, "blockade", "planned"),  # the complement of a promise
        (DENIED, "arrest", "denied"),  # the complement of a denial
        (IS_PLANNED, "demonstration", "planned"),  # a plan in the passive
        (REJECTED, "arrest", "denied"),  # the content of a claim that is rejected
        (CALLED_OFF, "demonstration", "denied"),  # what was undone before it happened
        (TO_PROTEST, "arrest", "background"),  # what is protested against lies before
        (STRIKING, "strike", "current"),  # what others promise does not touch it
        (WHERE_CLAUSE, "killing", "background"),  # what a place is known for
        (WHERE_CLAUSE, "demonstration", "current"),  # beside what happens there now
    ],
)
def test_status(sentence: str, kind: str, status: str) -> None:
    found = [m.status for m in mentions(tree(sentence)) if kind in m.types]
    assert found == [status]


@pytest.mark.parametrize("sentence", [NOBODY, HABIT, NO_PROTEST, NO_VICTIM, COUNTED])
def test_what_did_not_happen_or_happens_always_is_no_event(sentence: str) -> None:
    assert mentions(tree(sentence)) == []


def test_a_time_belongs_to_the_verb_it_hangs_on() -> None:
    parse = tree(ATTACKED)
    (mention,) = (m for m in mentions(parse) if m.types[0] == "property_attack")
    assert mention.time is not None
    assert mention.time.when.start == "2024-05-10"


def test_how_an_act_went_over_says_that_it_was_there_too() -> None:
    turnout = (
        "The/the/DET/det/2 turnout/turnout/NOUN.NN/nsubj/4 was/be/AUX.VBD/cop/4 low/low/ADJ.JJ/root/4 "
        "in/in/ADP.IN/case/6 Brest/brest/PROPN.NNP/obl/4 ././PUNCT/punct/4"
    )
    parse = tree(STAGED, turnout)
    places = [toponym(parse, "Kisumu"), toponym(parse, "Brest")]
    last = find_mentions(report(parse), parse, FRAMES, places, [])[-1]
    assert (last.repeats, [t.place.name for t in last.places]) == (True, ["Brest"])


def test_a_town_before_a_colon_opens_an_item_and_holds_for_it() -> None:
    held = (
        "Police/police/NOUN.NNS/nsubj/2 detained/detain/VERB.VBD/root/2 ten/ten/NUM.CD/nummod/4 "
        "drivers/driver/NOUN.NNS/obj/2 ././PUNCT/punct/2"
    )
    parse = tree(TOWN_FIRST, HUNG, held)
    parse = replace(parse, text=parse.text.replace("\n", " "))
    places = [toponym(parse, name) for name in ("Brest", "Kano", "Pune", "Nagpur")]
    found = find_mentions(report(parse), parse, FRAMES, places, [])
    assert [m.opening for m in found] == [True, False, False, False]
    anchors = Anchors(toponym(parse, "Kano"), "dateline", None)
    last = fill(found, anchors)[-1]
    assert [(t.place.name, basis) for t, basis in last.places] == [("Brest", "dateline")]


def test_what_is_nationwide_holds_for_the_country() -> None:
    parse = tree(
        "Ten/ten/NUM.CD/nummod/2 drivers/driver/NOUN.NNS/nsubj:pass/4 were/be/AUX.VBD/aux:pass/4 "
        "detained/detain/VERB.VBN/root/4 nationwide/nationwide/ADV.RB/advmod/4 ././PUNCT/punct/4",
        "In/in/ADP.IN/case/2 Kano/kano/PROPN.NNP/obl/4 teachers/teacher/NOUN.NNS/nsubj/4 marched/march/VERB.VBD/root/4 "
        "././PUNCT/punct/4",
    )
    kano = toponym(parse, "Kano")
    found = find_mentions(report(parse), parse, FRAMES, [kano], [])
    country = toponym(parse, "nationwide", level="country")
    placed = [f.places[0][0] for f in fill(found, Anchors(kano, "dateline", None, country))]
    assert placed == [country, kano]


def test_a_month_is_no_march() -> None:
    parse = tree(
        "The/the/DET/det/2 mill/mill/NOUN.NN/nsubj/3 opened/open/VERB.VBD/root/3 in/in/ADP.IN/case/5 "
        "March/march/PROPN.NNP/obl/3 in/in/ADP.IN/case/7 Brest/brest/PROPN.NNP/obl/3 ././PUNCT/punct/3"
    )
    days = [time(parse, "March", "2024-03-01")]
    assert not [m for m in find_mentions(report(parse), parse, FRAMES, [toponym(parse, "Brest")], days) if m.types]
