"""A small bulletin of our own that LibreOffice turned into `legacy.doc`, and OLE files of any other sort."""

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

from doc2docx.cfb import CompoundFile, ObjectType
from doc2docx.cfb.writer import write_compound_storage
from tests.reading.importers.word_files import docx, par, run

LEGACY = Path(__file__).with_name("legacy.doc")
"""What `soffice --convert-to doc` made of `BULLETIN`."""
BOXED = Path(__file__).with_name("boxed.doc")
"""The same of a file with a text box of two lines, whose place LibreOffice writes so that the converter loses it."""

_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/>'
    '</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{par("<w:r><w:footnoteRef/></w:r>" + run(" 指𠮷乡"))}</w:footnote>'
)
_CENTRED = '<w:jc w:val="center"/>'
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_WHO = 'w:id="1" w:author="乙" w:date="2024-05-06T00:00:00Z"'
_ROW = f"<w:tr><w:tc>{par('𠮷乡')}</w:tc><w:tc>{par('三个')}</w:tc></w:tr>"

BULLETIN = docx(
    par(
        run("清溪组工信息", '<w:rFonts w:eastAsia="方正小标宋简体"/><w:color w:val="FF0000"/><w:sz w:val="72"/>'),
        _CENTRED,
    )
    + par(run("第7期"), _CENTRED)
    + par(run("抓实网格强基础", '<w:sz w:val="44"/>'), _CENTRED)
    + par("一、建强队伍", '<w:pStyle w:val="H"/>')
    + par(run("一是压实责任。", "<w:b/>") + run("各乡镇🎋建立清单。"), '<w:ind w:firstLine="640"/>')
    + par(run("选准带头人") + '<w:r><w:footnoteReference w:id="2"/></w:r>', _NUMBERED)
    + par("管好钱袋子", _NUMBERED)
    + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{_ROW}</w:tbl>"
    + par(
        run("改成")
        + f"<w:ins {_WHO}>{run('新')}</w:ins><w:del {_WHO}><w:r><w:delText>旧</w:delText></w:r></w:del>"
        + run("办法")
    )
    + par(run("密", "<w:vanish/>") + run("（完）"), '<w:jc w:val="right"/>')
    + '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>',
    {"styles": _STYLES, "numbering": _NUMBERING, "footnotes": _FOOTNOTES, "footer1": par("— 1 —", _CENTRED)},
)
"""The bulletin as docx."""


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file with streams of these names."""
    entry = SimpleNamespace(clsid=bytes(16), state_bits=0, creation_time=0, modified_time=0)
    stream = SimpleNamespace(**vars(entry), object_type=ObjectType.STREAM)
    return write_compound_storage(entry, tuple((name, stream, data) for name, data in streams.items()))


def streams(data: bytes) -> dict[str, bytes]:
    """The streams of an OLE file that stand in no storage."""
    file = CompoundFile(data)
    names = [entry.path for entry in file.entries if entry.object_type is ObjectType.STREAM and "/" not in entry.path]
    return {name: file.open_stream(name) for name in names}
