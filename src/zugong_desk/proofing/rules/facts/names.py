"""The same thing under another name in another issue, shown side by side."""

from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.comparing import (
    beside_thing,
    long_enough,
    of_one,
    one_character_off,
    one_formula,
    only_a_kind,
    spelt_otherwise,
    where,
)
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Ledger, Stated, Thing, folded
from zugong_desk.proofing.rule import Bad, Family, Rule

_MOST, _BESIDE = 12, 3
_LONG, _SHORT = 5, 4
_ESTABLISHED = 3
_FAMILY = 2
_Other = tuple[Stated, Thing]


def _look(mine: Stated, ledger: Ledger) -> Iterator[Hit]:
    said = {folded(thing.name) for thing in mine.things}
    seen: set[str] = set()
    shown = 0
    for thing in mine.things:
        name = folded(thing.name)
        if name in seen or shown == _MOST:
            continue
        seen.add(name)
        others = [one for one in _others(ledger, mine, thing, name) if folded(one[1].name) not in said - {name}]
        if others:
            shown += 1
            yield _hit(mine, thing, others[:_BESIDE])


def _others(ledger: Ledger, mine: Stated, thing: Thing, name: str) -> list[_Other]:
    """The same thing as other issues call it; of one that is called so elsewhere too, nothing but other spellings."""
    elsewhere = [one for one in ledger.names.get(name, ()) if one[0].bulletin != mine.bulletin]
    spellings = [one for one in elsewhere if spelt_otherwise(thing.name, one[1].name)]
    if spellings:
        return spellings
    out: list[_Other] = []
    for other in (
        *_similar(ledger, name),
        *_turned(ledger, name),
        *_longer(ledger, name),
        *_formulas(ledger, thing, name),
    ):
        found = [one for one in ledger.names[other] if one[0].bulletin != mine.bulletin]
        if len(found) >= _ESTABLISHED and not elsewhere and len(name) == len(other) >= _LONG:
            out += found[-_BESIDE:]
        elif len(found) < _ESTABLISHED or len(elsewhere) < _ESTABLISHED:
            out += [one for one in found if of_one(mine, thing, one[0], one[1]) and _sure(thing, name, one[1], other)]
    return out


def _sure(thing: Thing, name: str, other: Thing, called: str) -> bool:
    return not (one_character_off(name, called) or len(name) == len(called)) or long_enough(thing, other)


def _similar(ledger: Ledger, name: str) -> Iterator[str]:
    if len(name) >= _SHORT and "+" not in name:
        yield from (other for other in ledger.alike(name) if one_character_off(name, other))


def _turned(ledger: Ledger, name: str) -> Iterator[str]:
    """Names of the same characters in another order (五专三化)."""
    if len(name) >= _SHORT and "+" not in name:
        yield from ledger.turned(name)


def _longer(ledger: Ledger, name: str) -> Iterator[str]:
    """Names that are this one with a few characters before it, or the other way round; families are left out."""
    if "+" in name:
        return
    for other in ledger.fronted(name):
        if not only_a_kind(other[: -len(name)], name) and ledger.family(name) < _FAMILY:
            yield other
    for at in range(1, 4):
        rest = name[at:]
        if (
            len(rest) >= _SHORT
            and rest in ledger.names
            and not only_a_kind(name[:at], rest)
            and ledger.family(rest) < _FAMILY
        ):
            yield rest


def _formulas(ledger: Ledger, thing: Thing, name: str) -> Iterator[str]:
    if name.count("+") and thing.who:
        yield from (other for other in ledger.formulas.get(thing.who[-2:], ()) if one_formula(name, other))


def _hit(mine: Stated, thing: Thing, others: list[_Other]) -> Hit:
    said = "；".join(f"{where(issue, other.who)}作“{other.name}”" for issue, other in others)
    own = any(of_one(mine, thing, issue, other) or folded(other.name) == folded(thing.name) for issue, other in others)
    return Hit(
        thing.block,
        thing.start,
        thing.end,
        f"此处作“{thing.name}”，{said}，请核对名称",
        severity=None if own else Severity.STYLE,
        why="" if own else "他处多作另一写法，且不是同一单位所写。",
        beside=tuple(beside_thing(issue, other) for issue, other in others),
        word=thing.name,
    )


RULES = (
    Rule(
        id="XREF-NAME",
        name="跨期同事异名",
        family=Family.FACTS,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="编校惯例：专名前后期一致",
        why="同一单位的同一事物在另一期里写法不同。只列两处原文供核对，不判断哪一处有误；确是两样事物时保留即可。",
        bad=(
            Bad("放大“云岭e家”功效。⧉打造“云岭 E 家”平台。", at="云岭e家"),
            Bad("开发“红色物业”子系统。⧉加强“清美红色物业”建设。", at="红色物业"),
            Bad("推行“党组织+公司+农户”模式。⧉推行“党组织+公司+农户+群众”机制。", at="党组织+公司+农户"),
        ),
        good=(
            "实施“书记项目”。⧉建立“书记项目清单”。",
            "深化“三抓三强化”。⧉深化“三抓两强化”。",
            "打造“红色港湾”。⧉打造“红色小院”。",
            "把“书记项目”作为抓手。⧉列为“县委书记项目”。",
        ),
        across=_look,
    ),
)
