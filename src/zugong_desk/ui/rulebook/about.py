"""What a rule rests on, why it holds, and examples of what it finds and what it lets pass."""

import re
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.proofing.rule import Bad, Rule
from zugong_desk.ui.rulebook.words import example, has_marks, with_kinds
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme

_BOLD = re.compile(r"\*\*(.+?)\*\*")


class About(QTextBrowser):
    """Shows one rule."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ruleAbout")
        self.setAccessibleName("规则说明")
        self.setProperty("role", "panel")
        self.document().setDocumentMargin(16)
        self._themes, self._rule = themes, None
        themes.changed.connect(self._draw)

    _rule: Rule | None

    def show_rule(self, rule: Rule | None) -> None:
        """Show another rule, or nothing."""
        if rule is not self._rule:
            self._rule = rule
            self._draw()

    def _draw(self) -> None:
        self.setHtml(_page(self._rule, self._themes.theme) if self._rule is not None else "")


def _page(rule: Rule, theme: Theme) -> str:
    quiet, line = theme.ink2.name(), "style='margin:0 0 4px 0; line-height:150%'"
    own = f"本来的级别：{SEVERITY_NAMES[rule.severity]}" + ("" if rule.on else "；本来不用，要用时请勾选")
    bad = "".join(f"<p {line}>{_bad(one, theme)}</p>" for one in rule.bad)
    good = "".join(f"<p {line}><span style='color:{theme.ok.name()}'>✓</span>　{_lines(one)}</p>" for one in rule.good)
    head = f"<p style='color:{quiet}; margin:12px 0 4px 0'>"
    return (
        f"<p {line}>{escape(rule.why)}</p>"
        f"{head}依据</p><p {line}>{escape(rule.clause)}</p>"
        f"<p style='color:{quiet}; margin:4px 0 0 0'>{own}。编号 {rule.id}</p>"
        f"{head}这样的会指出</p>{bad}{head}这样的不会</p>{good}"
    )


def _bad(one: Bad, theme: Theme) -> str:
    """A text with its fault struck, and what it becomes underlined."""
    sign = f"<span style='color:{theme.red.name()}'>×</span>　"
    text = example(one.text)
    if has_marks(one.text):
        becomes = (
            "" if one.after is None else f"<br><span style='color:{theme.ok.name()}'>→</span>　{_lines(one.after)}"
        )
        return f"{sign}{_inner(with_kinds(one.text))}{becomes}"
    if one.after is None:
        return sign + _marked(text, one.at, f"color:{theme.warn.name()}; text-decoration:underline")
    start, end, words = _difference(text, example(one.after))
    struck = f"<span style='color:{theme.red.name()}; text-decoration:line-through'>{_inner(text[start:end])}</span>"
    put = f"<span style='color:{theme.ok.name()}; text-decoration:underline'>{_inner(words)}</span>"
    return f"{sign}{_inner(text[:start])}{struck}{put}{_inner(text[end:])}"


def _marked(text: str, at: str, style: str) -> str:
    before, found, after = text.partition(at) if at else (text, "", "")
    return f"{_inner(before)}<span style='{style}'>{_inner(found)}</span>{_inner(after)}"


def _difference(text: str, after: str) -> tuple[int, int, str]:
    """Where two texts differ: code points [start, end) of the first, and what the second has there."""
    most = min(len(text), len(after))
    start = next((at for at in range(most) if text[at] != after[at]), most)
    rest = most - start
    same = next((at for at in range(rest) if text[-1 - at] != after[-1 - at]), rest)
    return start, len(text) - same, after[start : len(after) - same]


def _lines(text: str) -> str:
    return _inner(with_kinds(text) if has_marks(text) else example(text))


def _inner(text: str) -> str:
    return _BOLD.sub(r"<b>\1</b>", escape(text)).replace("\n", "<br>")
