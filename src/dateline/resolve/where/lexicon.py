"""Words that stand beside place names and say what kind of thing is named."""

__all__ = [
    "ARTICLES",
    "BARE",
    "CALENDAR",
    "CITY_WORDS",
    "COMPASS",
    "CONNECTORS",
    "DISTRICT_WORDS",
    "DIVISION_WORDS",
    "FEATURES",
    "INSTITUTIONS",
    "LEADING",
    "NOT_PLACES",
    "PREPOSITIONS",
    "SPEECH",
    "STREETS",
    "STRONG_PREPOSITIONS",
    "TITLES",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DIVISION_WORDS = _words(
    "province provinces governorate governorates oblast region krai kray prefecture voivodeship emirate territory "
    "state states canton wilaya republic department"
)
DISTRICT_WORDS = _words(
    "county counties district districts parish municipality borough rayon raion tehsil taluk taluka subdistrict "
    "upazila commune shire regency woreda township"
)
CITY_WORDS = _words("city town village port capital suburb neighborhood neighbourhood camp settlement hamlet island")

FEATURES = _words(
    "street streets road avenue boulevard square roundabout junction crossing crossroads highway bridge lane drive "
    "bazaar market park plaza intersection overpass flyover expressway motorway alley gate mosque cathedral "
    "station checkpoint quarter metro circle palace monument memorial tower "
    "chowk bagh maidan st ave blvd rd hwy parkway turnpike interstate"
)

INSTITUTIONS = _words(
    "university college institute school academy hospital clinic times post news tribune herald journal gazette star "
    "daily today observer chronicle globe sun mirror guardian telegraph press police army navy party council court "
    "bank ministry ministries airport airlines airways air club united fc city association company corporation corp "
    "inc ltd group museum church agency television tv radio network broadcasting parliament senate assembly congress "
    "legislature statehouse capitol commission committee federation union league front movement brigade guard guards "
    "corps foundation society centre center institution prison jail penitentiary stadium arena refinery plant mill "
    "factory mine mines oil gas petroleum steel railway railways express embassy consulate government administration "
    "authority department office bureau service services command forces force fund games cup championship marathon "
    "festival conference summit treaty agreement accord accords declaration exchange index open hotel theatre theater "
    "monastery orchestra zoo library colts rockets bulls lakers redskins patriots giants cowboys bears tigers lions "
    "eagles saints dolphins jets raiders warriors kings rangers yankees mets cubs sox dodgers reds braves phillies "
    "cardinals astros athletics angels pirates brewers twins royals indians orioles blues capitals penguins bruins "
    "canadiens flames oilers sharks ducks stars hawks heat magic nets knicks celtics pistons pacers bucks hornets "
    "wizards spurs suns jazz clippers blazers grizzlies pelicans nuggets thunder timberwolves wolves rovers wanderers"
)

TITLES = _words(
    "mr mrs ms miss dr prof professor president premier minister senator sen rep representative congressman "
    "congresswoman governor gov mayor judge justice sheriff chief general gen colonel col major maj captain capt "
    "lieutenant lt sergeant sgt admiral ayatollah hojatoleslam sheikh imam mullah king queen prince princess emperor "
    "pope bishop archbishop rev reverend father sister brother sir lord lady baron dame chancellor secretary "
    "ambassador envoy spokesman spokeswoman spokesperson director coach officer detective deputy commissioner "
    "superintendent attorney lawyer activist journalist reporter photographer singer actor actress author commander "
    "inspector constable corporal private pte cpl comrade brigadier marshal shah crown gop"
)

SPEECH = _words("said says told added wrote tweeted explained replied argued insisted testified recalled joked asked")

PREPOSITIONS = _words(
    "in at near from to of around outside across through toward towards between via inside into throughout within "
    "off for over against leaving reached visiting visited entered left en"
)
"""What may stand before a place; none decides alone."""

STRONG_PREPOSITIONS = _words("in at near across outside throughout inside around via en")
"""What seldom stands before the name of a person or thing."""

COMPASS = {
    word: word
    for word in _words(
        "north south east west northern southern eastern western central northeast northwest southeast southwest "
        "northeastern northwestern southeastern southwestern north-east north-west south-east south-west "
        "north-eastern north-western south-eastern south-western upper lower downtown midtown greater outer inner "
        "rural coastal"
    )
}

CALENDAR = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
    "thurs fri sat sun ramadan muharram ashura nowruz christmas easter eid diwali holi "
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
)

CONNECTORS = _words("de la el al ul of the e i du des da do dos das del y and on upon le les sur am an der den bin d l")

LEADING = _words(
    "new west north south east san santa saint st los las port fort great upper lower united saudi sri hong el al la "
    "le bandar dar abu sao são rio puerto cape lake mount mt tel nova novi velika czech costa sierra burkina papua"
)
"""Common first words of names, for texts without capitals."""

BARE = INSTITUTIONS | TITLES | FEATURES | DIVISION_WORDS | DISTRICT_WORDS | CITY_WORDS | COMPASS.keys()
"""Words that are no name by themselves, whatever town is called so."""

STREETS = _words(
    "rua calle avenida rue via viale corso jalan jl ulitsa ulica prospekt praça praca piazza paseo carrera carretera "
    "bulvar travessa largo alameda callejón callejon chaussée quai sahat midan souk suq wadi"
)
"""Words of other languages for streets and squares, which stand before what they are called after."""

ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "an-", "at-", "az-", "ul-")
"""Arabic articles, by which a name goes on behind a space."""

NOT_PLACES = frozenset(
    {
        "white house",
        "downing street",
        "wall street",
        "capitol hill",
        "red cross",
        "red crescent",
        "hamas",
        "fatah",
        "taliban",
        "duma",
        "bastille day",
        "olympic games",
        "super bowl",
        "indian ocean",
        "atlantic",
        "pacific",
        "atlantic ocean",
        "pacific ocean",
    }
)
"""Names that settlements bear and that news never means so."""
