"""Which language a text is in."""

import pytest

from dateline.parse.language import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Several hundred teachers marched to the ministry on Tuesday and asked for their pay.", "en"),
        ("SEVERAL HUNDRED TEACHERS MARCHED TO THE MINISTRY ON TUESDAY", "en"),
        ("GWERU, Zimbabwe, 7 June 2023 — Miners went on strike in Gweru on Monday.", "en"),  # short, full of names
        ("Varios cientos de maestros marcharon el martes hasta el ministerio y pidieron su salario.", "es"),
        ("معلمان روز سه‌شنبه در برابر وزارت آموزش و پرورش تجمع کردند و خواستار حقوق خود شدند.", "fa"),
        ("Yüzlerce öğretmen salı günü bakanlığa yürüdü ve maaşlarının ödenmesini istedi.", "tr"),
        ("Сотни учителей вышли во вторник к зданию министерства и потребовали зарплату.", "ru"),
        ("", None),
        ("No pasarán", None),
        ("12.03.2021 — 14:30 (1,500) 728 x 90", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert identify_language(text) == language
