"""Two codebooks side by side: what only one has, and how tags of one name differ."""

from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.codebook import Tag, Tags, in_order


class Differs(StrEnum):
    """In what a tag differs between two codebooks."""

    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"
    PARENT = "parent"
    DEFINITION = "definition"
    USE_WHEN = "use_when"
    NOT_WHEN = "not_when"
    EXAMPLE = "example"
    LOOKS = "looks"
    KEY = "key"
    RETIRED = "retired"


DIFFERS = {
    Differs.ONLY_HERE: "只在本库",
    Differs.ONLY_THERE: "只在文件",
    Differs.PARENT: "上级",
    Differs.DEFINITION: "定义",
    Differs.USE_WHEN: "何时用",
    Differs.NOT_WHEN: "何时不用",
    Differs.EXAMPLE: "范例",
    Differs.LOOKS: "颜色或形状",
    Differs.KEY: "快捷键",
    Differs.RETIRED: "停用",
}
"""What each is called on screen."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference in the tag of a name: what it is here and there (empty where the tag is missing)."""

    name: str
    what: Differs
    here: str = ""
    there: str = ""


TEXTS = (Differs.DEFINITION, Differs.USE_WHEN, Differs.NOT_WHEN, Differs.EXAMPLE, Differs.KEY)


def differences(here: Tags, there: Tags) -> tuple[Difference, ...]:
    """All differences, tag by tag in the order of the first codebook, then what only the second has."""
    other = {tag.name: tag for tag in there.values()}
    known = {tag.name for tag in here.values()}
    out: list[Difference] = []
    for tag in in_order(here):
        if tag.name not in other:
            out.append(Difference(tag.name, Differs.ONLY_HERE))
        else:
            out += _between(tag, other[tag.name], here, there)
    out += [Difference(tag.name, Differs.ONLY_THERE) for tag in in_order(there) if tag.name not in known]
    return tuple(out)


def _between(one: Tag, other: Tag, here: Tags, there: Tags) -> list[Difference]:
    sides = [(Differs.PARENT, _parent(one, here), _parent(other, there))]
    sides += [(what, getattr(one, what.value), getattr(other, what.value)) for what in TEXTS]
    sides.append((Differs.LOOKS, f"{one.colour}/{one.shape}", f"{other.colour}/{other.shape}"))
    sides.append((Differs.RETIRED, "是" if one.retired else "否", "是" if other.retired else "否"))
    return [Difference(one.name, what, left, right) for what, left, right in sides if left != right]


def _parent(tag: Tag, tags: Tags) -> str:
    above = tags.get(tag.parent)
    return above.name if above else ""
