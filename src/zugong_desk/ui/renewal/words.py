"""What a difference says of itself in a list. No Qt here."""

from zugong_desk.domain.kinds import ASIDE
from zugong_desk.domain.renewal import Difference, Piece, What

SIDE = 14
"""Characters shown on each side of a place where lines part or join."""


def deed(one: Difference) -> str:
    """What would be done, in a few words."""
    match one.what:
        case What.KIND:
            return f"{_kinds(one.before)}改为{_kinds(one.after)}"
        case What.SPLIT:
            return f"拆成 {len(one.after)} 段"
        case What.JOIN:
            return f"{len(one.before)} 段并为 {len(one.after)} 段"
        case What.REGROUP:
            return "重新分段"
        case What.ASIDE:
            return "移出正文"
        case What.BACK:
            return "放回正文"
        case What.HEADS:
            lost, new = _changed(one)
            return "改小标题" if lost and new else "取消小标题" if lost else "标为小标题"


def _kinds(pieces: tuple[Piece, ...]) -> str:
    return "、".join(dict.fromkeys(piece.in_words for piece in pieces))


def passage(one: Difference) -> str:
    """The text there; where lines part or join, what stands on both sides; of heads, what they were and would be."""
    match one.what:
        case What.HEADS:
            return " → ".join("、".join(heads) for heads in _changed(one) if heads)
        case What.SPLIT | What.REGROUP:
            return " ⏎ ".join(_ends(one.after))
        case What.JOIN:
            return " ＋ ".join(_ends(one.before))
        case What.ASIDE:
            return _aside(one.after, one.before)
        case What.BACK:
            return _aside(one.before, one.after)
        case _:
            return one.before[0].text


def _changed(one: Difference) -> tuple[list[str], list[str]]:
    """The heads that would go, and those that would come."""
    was, now = _heads(one.before), _heads(one.after)
    return [head for head in was if head not in now], [head for head in now if head not in was]


def _ends(pieces: tuple[Piece, ...]) -> list[str]:
    """Each line's beginning and end, the middle left out; of the first its end, of the last its beginning."""
    first, *others = (piece.text for piece in pieces)
    tail = first if len(first) <= SIDE or not others else f"…{first[-SIDE:]}"
    inner = (text if len(text) <= SIDE else f"{text[:SIDE]}…" for text in others[:-1])
    return [tail, *inner, *others[-1:]]


def _aside(pieces: tuple[Piece, ...], others: tuple[Piece, ...]) -> str:
    """The text that is set aside among the pieces, and not among the others."""
    known = [piece.text for piece in others if piece.kind in ASIDE]
    found = [piece.text for piece in pieces if piece.kind in ASIDE]
    return next((text for text in found if text not in known), found[0])


def _heads(pieces: tuple[Piece, ...]) -> list[str]:
    return [head.in_words for piece in pieces for head in piece.heads]


def where(one: Difference) -> str:
    """The lines in the source."""
    first, last = one.line_start, one.line_end
    return f"第 {first} 行" if first == last else f"第 {first}—{last} 行"


def reason(one: Difference) -> str:
    """Why the parser now thinks so, and how surely."""
    return f"{one.why or '没有写明依据'}　可信 {one.confidence:.2f}"


def spoken(one: Difference) -> str:
    """All of it in one line."""
    return f"{where(one)}，{deed(one)}：{passage(one)}。{reason(one)}"
