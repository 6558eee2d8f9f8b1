"""Contexts: what the rest of the file says of a line."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.domain.numbering import Style, number_at, value_of
from zugong_desk.reading import shapes
from zugong_desk.reading.lines import Line
from zugong_desk.reading.openers import opener_of

_LONGEST_DASHED = 36
"""Columns of a heading that a dash opens."""
_FEWEST = 3
"""Lines of one look that are no chance: dashed, labelled, built alike, opened by a lead phrase."""

_FULL_STOP = re.compile("。")
_WORDS = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"(?:(?<=[。；：，”])|^)([一二三四五六七八九十]{1,2})(?:是|要)")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}(?=[：:]\s*\S)")
_LEAD = re.compile(r"([^。！？；：]{3,22})[。？！：](?=.{12})")


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the file says of a line; its fields are explained in `Features`."""

    echoes_earlier: bool
    echoed_later: bool
    echoes_joined: bool
    repeated: bool
    parallel: bool
    lead_opens: bool
    dashed: bool
    between_items: bool
    labelled: bool
    issue_near: bool
    item_opens: int


LONGEST_HEAD = 60
"""Characters of a line of a masthead."""


def contexts_of(lines: Sequence[Line]) -> list[Context]:
    """The context of each line, page furniture left out."""
    keys = [_echo_keys(line) for line in lines]
    earlier, later = _echoes(lines, keys)
    joined, repeated, parallel = _echoes_joined(lines, keys), _repeated(lines), _parallel(lines)
    leads, dashed, between = _lead_openings(lines), _dashed(lines), _between_items(lines)
    labelled, items = _labelled(lines), _item_openings(lines)
    issues = _near([_numbers_an_issue(line.text) for line in lines])
    return [
        Context(
            echoes_earlier=earlier[at],
            echoed_later=later[at],
            echoes_joined=joined[at],
            repeated=repeated[at],
            parallel=parallel[at],
            lead_opens=leads[at],
            dashed=dashed[at],
            between_items=between[at],
            labelled=labelled[at],
            issue_near=issues[at],
            item_opens=items[at],
        )
        for at in range(len(lines))
    ]


def _numbers_an_issue(text: str) -> bool:
    """Whether a short line says the number of an issue; white space between what stands left and right does not count."""
    short = len(text) <= LONGEST_HEAD or (len(text) <= 2 * LONGEST_HEAD and len("".join(text.split())) <= LONGEST_HEAD)
    return short and shapes.has_issue_number(text)


def _near(marks: Sequence[bool], reach: int = 4) -> list[bool]:
    """Whether a marked line stands within `reach` lines."""
    return [any(marks[max(0, at - reach) : at + reach + 1]) for at in range(len(marks))]


def _repeated(lines: Sequence[Line]) -> list[bool]:
    """Whether the same few words stand alone on two lines or more."""
    words = [re.sub(r"\W", "", line.text) if len(line.text) <= 16 else "" for line in lines]
    counts = Counter(words)
    return [3 <= len(word) < 8 and counts[word] > 1 for word in words]


def _parallel(lines: Sequence[Line]) -> list[bool]:
    """Whether two more short lines are built like each."""
    builds = [_builds(line.text) for line in lines]
    counts = Counter(build for some in builds for build in some)
    return [any(counts[build] >= _FEWEST for build in some) for some in builds]


def _labelled(lines: Sequence[Line]) -> list[bool]:
    """Whether the same word and colon open two more short lines: fields of a form (责任单位：…)."""
    labels = [found[0] if (found := _LABEL.match(line.text)) else "" for line in lines]
    counts = Counter(labels)
    return [bool(label) and counts[label] >= _FEWEST for label in labels]


def _between_items(lines: Sequence[Line]) -> list[bool]:
    """Whether the lines around each open with items that count on, and it does not."""
    numbers = [number_at(line.text) for line in lines]
    out = [False] * len(lines)
    for at in range(1, len(lines) - 1):
        before, this, after = numbers[at - 1 : at + 2]
        if this is None and before and after and before.style is after.style >= Style.CIRCLED:
            out[at] = after.value == before.value + 1
    return out


def _dashed(lines: Sequence[Line]) -> list[bool]:
    """Whether each is one of the short lines that a dash opens, if there are enough of them."""
    opened = [
        line.text.startswith(("——", "--")) and shapes.columns(line.text[:60]) <= _LONGEST_DASHED for line in lines
    ]
    return opened if sum(opened) >= _FEWEST else [False] * len(lines)


def _lead_openings(lines: Sequence[Line]) -> list[bool]:
    """Whether two more lines open with a short sentence of the same build, and fewer have such a one inside."""
    builds = [_lead_build(line.text) for line in lines]
    opening = Counter(builds)
    inside = Counter(_lead_build(line.text, found.end()) for line in lines for found in _FULL_STOP.finditer(line.text))
    return [
        build is not None and max(_FEWEST, 1 + _near_builds(inside, build)) <= _near_builds(opening, build)
        for build in builds
    ]


def _near_builds(counts: Counter[tuple[int, str] | None], build: tuple[int, str]) -> int:
    return sum(counts[(build[0] + by, build[1])] for by in (-1, 0, 1))


def _lead_build(text: str, start: int = 0) -> tuple[int, str] | None:
    found = _LEAD.match(text, start)
    return (len(found[1]), "，" * found[1].count("，") + text[found.end() - 1]) if found else None


def _builds(text: str) -> list[tuple[str, str]]:
    """How a short line is built: by the lengths between its marks, a sentence also by its first words and its commas."""
    if not 6 <= len(text) <= 30 or shapes.STOP.search(text, 0, len(text) - 1) or number_at(text):
        return []
    lengths = "", _WORDS.sub(lambda words: str(len(words[0])), text)
    if text[-1] == "。":
        return [(text[:2], "，" * text.count("，")), *([lengths] if "，" in text else [])]
    if text[-1] in shapes.TERMINAL or text[-1] in shapes.OPEN_ENDED or not set(text) & set("，“"):
        return []
    return [lengths]


def _item_openings(lines: Sequence[Line]) -> list[int]:
    """For each line that an item opens: 1 if the item before or after opens a line too, -1 if that stands inside one, else 0."""
    items = [
        (index, value_of(found[1]), found.start() == 0)
        for index, line in enumerate(lines)
        for found in _ITEM.finditer(line.text)
    ]
    out = [0] * len(lines)
    for (_, one, first_opens), (index, two, second_opens) in pairwise(items):
        if two == one + 1 and second_opens:
            out[index] = 1 if first_opens else -1
    for (index, one, first_opens), (_, two, second_opens) in pairwise(items):
        if one == 1 and two == 2 and first_opens:
            out[index] = 1 if second_opens else -1
    return out


def _echoes(lines: Sequence[Line], keys: Sequence[tuple[str, str]]) -> tuple[list[bool], list[bool]]:
    """Whether a contents list says the words of each line, and whether the line is what such a list says.

    Without a heading over it or page numbers in it, the list is taken to stand before the titles that it lists.
    """
    lists = _in_lists(lines)
    seen: dict[str, list[tuple[int, str]]] = {}
    for index, (whole, lead) in enumerate(keys):
        for words in dict.fromkeys(filter(None, (whole, lead))):
            seen.setdefault(words[:8], []).append((index, words))
    earlier, later = [False] * len(lines), [False] * len(lines)
    for places in seen.values():
        if len(places) > 1:
            _pair_echoes(places[:12], earlier, later, keys, lists)
    return earlier, later


def _in_lists(lines: Sequence[Line]) -> list[bool]:
    """Whether each line has a page number of its own, or stands among short lines under the heading of a contents list."""
    out: list[bool] = []
    under = False
    for line in lines:
        short = shapes.columns(line.text[:100]) <= shapes.LONGEST_TITLE and not shapes.STOP.search(line.text)
        under = opener_of(line.text) == "toc" or (under and short)
        out.append(under or (short and shapes.has_leader(line.text)))
    return out


def _pair_echoes(
    places: Iterable[tuple[int, str]],
    earlier: list[bool],
    later: list[bool],
    keys: Sequence[tuple[str, str]],
    lists: Sequence[bool],
) -> None:
    first, *others = places
    for index, words in others:
        if index == first[0] or not (words.startswith(first[1]) or first[1].startswith(words)):
            continue
        if lists[index] and not lists[first[0]]:
            earlier[first[0]] = later[index] = True
        # Only a line that is nothing but the words announces them.
        elif keys[first[0]][0]:
            earlier[index] = later[first[0]] = True


def _echo_keys(line: Line) -> tuple[str, str]:
    """The words of a short line, and those before the first stop of a line that opens with a mark; without spaces."""
    text = line.text.strip(shapes.LEAD_MARKS) or line.text
    number = number_at(text)
    text = text[number.end :] if number else text
    lead = shapes.STOP.split(text[:120], maxsplit=1)[0] if line.text[0] in shapes.LEAD_MARKS else ""
    whole = shapes.without_leader(text) if len(text) <= 90 else ""
    whole = "" if shapes.STOP.search(whole.rstrip("！？”")) or shapes.is_unit(whole) else whole
    return _key(whole), _key(lead)


def _echoes_joined(lines: Sequence[Line], keys: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether each line, joined to the one before it, says what one line said before."""
    words = [re.sub(r"[\s\W]", "", line.text) if len(line.text) <= 60 else "" for line in lines]
    seen: set[str] = set()
    out = [False] * len(lines)
    for at in range(1, len(lines)):
        seen.add(re.sub(r"\W", "", keys[at - 1][0]))
        both = words[at - 1] + words[at] if words[at - 1] and words[at] else ""
        out[at] = len(both) >= 8 and both in seen
    return out


def _key(words: str) -> str:
    return re.sub(r"\s", "", words) if len(words) >= 8 else ""
