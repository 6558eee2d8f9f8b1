"""Suggested tags as rows: the tag's name, then the passage from the first word that speaks for it. No Qt here."""

from zugong_desk.desk.suggesting import Suggestion
from zugong_desk.domain.codebook import Tag
from zugong_desk.insight.suggesting.trial import Trial

BEFORE = 4
"""Code points shown before the first word that speaks for the tag."""
LENGTH = 60


def row_text(one: Suggestion, tag: Tag) -> tuple[str, tuple[int, ...]]:
    """What a row reads, and which of its code points are words that speak for the tag."""
    first = one.words[0][0] if one.words else 0
    start = max(0, first - BEFORE)
    head = f"{tag.name}　{'…' if start else ''}"
    said = one.text[start : start + LENGTH].replace("\n", " ")
    matched = (len(head) + at - start for word in one.words for at in range(*word) if start <= at < start + len(said))
    return head + said, tuple(matched)


def worth(trial: Trial) -> str:
    """How well suggestions did on passages that had not been learnt from."""
    return (
        f"从本书库 {trial.passages} 段的标注学到 {trial.tags} 个标签。拿没学过的段落试：\n"
        f"首选说对 {trial.first:.0%}（只猜最常用的标签：{trial.chance_first:.0%}），"
        f"前三含对的 {trial.among_three:.0%}（{trial.chance_three:.0%}）；\n"
        f"列出的说对 {trial.precision:.0%}，该列的列出 {trial.recall:.0%}。只是建议，不会自动标注。"
    )
