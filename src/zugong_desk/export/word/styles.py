"""The styles of a Word document as XML, worked out from the one table of looks; children stand in the order of the schema."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from zugong_desk.domain.looks import LOOKS, MEASURE, PAPER, TRACKING, Align, Font, Look, Style

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LATIN = "Times New Roman"
TWIPS = 20
"""Of a point."""
_HUNDREDTHS = 100
"""Of a character, the unit in which Word keeps indents that follow the type size."""
RULE_GAP = 1
"""Points between text and a rule."""
_EIGHTHS = 8
"""Of a point, the unit of the width of rules."""
_ALIGN = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.FULL: "both", Align.ENDS: "left"}


@dataclass(frozen=True, slots=True)
class Named:
    """A style as Word keeps it: `name` is shown to people, and a name of Word's own is shown in their language."""

    id: str
    name: str
    look: Look
    based_on: str = "Normal"


_NAMES = {
    Style.BODY: ("Normal", "Normal"),
    Style.TITLE: ("Title", "Title"),
    Style.SUBTITLE: ("Subtitle", "Subtitle"),
    Style.MAKER: ("Maker", "编者和日期"),
    Style.CONTENTS_TITLE: ("TOCHeading", "TOC Heading"),
    Style.CONTENTS_ENTRY: ("TOC1", "toc 1"),
    Style.QUIET: ("Quiet", "按语"),
    Style.CITATION: ("Citation", "出处"),
    Style.REMARK: ("Remark", "附注"),
    Style.RULE: ("TitleRule", "题下线"),
    Style.MASTHEAD: ("Masthead", "报头"),
    Style.ISSUE_NO: ("IssueNo", "期号"),
    Style.ISSUER: ("Issuer", "编印单位和日期"),
    Style.RED_RULE: ("RedRule", "红线"),
    Style.INSTRUCTION: ("Instruction", "批示"),
    Style.BYLINE: ("Byline", "署名"),
    Style.CREDIT: ("Credit", "来源"),
    Style.DISTRIBUTION: ("Distribution", "版记"),
    Style.FOOT_RULE: ("FootRule", "版记线"),
}
"""Id and name of each style that is no heading; a page break is no style but a property of the paragraph behind it."""


def names(headings: Mapping[Style, int]) -> dict[Style, tuple[str, str]]:
    """Id and name of each style in a document whose styles of headings have those levels (`manuscript.heading_levels`).

    Headings are Word's own of their level, by which programs know them, so that the same style is another of Word's in
    another document.
    """
    return _NAMES | {style: (f"Heading{level}", f"heading {level}") for style, level in headings.items()}


SECOND_ENTRY = Named(
    "TOC2", "toc 2", replace(LOOKS[Style.CONTENTS_ENTRY], left=LOOKS[Style.CONTENTS_ENTRY].left + 2), "TOC1"
)
_FOOTER = Named("Footer", "footer", Look(Font.SONG, PAPER.number_size, 18, Align.LEFT, indent=0))
_COMMENT = Named("CommentText", "annotation text", Look(Font.SONG, 10.5, 16, Align.LEFT, indent=0))


def styles_xml(headings: Mapping[Style, int], more: Iterable[Named] = ()) -> str:
    """The part `word/styles.xml`: every style of a document whose headings have those levels, and `more`."""
    own = [Named(*name, replace(LOOKS[style], level=headings.get(style, 0))) for style, name in names(headings).items()]
    every = "".join(map(_style, [*own, SECOND_ENTRY, _FOOTER, _COMMENT, *more]))
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(Font.BODY)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        f'<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>{every}</w:styles>'
    )


def _style(one: Named) -> str:
    default = ' w:default="1"' if one.id == "Normal" else ""
    based = "" if one.id == "Normal" else f'<w:basedOn w:val="{one.based_on}"/>'
    following = '<w:next w:val="Normal"/>' if one.look.level else ""
    return (
        f'<w:style w:type="paragraph"{default}{_custom(one)} w:styleId="{one.id}"><w:name w:val={quoteattr(one.name)}/>'
        f"{based}{following}<w:qFormat/>{_paragraph(one.look)}{_type(one.look)}</w:style>"
    )


def _custom(one: Named) -> str:
    return "" if one.name.isascii() else ' w:customStyle="1"'


def _paragraph(look: Look) -> str:
    """The properties of paragraphs; what another style may have turned on is turned off here by name.

    Lines and characters have the pitch of the page's grid by themselves: a program that lays them on the grid as well
    gives each character wider than a cell two of them.
    """
    keep = "1" if look.keep else "0"
    level = look.level - 1 if look.level else _NO_LEVEL
    together = "<w:contextualSpacing/>" if look.together else ""
    return (
        f'<w:pPr><w:keepNext w:val="{keep}"/><w:widowControl/>{_rules(look)}{_tabs(look)}<w:kinsoku/>'
        '<w:snapToGrid w:val="0"/>'
        f'{spacing(look)}{_indent(look)}{together}<w:jc w:val="{_ALIGN[look.align]}"/><w:outlineLvl w:val="{level}"/></w:pPr>'
    )


_NO_LEVEL = 9
"""What Word calls body text."""


def spacing(look: Look) -> str:
    """Room above and below, and lines of exactly the same height, whatever font stands in."""
    before, after, line = (round(points * TWIPS) for points in (look.before, look.after, look.leading))
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _indent(look: Look) -> str:
    left, right, first = (round(count * look.size * TWIPS) for count in (look.left, look.right, abs(look.indent)))
    name, characters = ("hanging" if look.indent < 0 else "firstLine"), round(abs(look.indent) * _HUNDREDTHS)
    return f'<w:ind w:left="{left}" w:right="{right}" w:{name}Chars="{characters}" w:{name}="{first}"/>'


def _tabs(look: Look) -> str:
    """Of lines of two ends: one tab at the right end, in a contents list led to by dots."""
    if look.align is not Align.ENDS:
        return ""
    leader = ' w:leader="dot"' if look.leader else ""
    place = round((MEASURE - look.right * look.size) * TWIPS)
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{place}"/></w:tabs>'


def _rules(look: Look) -> str:
    sides = (("top", look.rule_above), ("bottom", look.rule_below))
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{round(width * _EIGHTHS)}" w:space="{RULE_GAP}" w:color="{look.rule_colour}"/>'
        for side, width in sides
        if width
    )
    return f"<w:pBdr>{drawn}</w:pBdr>" if drawn else ""


def _type(look: Look) -> str:
    bold, size = "1" if look.bold else "0", round(look.size * 2)
    closer = f'<w:spacing w:val="{round(TRACKING * TWIPS)}"/>' if look.size == LOOKS[Style.BODY].size else ""
    return (
        f'<w:rPr>{fonts(look.font)}<w:b w:val="{bold}"/><w:i w:val="0"/><w:color w:val="{look.colour}"/>{closer}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def fonts(chinese: Font | None) -> str:
    """The fonts of Latin and of Chinese characters."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{chinese}" w:cs="{LATIN}"/>'
