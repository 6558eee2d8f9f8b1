"""What stands inside a paragraph: runs and all that may hold or interrupt them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from zugong_desk.reading.wishes import Revisions
from zugong_desk.reading.word.drawings import boxes, chosen
from zugong_desk.reading.word.fields import Fields
from zugong_desk.reading.word.lines import Flow
from zugong_desk.reading.word.looks import NOTHING_SAID, Look, said
from zugong_desk.reading.word.names import MC, M, W, child
from zugong_desk.reading.word.styles import StyleSheet
from zugong_desk.reading.word.symbols import PRIVATE, symbol, unfolded
from zugong_desk.reading.word.tally import Tally
from zugong_desk.reading.xml import Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = re.compile("[\r\n]+")
_XML_WHITE = " \t\r\n"
_ANCHOR = "\ufffc"
"""Stands where an object was; a converter writes it for those that it could not take over."""
_ODD = re.compile(f"[{_ANCHOR}\uf000-\uf0ff]")

_HOLDERS = ("hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple", "bdo", "dir", "rubyBase")
KEPT_IF = {
    **dict.fromkeys((f"{W}ins", f"{W}moveTo"), Revisions.ACCEPTED),
    **dict.fromkeys((f"{W}del", f"{W}moveFrom"), Revisions.REFUSED),
}
"""Tracked changes, and what must be wished for to see what they hold."""


_RPR, _T = f"{W}rPr", f"{W}t"


@dataclass(slots=True)
class Notes:
    """The footnotes and endnotes in the order in which the text refers to them: "footnote" or "endnote" and their id."""

    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def refer(self, kind: str, note_id: str) -> None:
        """Hear of a reference to a note."""
        if (kind, note_id) not in self.seen:
            self.seen[kind, note_id] = 1 + sum(1 for other, _ in self.seen if other == kind)


class Inline:
    """Reads the content of paragraphs of one story into flows."""

    def __init__(self, styles: StyleSheet, revisions: Revisions, tally: Tally, notes: Notes, label: str = "") -> None:
        self._styles, self._revisions, self._tally, self._notes = styles, revisions, tally, notes
        self._label = label
        self._fields = Fields()
        self._style: str | None = None
        self._flow = Flow()
        self._look: Look = styles.look(None, NOTHING_SAID)
        self._own_mark = False
        self._read = self._readers()

    def read(self, paragraph: Element, style: str | None) -> Flow:
        """The content of a paragraph of a style. Fields may begin in one paragraph and end in another."""
        self._flow, self._style = Flow(), style
        self._walk(paragraph)
        self._fields.end_paragraph()
        return self._flow

    def _walk(self, holder: Element) -> None:
        for element in holder:
            read = self._read.get(element.tag)
            if read is not None:
                read(element)

    def _run(self, run: Element) -> None:
        properties = child(run, _RPR)
        own = NOTHING_SAID if properties is None else said(properties, self._styles.theme, self._revisions)
        self._look, self._own_mark = self._styles.look(self._style, own), False
        if self._look.hidden and child(run, _T) is not None:
            self._tally["hidden"] += 1
        self._walk(run)

    def _write(self, text: str) -> None:
        if text and not self._look.hidden and not self._own_mark and self._fields.showing:
            self._flow.write(text, self._look)

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(_XML_WHITE)
        if not text.isascii() and _ODD.search(text):
            text = self._mended(text)
        self._write(_WHITE.sub(" ", text))

    def _mended(self, text: str) -> str:
        """Text without stand-ins for objects, and with the characters of symbol fonts as any font has them."""
        self._tally["anchors"] += text.count(_ANCHOR)
        return unfolded(text.replace(_ANCHOR, ""), self._look.narrow)

    def _tab(self, _element: Element) -> None:
        self._write("\t")

    def _hyphen(self, _element: Element) -> None:
        self._write("-")

    def _break(self, element: Element) -> None:
        if self._look.hidden or not self._fields.showing:
            return
        if element.get(f"{W}type") == "page":
            self._flow.break_page()
        else:
            self._flow.break_line()

    def _symbol(self, element: Element) -> None:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        drawn = symbol(code, element.get(f"{W}font", ""))
        if drawn is None:
            self._tally["symbols"] += 1
            drawn = chr(code) if code in PRIVATE else "�"
        self._write(drawn)

    def _field(self, element: Element) -> None:
        self._write(self._fields.turn(element.get(f"{W}fldCharType", "")))

    def _instruction(self, element: Element) -> None:
        self._fields.instruct(element.text or "")

    def _content(self, control: Element) -> None:
        content = control.find(f"{W}sdtContent")
        if content is not None:
            self._walk(content)

    def _ruby(self, ruby: Element) -> None:
        base = ruby.find(f"{W}rubyBase")
        if base is not None:
            self._walk(base)

    def _changed(self, change: Element) -> None:
        if KEPT_IF[change.tag] is self._revisions:
            self._walk(change)

    def _alternatives(self, alternatives: Element) -> None:
        self._walk(chosen(alternatives))

    def _drawing(self, drawing: Element) -> None:
        if not self._look.hidden:
            self._flow.boxes += boxes(drawing, self._tally)

    def _formula(self, formula: Element) -> None:
        self._look = self._styles.look(self._style, NOTHING_SAID)
        for text in formula.iter(f"{M}t"):
            self._write(_WHITE.sub(" ", text.text or ""))

    def _note(self, reference: Element) -> None:
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        self._notes.refer(kind, reference.get(f"{W}id", ""))
        self._own_mark = reference.get(f"{W}customMarkFollows") in {"1", "true", "on"}

    def _own_number(self, _element: Element) -> None:
        self._write(self._label)

    def _readers(self) -> dict[str, Callable[[Element], None]]:
        """What is done at each element; elements that are not here hold no text of the paragraph."""
        return {
            f"{W}r": self._run,
            _T: self._text,
            f"{W}delText": self._text,
            f"{W}tab": self._tab,
            f"{W}ptab": self._tab,
            f"{W}br": self._break,
            f"{W}cr": self._break,
            f"{W}noBreakHyphen": self._hyphen,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}instrText": self._instruction,
            f"{W}delInstrText": self._instruction,
            f"{W}sdt": self._content,
            f"{W}ruby": self._ruby,
            f"{MC}AlternateContent": self._alternatives,
            **dict.fromkeys(KEPT_IF, self._changed),
            **dict.fromkeys((f"{W}drawing", f"{W}pict", f"{W}object"), self._drawing),
            **dict.fromkeys((f"{M}oMath", f"{M}oMathPara"), self._formula),
            **dict.fromkeys((f"{W}footnoteReference", f"{W}endnoteReference"), self._note),
            **dict.fromkeys((f"{W}footnoteRef", f"{W}endnoteRef"), self._own_number),
            **{W + name: self._walk for name in _HOLDERS},
        }
