"""Invented reports: some with letters of other planes and directions in them, and a series to build at length."""

from pathlib import Path

__all__ = ["LETTERS", "SERIES_COUNT", "write_letters", "write_series"]

LETTERS = {
    "slogans.txt": (
        "🪧🪧 Weavers' choir fills the square in Bitola\n\n"
        "BITOLA, North Macedonia, 12 May 2022 (Baba Courier) — Hundreds of weavers 🧶 marched in Bitola on Wednesday "
        "and chanted “زن، زندگی، آزادی” and “Bread 🍞 and roses 🌹!”\n\n"
        "In Ohrid, young members hung a banner that read “ما همه با هم هستیم”. 👩🏽‍🏭👩‍👩‍👧‍👦 Police arrested "
        "at least 12 people in Ohrid, the lawyers' guild said.\n\n"
        "“می‌مانیم 🕊, we stay, whatever they send us,” said Elena Petrovska, a spinner.\n"
    ),
    "accents.txt": (
        "Kutaisi, Georgia, March 3, 2021 – 𝐌𝐢𝐧𝐞𝐫𝐬 and their families (about 400 people) rallied in Kutaisi\u00a0on "
        "Tuesday\u202f🏔. They carried placards reading “نان، کار، آزادی ✊🏿” before the cafe\u0301 "
        "of the town hall.\r\n\r\n"
        "The mayor's office denied on Wednesday that anyone had been injured in Kutaisi.\r\n"
    ),
    "page.html": (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Strike in Gafsa 🚂</title></head><body>'
        "<nav>Home | World</nav><article><h1>Strike in Gafsa 🚂</h1><p>GAFSA, Tunisia, 9 June 2021 — Railway workers "
        "went on strike in Gafsa on Tuesday 🚂🚂 after talks on pay broke down, the union said.</p><p>Strikers blocked "
        "the line to Sfax and wrote “حقوق ما کجاست؟” on the walls of the station. Police used tear gas 😢 and arrested "
        "14 people, the regional government said.</p><p>“صبر ما تمام شد, our patience has run out,” said union leader "
        "Hedi Trabelsi.</p></article></body></html>"
    ),
    "lines.jsonl": (
        '{"text": "IASI, Romania, 4 May 2020 \\u2014 Dozens of nurses \\ud83d\\ude37 held a vigil in Iasi on Sunday.", '
        '"published": "2020-05-04", "publisher": "Copou Gazette", "title": "Nurses \\ud83d\\ude37 in Iasi"}\n'
        '{"text": "IASI, Romania, 5 May 2020 — '
        'Police detained 7 nurses 😷 in Iasi on Monday. The word «نه» was on their masks."}\n'
    ),
}

TOWNS = (
    *(("Split", "Croatia"), ("Gweru", "Zimbabwe"), ("Iloilo", "Philippines"), ("Oruro", "Bolivia")),
    *(("Cork", "Ireland"), ("Tartu", "Estonia"), ("Kumasi", "Ghana"), ("Piura", "Peru")),
)
CROWDS = ("nurses", "bus drivers", "bakers", "students", "miners")
SERIES_COUNT = 26
STORY = (
    "{crowd_cap} march in {town}\n\n"
    "{town_caps}, {country}, {day} June 2023 (Lamp Post) — About {count} {crowd} marched in {town} on Thursday "
    "against unpaid wages, their union said.\n\n"
    "Some of them blocked the road to the station. Police used tear gas to disperse the crowd and arrested {held} "
    "people, the regional government said.\n\n"
    "“We shall come back {day} times if we must,” said Ana {crowd_cap}, who speaks for the {crowd}.\n"
)


def write_letters(folder: Path) -> Path:
    """Write LETTERS, byte for byte."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in LETTERS.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    return folder


def write_series(folder: Path, count: int = SERIES_COUNT) -> Path:
    """Write `count` short reports, one half in each of the folders "a" and "b"; no two are alike."""
    for number in range(count):
        town, country = TOWNS[number % len(TOWNS)]
        crowd = CROWDS[number % len(CROWDS)]
        text = STORY.format(
            town=town,
            town_caps=town.upper(),
            country=country,
            crowd=crowd,
            crowd_cap=crowd.capitalize(),
            day=number % 28 + 1,
            count=100 + 10 * number,
            held=3 + number,
        )
        path = folder / ("a" if number < count // 2 else "b") / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder
