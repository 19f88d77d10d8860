"""Coded reports written for these tests: invented outlets, people and events in real towns."""

import re
from dataclasses import replace

from dateline.ids import content_id, sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.incident import Claim, Disagreement, FigureRange, Incident, Link, Position, Reason, Source
from dateline.model.passage import Lineage, Passage, Side
from dateline.model.place import Place
from dateline.model.report import Furniture, Masthead, Media, Report
from dateline.model.span import Evidence, Span, show
from dateline.model.statement import Statement
from dateline.model.when import When
from dateline.publish.exported import ExportedLinks, ExportedReport


def town(text: str, at: tuple[float, float], country: str, **more: str) -> Place:
    """A city by the name that the text gives it, at latitude and longitude."""
    name = more.pop("name", text)
    return Place(text=text, name=name, level="city", country=country, lat=at[0], lon=at[1], **more)  # type: ignore[arg-type]


KARAJ = town("Karaj", (35.84, 50.939), "IR", admin1="Alborz")
GORGAN = replace(town("Gorgan", (36.845, 54.443), "IR", admin1="Golestan", basis="list"), precision=2)
SHIRAZ = town("شیراز", (29.61, 52.531), "IR", name="Shiraz", admin1="Fars")
VALPARAISO = town("Valparaíso", (-33.036, -71.63), "CL")
BIHAR = Place(text="Bihar", name="Bihar", level="admin1", country="IN", lat=25.6, lon=85.1, precision=3)
KENYA = Place(text="Kenya", name="Kenya", level="country", country="KE", lat=1.0, lon=38.0, precision=3, basis="report")

THURSDAY = When(start="2020-06-04", end="2020-06-04", precision="day", basis="dateline")
EARLY_JUNE = When(
    start="2020-06-01", end="2020-06-03", precision="day", basis="relative", text="Monday through Wednesday"
)
DECEMBER = When(start=None, end=None, precision="month", basis="partial", text="during December")
IN_MAY = When(start="2020-05-01", end="2020-05-31", precision="month", basis="stated", text="in May 2020")


def found(text: str, words: str, of: str) -> Evidence:
    """Evidence for the first place where `words` stand in `text`."""
    at = re.search(re.escape(words), text)
    assert at, words
    return show(text, Span(*at.span()), of)


def report(source: str, text: str, furniture: tuple[tuple[str, str], ...] = (), **masthead: str) -> Report:
    """A report of this text, its masthead given by the words that stand in it where they do."""
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    evidence: dict[str, Span | str] = {
        field: Span(text.index(words), text.index(words) + len(words)) if words in text else "og:" + field
        for field, words in masthead.items()
        if field not in ("published_basis", "language")
    }
    marked = tuple(Furniture(span=found(text, words, "x").span, kind=kind) for words, kind in furniture)
    media = tuple(
        Media(kind="image", file_name=words, caption=None, evidence=(found(text, words, "file_name"),))
        for words, kind in furniture
        if kind == "file_name"
    )
    return Report(
        id=digest[:16],
        source=source,
        sha256=digest,
        media_type="text/plain",
        text=text,
        text_sha256=digest,
        extractor="plain 1",
        masthead=Masthead(**masthead, evidence=evidence),
        furniture=marked,
        media=media,
    )


def event(of: Report, type_: str, trigger: str, place: Place | None, when: When | None, **more: str) -> Event:
    """An event of `of`: its values are words of the text, so each gets its evidence."""
    text = of.text
    words = found(text, trigger, "trigger")
    message = more.pop("message", None)
    status = more.pop("status", "current")
    values = {name: more.get(name) for name in ("actor", "target", "occasion", "source")}
    shown = [found(text, value, name) for name, value in values.items() if value]
    shown += [found(text, place.text, "place")] if place and place.text in text else []
    shown += [found(text, when.text, "date")] if when and when.text else []
    messages = (found(text, message, "message"),) if message else ()
    return Event(
        id=content_id(of.id, trigger, place and place.name),
        report_id=of.id,
        group_id=content_id(of.id, trigger),
        type=type_,
        types=(type_, "unrest") if type_ == "crackdown" else (type_,),
        mode=more.get("mode"),
        crosswalk={"plover": "PROTEST", "cameo": "141", "acled": "Protests"},
        trigger=words,
        place=place,
        date=when,
        messages=tuple(m.exact for m in messages),
        messages_evidence=messages,
        actor=values["actor"],
        target=values["target"],
        occasion=values["occasion"],
        source=values["source"],
        status=status,
        score=0.5,
        coder="rules 1",
        evidence=(words, *shown, *messages),
        basis={"date": when.basis} if when else {},
    )


