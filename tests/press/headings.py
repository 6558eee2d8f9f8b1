"""Headings: on lines of their own or in running text, and numbered as the style wants them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.press.content import Part
from tests.press.numbers import Scheme, heading_number
from tests.press.words import Mark, Words

from zugong_desk.domain.kinds import Kind


def placed(body: Sequence[Part], levels: int | None) -> Iterator[Part]:
    """A body with headings on their own lines down to a level, deeper ones in the running text; None: as they are.

    A heading without a number never moves into running text, where nobody would take it for one.
    """
    if levels is None:
        yield from body
        return
    waiting: list[Part] = []
    for part in body:
        if waiting and part.kind == Kind.PARAGRAPH:
            yield replace(part, words=part.words.after(_run_in(waiting.pop())))
            continue
        yield from waiting
        waiting.clear()
        if part.kind == Kind.HEADING and part.level > levels and heading_number(part.words.text):
            waiting.append(part)
        else:
            yield from _set_off(part, levels)
    yield from waiting


def renumbered(part: Part, scheme: Scheme | None) -> Part:
    """A part whose headings, own or in its text, are numbered by the scheme; None leaves them."""
    if scheme is None:
        return part
    words = part.words
    if part.kind == Kind.HEADING:
        found = heading_number(words.text)
        return replace(part, words=words.spliced(0, found[1], scheme[part.level - 1].of(found[0]))) if found else part
    for at in range(len(words.marks)):
        mark = words.marks[at]
        found = heading_number(words.text[mark.start : mark.end]) if mark.role == "heading" else None
        if found:
            words = words.spliced(mark.start, mark.start + found[1], scheme[mark.level - 1].of(found[0]))
    return replace(part, words=words)


def opens_with_heading(words: Words) -> bool:
    return any(mark.role == "heading" and mark.start == 0 for mark in words.marks)


def _run_in(part: Part) -> Words:
    """A heading as the opening of the paragraph below it."""
    text = part.words.text
    stop = "" if text[-1] in "？！。：" else "。"
    return Words(text + stop, (Mark("heading", part.level, 0, len(text)),))


def _set_off(part: Part, levels: int) -> Iterator[Part]:
    """A paragraph with the headings that open it on lines of their own, down to a level."""
    words = part.words
    while part.kind == Kind.PARAGRAPH and opens_with_heading(words):
        mark = words.marks[0]
        stop = words.text[mark.end : mark.end + 1]
        if mark.level > levels or not (stop in {"。", "："} or words.text[mark.end - 1] in "？！"):
            break
        yield Part(Kind.HEADING, Words(words.text[: mark.end]), mark.level)
        end = mark.end + (stop in {"。", "："})
        rest = words.part(end, len(words.text))
        words = rest.part(len(rest.text) - len(rest.text.lstrip()), len(rest.text))
    if words.text:
        yield replace(part, words=words)
