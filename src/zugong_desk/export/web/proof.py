"""The marked-up proof as one page for a browser: no script, nothing from outside, light or dark, fit to be printed."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from html.parser import HTMLParser

from zugong_desk.domain.corrections_list import Erratum
from zugong_desk.domain.finding import SEVERITY_NAMES, Finding
from zugong_desk.domain.kinds import Kind
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.proof_marks import (
    Paragraph,
    Piece,
    Proof,
    State,
    last_places,
    noted,
    paragraphs,
    reading_texts,
    wanted_texts,
)
from zugong_desk.export.web.proof_style import STYLE

_LINE = "data-end"
_TAGS = {State.PUT_IN: "ins", State.TAKEN_OUT: "del"}


def write(proof: Proof) -> bytes:
    """The proof as HTML, UTF-8: corrections as ins and del, each open finding numbered and noted beside its paragraph."""
    title = escape(" ".join(cleaned(f"{proof.errata.title}校样").split()))
    body = "\n".join(_Setter(proof).rows())
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1><p>{_summary(proof)}</p></header>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _summary(proof: Proof) -> str:
    legend = '<del class="key">删去的字</del>\u3000<ins class="key">改成的字</ins>'
    return f"编辑改动 {len(proof.errata.rows)} 处，未处理的校对意见 {len(noted(proof))} 条。\u3000{legend}"


class _Setter:
    """Sets the lines with the notes on what is in them; a note stands where the words that it is about end."""

    def __init__(self, proof: Proof) -> None:
        self._lines = list(paragraphs(proof))
        self._findings = [one for _, _, one in noted(proof)]
        self._last = last_places(proof, self._lines)
        self._under_columns = any(line.kind is Kind.COLUMN for line in self._lines)

    def rows(self) -> Iterator[str]:
        for number, line in enumerate(self._lines):
            content = "".join(self._piece(number, at, piece) for at, piece in enumerate(line.pieces))
            content += "".join(_mark(note) for note, place in self._last.items() if place == (number, -1))
            tag, name = self._tag(line), line.kind.value
            shown = f'<{tag} class="{name}" {_LINE}="{line.end}">{content}{_end(line)}</{tag}>'
            notes = [note for note, (last, _) in self._last.items() if last == number]
            yield f'<div class="row">{shown}{self._notes(sorted(notes))}</div>'

    def _tag(self, line: Paragraph) -> str:
        article = 3 if self._under_columns else 2
        match line.kind:
            case Kind.MASTHEAD | Kind.COLUMN:
                return "h2"
            case Kind.ARTICLE_TITLE:
                return f"h{article}"
            case Kind.HEADING:
                return f"h{min(article + max(line.level, 1), 6)}"
            case _:
                return "p"

    def _piece(self, number: int, at: int, piece: Piece) -> str:
        out = escape(piece.text, quote=False)
        if piece.strong:
            out = f"<b>{out}</b>"
        if piece.notes:
            out = f'<mark class="{self._findings[piece.notes[0]].severity}">{out}</mark>'
        if tag := _TAGS.get(piece.state):
            out = f"<{tag}{_told(piece.erratum)}>{out}</{tag}>"
        done = [note for note in piece.notes if self._last[note] == (number, at)]
        return out + "".join(map(_mark, done))

    def _notes(self, notes: Sequence[int]) -> str:
        if not notes:
            return ""
        return f"<aside>{''.join(_note(note + 1, self._findings[note]) for note in notes)}</aside>"


def _mark(note: int) -> str:
    return f'<sup id="at-{note + 1}"><a href="#note-{note + 1}">{note + 1}</a></sup>'


def _note(number: int, one: Finding) -> str:
    lines = [f"<b>{SEVERITY_NAMES[one.severity]}</b>\u3000{_text(one.message)}"]
    if one.suggestion is not None and one.mends:
        lines.append(f"{one.act.value}：{_text(one.text)} → {_text(one.suggestion) or '（删去）'}")
    lines += [f"另可：{_text('、'.join(one.alternatives))}"] if one.alternatives else []
    lines += [f"<small>{_text(one.clause)}</small>"] if one.clause else []
    inner = "<br>".join(lines)
    return f'<p class="{one.severity}" id="note-{number}"><a href="#at-{number}">{number}</a> {inner}</p>'


def _text(words: str) -> str:
    return escape(" ".join(cleaned(words).split("\n")), quote=False)


def _told(erratum: Erratum | None) -> str:
    """Who changed it, when and by which rule, to be seen under the pointer."""
    if erratum is None:
        return ""
    local = datetime.fromisoformat(erratum.at).astimezone().strftime("%Y-%m-%d %H:%M") if erratum.at else ""
    words = " ".join(part for part in (erratum.editor, local, erratum.rule, erratum.clause) if part)
    when = f' datetime="{escape(erratum.at)}"' if erratum.at else ""
    return f'{when} title="{escape(cleaned(words))}"' if words else when


def _end(line: Paragraph) -> str:
    """The sign that a line was joined to the next, or split from it; its face is the style sheet's."""
    tag = _TAGS.get(line.end)
    return f'<{tag} class="end"{_told(line.erratum)}></{tag}>' if tag else ""


def check(data: bytes, proof: Proof) -> None:
    """ExportError unless the bytes give both texts back, line by line, and note each open finding."""
    reader = _Reader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    if reading_texts(reader.lines) != wanted_texts(proof) or reader.notes != len(noted(proof)):
        raise ExportError("写出的网页与阅读稿不一致，没有放入，原有文件未改动。")


class _Reader(HTMLParser):
    """Reads the lines of a proof: what each says now and said before, and in which of the texts it ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, str, State]] = []
        self.notes = 0
        self._line: str | None = None
        self._now = self._was = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.notes += (named.get("id") or "").startswith("note-")
        if _LINE in named:
            self._line, self._now, self._was = tag, "", ""
            self._end_state = State(named[_LINE] or "")
        elif self._line and tag in ("ins", "del", "sup"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._line:
            self.lines.append((self._now, self._was, self._end_state))
            self._line = None
        elif self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._line and "sup" not in self._inside:
            self._now += data if "del" not in self._inside else ""
            self._was += data if "ins" not in self._inside else ""
