"""Paragraphs that end without a stop, or with a comma (PUNCT-END)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView, Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_OPEN_END = re.compile(rf"[{_HAN}0-9%”]\Z")
_PAUSE = re.compile("[，、]\\Z")
_LAST = re.compile("[^。！？；]*\\Z")
_SIGNED = re.compile(
    "供稿|撰稿|整理|通讯员|记者|作者|责任编辑|编辑|校对|单位|来源|[0-9]{4} ?年|[年月] ?[0-9]{1,2} ?[月日]\\Z|"
    "办公室|[委部局会站](?:员会)?\\Z"
)
_BEGINS = re.compile(
    "[一二三四五六七八九十]{1,3}(?:是|、|要)|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}[.．、](?![0-9])|第[一二三四五六七八九十]|下一步|近年来|今年以来|截至"
)
_LONG, _SENTENCE, _CLAUSE = 20, 16, 8
_SLIPS, _COMMON = 3, 10


def _in_issue(view: IssueView) -> Iterator[Hit]:
    """Open ends are the exception: where paragraphs commonly have them, that is how the list is set."""
    long = [one for one in view.passages if one.kind is Kind.PARAGRAPH and len(one.text) >= _LONG]
    hits = [hit for article in view.articles for hit in _open_ends(article.passages)]
    if len(hits) <= max(_SLIPS, len(long) // _COMMON):
        yield from hits


def _open_ends(passages: tuple[Passage, ...]) -> Iterator[Hit]:
    for at, passage in enumerate(passages):
        if passage.kind is Kind.PARAGRAPH and len(passage.text) >= _LONG:
            yield from _ending(passage, passages[at + 1 : at + 2])


def _ending(passage: Passage, after: tuple[Passage, ...]) -> Iterator[Hit]:
    """The end of a paragraph of sentences that nothing continues."""
    text = passage.text
    end = len(text)
    if "。" not in text or any(next_.kind is not Kind.HEADING and not _BEGINS.match(next_.text) for next_ in after):
        return
    if _PAUSE.search(text):
        yield Hit(passage.id, end - 1, end, "段末停在逗号、顿号上，或下文没有接上", suggestion="。")
    elif _OPEN_END.search(text) and _is_clause(_LAST.search(text)):
        yield Hit(passage.id, end - 1, end, "段末缺句末点号，或下文没有接上", suggestion=text[-1] + "。")


def _is_clause(last: re.Match[str] | None) -> bool:
    """Whether what stands behind the last stop is a sentence, and no signature."""
    said = last[0] if last else ""
    least = _SENTENCE if "，" not in said else _CLAUSE
    return len(said) >= least and not _SIGNED.search(said[-_CLAUSE:])


RULES = (
    Rule(
        id="PUNCT-END",
        name="段末点号",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.1.3.1；4.2.3.1；4.3.3.1",
        why="句子末尾应用句号、问号或叹号；若因分页断开，应与下段接排。",
        bad=(
            Bad(
                "一是摸底。各村逐户走访。建账到户，销号到人\n二是培训。",
                "一是摸底。各村逐户走访。建账到户，销号到人。\n二是培训。",
            ),
            Bad(
                "一是摸底。各村逐户走访，不落一户。建账到户，\n二是培训。",
                "一是摸底。各村逐户走访，不落一户。建账到户。\n二是培训。",
            ),
            Bad("𠮷村先行。东岭村跟进。全镇铺开，年底完成35%", "𠮷村先行。东岭村跟进。全镇铺开，年底完成35%。"),
        ),
        good=(
            "一是摸底。各村逐户走访。建账到户，销号到人。\n二是培训。",
            "一是摸底。各村逐户走访。建账到户，并将结\n果在村务公开栏公示。",
            "𠮷村先行。东岭村跟进。年底前，全镇铺开。（云溪县委组织部）",
            "各村先行。全镇跟进。中共云溪县委组织部，2023年5月",
        ),
        in_issue=_in_issue,
    ),
)
