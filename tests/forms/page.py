"""Writes a source with its imprint as a web page."""

from html import escape

from tests.forms.word import stretches

from zugong_desk.domain.imprint import Align
from zugong_desk.domain.source import Source


def write(source: Source, charset: str = "utf-8") -> bytes:
    """The lines as paragraphs of a page such as a site of government keeps."""
    parts = [
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{escape(source.file)}</title></head>\n<body>'
    ]
    opened = False
    for number in range(1, source.lines + 1):
        text, printed = source.line_text(number), source.imprint.line(number)
        words = "".join(
            f"<strong>{escape(text[start:end])}</strong>" if bold else escape(text[start:end])
            for start, end, bold in stretches(len(text), printed)
        )
        if printed.opens is False:
            parts.append(f"<br>{words}")
            continue
        align = {Align.CENTRE: "text-align:center;", Align.RIGHT: "text-align:right;"}.get(printed.align, "")
        indent = f"text-indent:{printed.indent / printed.size:g}em;" if printed.indent else ""
        style = f"{align}{indent}font-size:{printed.size:g}pt;font-family:{printed.font}"
        parts.append(f'{"</p>" * opened}\n<p style="{style}">{words}')
        opened = True
    return ("".join(parts) + "</p>\n</body></html>\n").encode(charset, "xmlcharrefreplace")
