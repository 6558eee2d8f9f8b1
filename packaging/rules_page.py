"""Write the page of rules, docs/rules.zh-CN.md, from the catalogue itself; `--check` only says whether it is current."""

import sys
from itertools import groupby
from pathlib import Path

from zugong_desk.domain.finding import SEVERITY_NAMES, Fix
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.rule import Bad, Rule

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.zh-CN.md"
_HEAD = """# 校对规则

本页由规则自身生成（`python packaging/rules_page.py`）。每条规则的“错例”“正例”就是它的测试。
错误：交付前要处置；警示：请人判断；体例：平时折叠。可靠：不读句子也能改；建议：看过再改。
"""
_FIXES = {Fix.SAFE: "可靠", Fix.SUGGEST: "建议", Fix.NONE: "只提示"}


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for family, rules in groupby(catalogue(), key=lambda rule: rule.family):
        parts += [f"## {family.value}\n", *(_rule(rule) for rule in rules)]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    off = "" if rule.on else "；平时不开"
    about = f"{SEVERITY_NAMES[rule.severity]}；改法：{_FIXES[rule.fix]}{off}；依据：{rule.clause}"
    bad = "\n".join(f"- 错例：{_bad(one)}" for one in rule.bad[:3])
    good = "\n".join(f"- 正例：{_line(one)}" for one in rule.good[:3])
    return f"### {rule.id} {rule.name}\n\n{about}\n\n{rule.why}\n\n{bad}\n{good}\n"


def _bad(bad: Bad) -> str:
    return _line(bad.text) + (f" → {_line(bad.after)}" if bad.after is not None else "")


def _line(text: str) -> str:
    """An example in one line of Markdown, in which it means nothing."""
    return f"`{text.replace(chr(10), ' ⏎ ').replace('`', 'ˋ')}`"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else "docs/rules.zh-CN.md is not current")
    PAGE.write_text(page(), encoding="utf-8")