def statement(of: Report, speaker: str | None, quote: str) -> Statement:
    shown = (found(of.text, quote, "quote"), *([found(of.text, speaker, "speaker")] if speaker else []))
    return Statement(
        id=content_id(of.id, "statement", quote),
        report_id=of.id,
        speaker=speaker,
        speaker_role=None,
        outlet=None,
        date=THURSDAY,
        quote=quote,
        mode="direct",
        language="en",
        evidence=shown,
    )


def figure(of: Report, measure: str, words: str, low: int | None, high: int | None, claimant: str | None) -> Figure:
    shown = (found(of.text, words, "value"), *([found(of.text, claimant, "claimant")] if claimant else []))
    return Figure(
        id=content_id(of.id, "figure", words),
        report_id=of.id,
        event_id=None,
        measure=measure,
        unit="people",
        low=low,
        high=high,
        modifier=None,
        text=words,
        claimant=claimant,
        claimant_kind="authority" if claimant else "outlet",
        place=KARAJ if "Karaj" in of.text else None,
        stance="asserts",
        evidence=shown,
    )


BANNERS = report(
    "banners.txt",
    "Home | News | Contact\n"
    "Banners go up in two towns 🪧\n"
    "By Nargol Sepehr\n"
    "KARAJ, June 4 – Members of the Orchard Workers’ Union put up banners in Karaj and Gorgan "
    "Monday through Wednesday 🪧🌱, on the anniversary of the 1911 strike. "
    "One read “نان، کار، آزادی 🌾”. “We shall stay on this square until we are heard,” said "
    "Parvin Azad, a spokeswoman. "
    "Police said at least 40 people were detained in Karaj.\n"
    "banner_karaj_01.jpg\nShare this story",
    (
        ("Home | News | Contact", "navigation"),
        ("banner_karaj_01.jpg", "file_name"),
        ("Share this story", "share"),
    ),
    title="Banners go up in two towns 🪧",
    byline="Nargol Sepehr",
    publisher="Alborz Courier",
    published="2020-06-04",
    published_basis="dateline",
    dateline_place="KARAJ",
    language="en",
)
PERSIAN = report(
    "shiraz.txt",
    "تجمع در شیراز 🌹\nروز پنجشنبه گروهی از معلمان در شیراز گرد آمدند 😀 و شعار دادند: «حقوق ما را بدهید». "
    "The teachers’ council said 200 came.",
    title="تجمع در شیراز 🌹",
    publisher="روزنامه بهار نو",
    published="2020-06-04",
    published_basis="metadata",
    language="fa",
)
HARBOUR = report(
    "wire/harbour.html",
    "Dockers in Valparaíso say they will strike\n"
    "The harbour union of Valparaíso announced a strike for next week. Its rally of last month, in May 2020, "
    "was dispersed with tear gas, witnesses said. <script>alert('x')</script> & \"quotes\" \u2028 stay words.",
    title="Dockers in Valparaíso say they will strike",
    publisher="Puerto Diario",
    published="2020-06-05",
    published_basis="url",
    language="en",
)
WIDE = report(
    "wide.txt",
    "=Shops stayed shut across Bihar during December, traders said. Nurses in Kenya marched. "
    "Nobody was named at the vigil.",
    title="=Shops stayed shut across Bihar",
    language="en",
)
QUIET = report(
    "quiet.txt", "The river festival of Porto Novo drew boats and bands. Nothing else happened.", publisher="Porto Post"
)

UNION = "Members of the Orchard Workers’ Union"
TEACHERS = "گروهی از معلمان"
PAY = "حقوق ما را بدهید"
DOCKERS = "The harbour union"

