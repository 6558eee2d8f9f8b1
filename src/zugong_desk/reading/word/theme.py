"""The theme's fonts: the families that "body text" and "headings" stand for."""

from zugong_desk.reading.word.names import A
from zugong_desk.reading.xml import Element

Theme = dict[str, str]
"""Families by the names that styles use for them, such as `minorEastAsia`."""

_SCRIPTS = {f"{A}ea": "EastAsia", f"{A}latin": "HAnsi"}


def theme_fonts(root: Element | None) -> Theme:
    """The families of a theme; what it leaves open for East Asian text is what it names for simplified Chinese."""
    out: Theme = {}
    if root is None:
        return out
    for size in ("major", "minor"):
        fonts = next(root.iter(f"{A}{size}Font"), None)
        for child in () if fonts is None else fonts:
            script = _SCRIPTS.get(child.tag)
            if script and child.get("typeface"):
                out[size + script] = child.get("typeface")
            elif child.tag == f"{A}font" and child.get("script") == "Hans":
                out.setdefault(f"{size}EastAsia", child.get("typeface", ""))
        if f"{size}HAnsi" in out:
            out[f"{size}Ascii"] = out[f"{size}HAnsi"]
    return out
