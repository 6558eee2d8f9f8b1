"""The marked-up proof as a Word document: corrections as tracked changes, open findings as comments."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import nsdecls

from zugong_desk.domain.corrections_list import Erratum
from zugong_desk.domain.finding import SEVERITY_NAMES, Finding
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.looks import Align, Font, Look, Style
from zugong_desk.domain.manuscript import Line, heading_levels
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.proof_marks import Paragraph, Piece, Proof, State, last_places, noted, paragraphs, wanted_texts
from zugong_desk.export.word.page import blank
from zugong_desk.export.word.proof_reading import texts_of
from zugong_desk.export.word.styles import Named, names

NOBODY = "编辑"
PROOFREADER, INITIALS = "校对", "校"
_ASIDE = Named("SetAside", "页码和杂项", Look(Font.BODY, 12, 20, Align.CENTRE, indent=0))
_LEVELS = heading_levels((Line(Style.COLUMN, ()), Line(Style.ARTICLE_TITLE, ())))
_IDS = {style: id for style, (id, _) in names(_LEVELS).items()}
_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
_STYLES = {
    Kind.MASTHEAD: Style.TITLE,
    Kind.TOC: Style.CONTENTS_TITLE,
    Kind.TOC_ENTRY: Style.CONTENTS_ENTRY,
    Kind.EDITOR_NOTE: Style.QUIET,
    Kind.INSTRUCTION: Style.QUIET,
    Kind.COLUMN: Style.COLUMN,
    Kind.ARTICLE_TITLE: Style.ARTICLE_TITLE,
    Kind.BYLINE: Style.BYLINE,
    Kind.PARAGRAPH: Style.BODY,
    Kind.SOURCE_CREDIT: Style.CREDIT,
    Kind.DISTRIBUTION: Style.DISTRIBUTION,
}


def write(proof: Proof) -> bytes:
    """The proof as DOCX: all changes accepted it has the reading text, all refused the text as parsed."""
    document = blank(_LEVELS, _ASIDE)
    comments = [_comment(document, one) for _, _, one in noted(proof)]
    body = document.element.body
    for xml in _Setter(proof, comments).paragraphs():
        body.insert(len(body) - 1, parse_xml(xml))  # what is set for the section stands last
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _comment(document: Document, one: Finding) -> int:
    lines = [f"〔{SEVERITY_NAMES[one.severity]}〕{one.message}"]
    if one.suggestion is not None and one.mends:
        lines.append(f"{one.act.value}：{one.text} → {one.suggestion or '（删去）'}")
    lines += [f"另可：{'、'.join(one.alternatives)}"] if one.alternatives else []
    lines += [f"依据：{one.clause}"] if one.clause else []
    text = "\n".join(" ".join(cleaned(line).split("\n")) for line in lines)
    return document.comments.add_comment(text=text, author=PROOFREADER, initials=INITIALS).comment_id


class _Setter:
    """Sets the paragraphs as XML; numbers the changes, and knows which comments are open."""

    def __init__(self, proof: Proof, comments: Sequence[int]) -> None:
        self._lines = list(paragraphs(proof))
        self._comments = comments
        self._last = last_places(proof, self._lines)
        self._open: set[int] = set()
        self._changes = len(comments)  # one count for both, as Word keeps it

    def paragraphs(self) -> Iterator[str]:
        for number, line in enumerate(self._lines):
            yield self._paragraph(number, line)

    def _paragraph(self, number: int, line: Paragraph) -> str:
        mark = "" if line.end is State.SAME else f"<w:rPr>{self._change(line.end, line.erratum)}</w:rPr>"
        content = "".join(self._piece(number, at, piece) for at, piece in enumerate(line.pieces))
        loose = "".join(self._range(note) for note, place in self._last.items() if place == (number, -1))
        return f"<w:p {nsdecls('w')}><w:pPr>{_style(line)}{mark}</w:pPr>{content}{loose}</w:p>"

    def _range(self, note: int) -> str:
        id = self._comments[note]
        return f'<w:commentRangeStart w:id="{id}"/><w:commentRangeEnd w:id="{id}"/>{self._sign(note)}'

    def _piece(self, number: int, at: int, piece: Piece) -> str:
        fresh = [note for note in piece.notes if note not in self._open]
        self._open |= set(fresh)
        done = [note for note in piece.notes if self._last[note] == (number, at)]
        opened = "".join(f'<w:commentRangeStart w:id="{self._comments[note]}"/>' for note in fresh)
        closed = "".join(f'<w:commentRangeEnd w:id="{self._comments[note]}"/>{self._sign(note)}' for note in done)
        return f"{opened}{self._words(piece)}{closed}"

    def _sign(self, note: int) -> str:
        return f'<w:r><w:commentReference w:id="{self._comments[note]}"/></w:r>'

    def _words(self, piece: Piece) -> str:
        tag = "delText" if piece.state is State.TAKEN_OUT else "t"
        inner = "<w:tab/>".join(
            f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>' for part in piece.text.split("\t")
        )
        bold = "<w:b/>" if piece.strong else ""
        run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{bold}</w:rPr>{inner}</w:r>'
        if piece.state is State.SAME:
            return run
        return self._change(piece.state, piece.erratum, run)

    def _change(self, state: State, erratum: Erratum | None, content: str = "") -> str:
        self._changes += 1
        name = "del" if state is State.TAKEN_OUT else "ins"
        author = cleaned(erratum.editor if erratum and erratum.editor else NOBODY)
        date = f' w:date="{_date(erratum.at)}"' if erratum and erratum.at else ""
        return f'<w:{name} w:id="{self._changes}" w:author={quoteattr(author)}{date}>{content}</w:{name}>'


def _style(line: Paragraph) -> str:
    known = _HEADINGS[max(line.level, 1) - 1] if line.kind is Kind.HEADING else _STYLES.get(line.kind)
    return f'<w:pStyle w:val="{_IDS[known] if known else _ASIDE.id}"/>'


def _date(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def check(data: bytes, proof: Proof) -> None:
    """ExportError unless the bytes open as a document that gives both texts, and has a comment for each open finding."""
    try:
        document = docx.Document(BytesIO(data))
        found, comments = texts_of(data), len(list(document.comments))
    except (BadZipFile, PackageNotFoundError, InvalidXmlError, SyntaxError, KeyError, ValueError) as error:
        raise ExportError("写出的 Word 文档打不开，没有放入，原有文件未改动。") from error
    if found != wanted_texts(proof) or comments != len(noted(proof)):
        raise ExportError("写出的 Word 文档与阅读稿不一致，没有放入，原有文件未改动。")