CODED = (
    CodedReport(
        report=BANNERS,
        events=(
            event(BANNERS, "display", "put up banners", GORGAN, EARLY_JUNE, actor=UNION),
            event(
                BANNERS,
                "display",
                "put up banners",
                KARAJ,
                EARLY_JUNE,
                actor=UNION,
                occasion="anniversary of the 1911 strike",
                message="نان، کار، آزادی 🌾",
                mode="banner",
            ),
            event(BANNERS, "arrest", "detained", KARAJ, THURSDAY, target="at least 40 people", source="Police"),
        ),
        statements=(statement(BANNERS, "Parvin Azad", "We shall stay on this square until we are heard,"),),
        figures=(figure(BANNERS, "arrested", "at least 40 people", 40, None, "Police"),),
    ),
    CodedReport(
        report=PERSIAN,
        events=(
            event(
                PERSIAN,
                "demonstration",
                "گرد آمدند",
                SHIRAZ,
                THURSDAY,
                actor="گروهی از معلمان",
                message="حقوق ما را بدهید",
            ),
        ),
        figures=(figure(PERSIAN, "participants", "200", 200, 200, "The teachers’ council"),),
    ),
    CodedReport(
        report=HARBOUR,
        events=(
            event(HARBOUR, "strike", "strike for next week", VALPARAISO, None, actor=DOCKERS, status="planned"),
            event(
                HARBOUR,
                "crackdown",
                "dispersed with tear gas",
                VALPARAISO,
                IN_MAY,
                source="witnesses",
                status="background",
            ),
        ),
    ),
    CodedReport(
        report=WIDE,
        events=(
            event(WIDE, "strike", "Shops stayed shut", BIHAR, DECEMBER, source="traders", status="alleged"),
            event(WIDE, "demonstration", "marched", KENYA, None, actor="Nurses"),
            event(WIDE, "demonstration", "vigil", None, None),
        ),
    ),
    CodedReport(report=QUIET),
)

EXPORTED = tuple(
    ExportedReport(coded=coded, sources=(coded.report.source,))
    for coded in sorted(CODED, key=lambda coded: coded.report.id)
)
MANIFEST = {
    "coder": "rules 1",
    "reports": len(EXPORTED),
    "inputs": [exported.coded.report.sha256 for exported in EXPORTED],
}


COPY = Passage(
    id=content_id("passage", 1),
    a=Side(report_id=CODED[0].report.id, start=0, end=9),
    b=Side(report_id=CODED[1].report.id, start=2, end=11),
    characters=9,
    similarity=0.9,
    direction="a_to_b",
    direction_basis="published",
)
FIRST, SECOND = CODED[0].events[0], CODED[1].events[0]
TOLD = Incident(
    id=FIRST.id,
    type=FIRST.type,
    place=FIRST.place,
    date=FIRST.date,
    statuses=("current",),
    event_ids=(FIRST.id, SECOND.id),
    report_ids=(FIRST.report_id, SECOND.report_id),
    publishers=("The Harbour Post", "=cmd"),
    sources=(
        Source(
            report_ids=(FIRST.report_id, SECOND.report_id),
            publishers=("The Harbour Post",),
            party=None,
            counted=True,
            reasons=("a copied passage",),
        ),
    ),
    independent_sources=1,
    corroboration="copied",
    figures=(
        FigureRange(
            measure="arrested",
            unit="people",
            low=4,
            high=9,
            claims=(
                Claim(
                    figure_id=content_id("figure", 1),
                    report_id=FIRST.report_id,
                    claimant="police",
                    claimant_kind="authority",
                    low=4,
                    high=4,
                    modifier=None,
                    text="four",
                    stance="asserts",
                ),
            ),
        ),
    ),
    disagreements=(
        Disagreement(
            about="count",
            measure="arrested",
            positions=(
                Position(value="4", report_ids=(FIRST.report_id,), claimant="police"),
                Position(value="9", report_ids=(SECOND.report_id,)),
            ),
        ),
    ),
    links=(
        Link(
            a=FIRST.id,
            b=SECOND.id,
            score=0.9,
            reasons=(Reason(comparison="place", level="same place", weight=4.0, words="Karaj"),),
        ),
    ),
    score=0.9,
)
TIED = Lineage(
    id=content_id("lineage", 1), passage_ids=(COPY.id,), report_ids=TOLD.report_ids, earliest=FIRST.report_id
)
LINKS = ExportedLinks(passages=(COPY,), lineages=(TIED,), incidents=(TOLD,), attempted=True)
"""What the invented reports come to together."""
