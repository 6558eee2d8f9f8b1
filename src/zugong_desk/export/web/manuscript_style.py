"""The style sheet of a manuscript as a web page: a sheet of paper on screen, light or dark, and the same pages in print."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from zugong_desk.domain.looks import GREY, LOOKS, MEASURE, PAPER, RED, TRACKING, Align, Font, Look, Style, fitted

RULES = frozenset((Style.RULE, Style.RED_RULE, Style.FOOT_RULE))
"""Styles of lines that are a rule across the measure and say nothing."""
_LATIN = "Bulletin Latin"
_FAMILIES: Mapping[Font, tuple[str, str]] = MappingProxyType(
    {
        Font.TITLE: (
            "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋,华文中宋,STZhongsong,Noto Serif CJK SC,SimSun",
            "serif",
        ),
        Font.BODY: ("FangSong_GB2312,仿宋,FangSong,方正仿宋_GBK,华文仿宋,STFangsong,Noto Serif CJK SC", "serif"),
        Font.HEI: ("SimHei,方正黑体_GBK,华文黑体,STHeiti,PingFang SC,Noto Sans CJK SC,Microsoft YaHei", "sans-serif"),
        Font.KAI: ("KaiTi_GB2312,楷体,KaiTi,方正楷体_GBK,华文楷体,STKaiti,LXGW WenKai,Noto Serif CJK SC", "serif"),
        Font.SONG: ("SimSun,方正书宋_GBK,华文宋体,STSong,Noto Serif CJK SC", "serif"),
    }
)
"""What stands in for a font where it is absent, the nearest first, and the family of last resort."""
_ALIGN = {
    Align.LEFT: "left",
    Align.CENTRE: "center",
    Align.RIGHT: "right",
    Align.FULL: "justify",
    Align.ENDS: "left",
}
_OF_WINDOW = 90
"""Per cent of a narrow window that a line from margin to margin takes."""
_COLOURS = {"000000": "var(--ink)", RED: "var(--red)", GREY: "var(--grey)"}
_GENERAL = """\
:root { color-scheme: light dark; --pt: 1pt;
  --desk: #e7e5df; --paper: #fffefb; --ink: #16181b; --red: #c00000; --grey: #595959; --rule: #b9b5ab; }
@media screen and (prefers-color-scheme: dark) { :root {
  --desk: #101113; --paper: #1c1d1f; --ink: #e4e1da; --red: #ff7a70; --grey: #a3a6ab; --rule: #4a4c50; } }
* { box-sizing: border-box; }
html { background: var(--desk); }
body { max-width: 210mm; margin: 2rem auto; background: var(--paper); color: var(--ink); line-break: strict;
  overflow-wrap: anywhere; text-autospace: normal; text-spacing-trim: space-all; widows: 2; orphans: 2; }
h1, h2, h3, h4, h5, h6, p, li, hr, ol, footer { margin: 0; padding: 0; border: 0; font-weight: 400; }
ol { list-style: none; }
cite { font-style: normal; }
a { color: inherit; text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; text-decoration-color: var(--red); text-underline-offset: .25em; }
:target { outline: 2px solid var(--red); outline-offset: 4px; }
:is(p, h1, h2, h3, h4, h5, h6):empty::before { content: "\\200b"; }
.held { break-after: avoid; break-inside: avoid; }
b { font-weight: 700; }
b, .kai, .hei, .red { line-height: 1; }
.red { color: var(--red); }
"""
_CONTENTS = """\
.contents_entry.entry-2 { padding-left: 2em; }
.ends { display: flex; justify-content: space-between; align-items: last baseline; column-gap: .6em; }
.dots { flex: 1; min-width: 2em; border-bottom: .1em dotted var(--rule); }
"""
_SCREEN = """\
@media screen { body { box-shadow: 0 1px 10px rgb(0 0 0 / 18%); }
  nav { margin: calc(28 * var(--pt)) 0; }
  .opens { margin-top: calc(56 * var(--pt)); } }
@media screen and (max-width: 840px) { :root { --pt: .94pt; } body { margin: 0; max-width: none; padding: 3rem 2.2rem; } }
@media screen and (max-width: 520px) { :root { --pt: .84pt; } body { padding: 2rem 1.1rem; }
  .issuer { flex-wrap: wrap; } }
"""
_PRINT = """\
@media print { :root { color-scheme: light; --desk: #fff; --paper: #fff; --ink: #000; }
  html, body { background: #fff; } body { max-width: none; margin: 0; padding: 0; }
  .opens { break-before: page; } :target { outline: none; } }
"""


def style_sheet(mastheads: Iterable[Look] = ()) -> str:
    """The whole sheet; `mastheads` are the looks of lines whose type was made smaller to fit (see `size_class`)."""
    paper = f"{PAPER.top:g}mm {PAPER.right:g}mm {PAPER.bottom:g}mm {PAPER.left:g}mm"
    fonts = "".join(f"{_variable(font)}: {_families(font)}; " for font in Font)
    styles = "".join(_style(style, look) for style, look in LOOKS.items() if style is not Style.PAGE_BREAK)
    faces = (
        f".kai {{ font-family: var({_variable(Font.KAI)}); }}\n.hei {{ font-family: var({_variable(Font.HEI)}); }}\n"
    )
    sizes = "".join(f".{size_class(look)} {{ {_type(look)} }}\n" for look in dict.fromkeys(mastheads))
    shrinking = {str(style): look for style, look in LOOKS.items() if look.smallest}
    shrinking |= {size_class(look): look for look in mastheads}
    return (
        f"{_latin()}:root {{ {fonts}}}\n{_GENERAL}body {{ padding: {paper}; }}\n{styles}{sizes}{faces}{_CONTENTS}"
        f"{_boxes()}{_SCREEN}{_narrow(shrinking)}{_PRINT}{_page(paper)}"
    )


def size_class(look: Look) -> str:
    """The class of lines in a size of their own."""
    return f"size-{look.size:g}"


def boxed(style: Style) -> bool:
    """Whether lines of a style that follow each other stand in one box, with room and rules around all of them."""
    return LOOKS[style].together and style not in RULES


def fits(style: Style, text: str) -> Look | None:
    """The look of a line whose type must shrink to fit; None for one that has the look of its style."""
    look = fitted(LOOKS[style], text)
    return None if look == LOOKS[style] else look


def _variable(font: Font) -> str:
    return f"--{font.name.lower()}"


def _families(font: Font) -> str:
    others, last = _FAMILIES[font]
    return ", ".join(f'"{name}"' for name in (_LATIN, font.value, *others.split(","))) + f", {last}"


def _latin() -> str:
    """Letters and figures in Times, as official documents have them; quotation marks and dashes stay Chinese."""
    faces = (
        ("400", ("Times New Roman", "Liberation Serif", "Nimbus Roman")),
        ("700", ("Times New Roman Bold", "Liberation Serif Bold", "Nimbus Roman Bold")),
    )
    return "".join(
        f'@font-face {{ font-family: "{_LATIN}"; font-weight: {weight}; '
        f"src: {', '.join(map(_local, names))}; unicode-range: U+20-7E, U+C0-D6, U+D8-F6, U+F8-24F; }}\n"
        for weight, names in faces
    )


def _local(font: str) -> str:
    return f'local("{font}")'


def _style(style: Style, look: Look) -> str:
    """Room is margin: of two lines the more of both, and none over a page's first line."""
    above, below = ("0", "0") if boxed(style) else (_points(look.before), _points(look.after))
    if style in RULES:
        drawn = f"border-bottom: {_line(look.rule_below, look)}; margin: {above} 0 {below};"
        return f".{style} {{ min-height: {_points(look.leading)}; {drawn} }}\n"
    rows = [
        f"font-family: var({_variable(look.font)}); {_type(look)}",
        f"text-align: {_ALIGN[look.align]}; text-indent: {look.indent:g}em; white-space: pre-wrap;",
        f"margin: {above} 0 {below}; padding: 0 {look.right:g}em 0 {look.left:g}em;",
    ]
    rows += ["font-weight: 700;"] if look.bold else []
    rows += [f"color: {_colour(look.colour)};"] if look.colour != "000000" else []
    return f".{style} {{ {' '.join(rows)} }}\n"


def _type(look: Look) -> str:
    closer = f" letter-spacing: {_points(TRACKING)};" if look.size == LOOKS[Style.BODY].size else ""
    return f"font-size: {_points(look.size)}; line-height: {_points(look.leading)};{closer}"


def _narrow(shrinking: Mapping[str, Look]) -> str:
    """Lines that fill the measure take the same share of a narrow window."""
    rows = (
        f".{name} {{ font-size: min({_points(look.size)}, {_OF_WINDOW * look.size / MEASURE:.1f}vw); line-height: 1.35; }}"
        for name, look in shrinking.items()
    )
    return f"@media screen and (max-width: 520px) {{ {' '.join(rows)} }}\n"


def _boxes() -> str:
    """The room and the rules around lines of one style that follow each other; a ruled box stays on one page."""
    return "".join(_box(style, look) for style, look in LOOKS.items() if boxed(style))


def _box(style: Style, look: Look) -> str:
    room = f".box-{style} {{ margin: {_points(look.before)} 0 {_points(look.after)}; }}\n"
    if not look.rule_above:
        return room
    rules = f"border-top: {_line(look.rule_above, look)}; border-bottom: {_line(look.rule_below, look)};"
    return f"{room}.box-{style} > div {{ break-inside: avoid; {rules} }}\n"


def _line(width: float, look: Look) -> str:
    return f"{width:g}pt solid {_colour(look.rule_colour)}" if width else "0"


def _colour(colour: str) -> str:
    return _COLOURS.get(colour, f"#{colour}")


def _points(length: float) -> str:
    return f"calc({length:g} * var(--pt))" if length else "0"


def _page(margins: str) -> str:
    """A4 with the margins of an official document and — 1 — at the outer edge, for browsers that set margin boxes."""
    number = (
        f'content: "— " counter(page) " —"; font: {PAPER.number_size:g}pt {_families(Font.SONG)}; vertical-align: top; '
        f"padding: {PAPER.number_below:g}mm {PAPER.number_size:g}pt 0; color: #000;"
    )
    return (
        f"@page {{ size: {PAPER.width:g}mm {PAPER.height:g}mm; margin: {margins}; }}\n"
        f"@page :right {{ @bottom-right {{ {number} }} }}\n@page :left {{ @bottom-left {{ {number} }} }}\n"
    )
