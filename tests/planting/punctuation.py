"""Faults of punctuation (GB/T 15834)."""

import re
from collections.abc import Iterator

from tests.planting.places import HAN, Places, aside, by_pattern, by_text, paragraphs
from tests.planting.planting import Change, Operator

_HALF = {"，": ",", "；": ";", "：": ":", "。": "."}
_PAIR = ("PUNCT-PAIR", "PUNCT-NEST")


def _half(mark: str) -> Operator:
    places = by_text(rf"(?<={HAN}){mark}(?={HAN})", _HALF[mark])
    return Operator(f"half-width {_HALF[mark]}", ("PUNCT-HALF",), places)


def _left_out(opening: str, closing: str, lost: str) -> Places:
    """One of a pair of marks left out; the fault is the whole stretch between them."""

    def places(text: str) -> Iterator[Change]:
        for found in re.finditer(f"{opening}[^“”《》（）\n*]{{2,20}}{closing}", text):
            inner = found[0].replace(lost, "")
            if not aside(text, found.start()):
                yield Change(found.start(), found.end(), inner)

    return places


def _nested(found: re.Match[str]) -> str:
    said = found[1]
    return f"“{said[:2]}“{said[2:4]}”{said[4:]}”"


_CUT = {"急难愁盼": "急难、愁盼", "选育管用": "选育、管用", "人财物": "人财、物", "走深走实": "走深、走实"}

OPERATORS = (
    *(_half(mark) for mark in _HALF),
    Operator("half-width brackets", ("PUNCT-HALFBRACKET", "PUNCT-HALF"), by_text(rf"（({HAN}{{2,8}})）", r"(\1)")),
    Operator("half-width quotes", ("PUNCT-STRAIGHT", "PUNCT-HALF"), by_text(rf"“({HAN}{{2,8}})”", r'"\1"')),
    Operator("quotation not closed", _PAIR, _left_out("“", "”", "”")),
    Operator("quotation not opened", _PAIR, _left_out("“", "”", "“")),
    Operator("book mark not closed", _PAIR, _left_out("《", "》", "》")),
    Operator("bracket not closed", _PAIR, _left_out("（", "）", "）")),
    Operator("double inside double", _PAIR, by_pattern(rf"“({HAN}{{6,12}})”", _nested)),
    Operator("pause mark between quotations", ("PUNCT-QDUN",), by_text(r"(?<=”)(?=“)", "、")),
    Operator("doubled comma", ("PUNCT-DOUBLE", "PUNCT-ELLIP"), by_text(rf"(?<={HAN})，(?={HAN})", "，，")),
    Operator("doubled stop", ("PUNCT-DOUBLE", "PUNCT-ELLIP"), by_text(rf"(?<={HAN})。(?={HAN})", "。。")),
    Operator("stop before a comma", ("PUNCT-DOUBLE", "PUNCT-ELLIP"), by_text(rf"(?<={HAN})，(?={HAN})", "、，")),
    Operator("dots and 等", ("PUNCT-ELLIP", "PUNCT-ETC"), by_text(rf"(?<=、)({HAN}{{2,4}})等(?={HAN})", r"\1……等")),
    Operator(
        "dots of points", ("PUNCT-ELLIP", "PUNCT-ETC", "PUNCT-DOUBLE"), by_text(rf"(?<={HAN})。(?={HAN})", "。。。")
    ),
    Operator("hyphen between words", ("PUNCT-HYPHEN",), by_text(rf"(?<={HAN})—(?={HAN})", "-")),
    Operator("dash of one", ("PUNCT-DASH",), by_text(rf"(?<={HAN})——(?={HAN})", "—")),
    Operator(
        "comma among pause marks",
        ("PUNCT-LEVEL",),
        by_text(rf"({HAN}{{2,9}}难、{HAN}{{2,9}}难)、({HAN}{{2,9}}[难大]等)", r"\1，\2"),
    ),
    Operator("word cut in two", ("PUNCT-DUN",), by_pattern("|".join(_CUT), lambda found: _CUT[found[0]])),
    Operator(
        "closing mark at a line's head",
        ("PUNCT-EDGE", "OCR-PAGEBREAK"),
        lambda text: (
            Change(found.start(), found.end(), f"\n{found[0]}")
            for start, end in paragraphs(text)
            for found in re.compile("[，；]").finditer(text, start + 60, end - 60)
        ),
    ),
)
