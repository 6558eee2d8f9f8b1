"""Rules: what each looks at, says and may do, with the examples that are its tests."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.passage import ArticleView, IssueView, Passage


class Family(StrEnum):
    """The families of rules, as an editor sees them."""

    LAYOUT = "版面"
    PUNCTUATION = "标点"
    NUMERALS = "数字"
    NUMBERING = "序号"
    WORDS = "字词"
    TERMS = "术语"
    CONSISTENCY = "一致"
    FACTS = "跨期"


@dataclass(frozen=True, slots=True)
class Bad:
    """A text with the fault, and how it reads once the finding is accepted (None: the rule knows no correction).

    Both in the notation of `examples`. `at` is the text that the finding must mark, where that is worth saying.
    """

    text: str
    after: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule; it looks at one block at a time (and may use nothing but what the passage tells) wherever it can.

    `in_article` and `in_issue` look at more; `across` compares what the issue states with what others state.
    `id` as in the catalogue (NUM-RANGE), `name` on screen, `clause` the standard and its clause (or the custom), `why`
    what an editor should know to judge it. `fix` and `severity` hold where a hit says nothing else. `bad` and `good` are
    at least three examples each. `on` is False for rules that a house must ask for. `spaced` says that the rule looks at
    spaces itself; all others but those of layout are asked about blocks without stray spaces around figures (`tight`).
    """

    id: str
    name: str
    family: Family
    severity: Severity
    fix: Fix
    clause: str
    why: str
    bad: tuple[Bad, ...]
    good: tuple[str, ...]
    on: bool = True
    spaced: bool = False
    in_block: Callable[[Passage], Iterable[Hit]] | None = None
    in_article: Callable[[ArticleView], Iterable[Hit]] | None = None
    in_issue: Callable[[IssueView], Iterable[Hit]] | None = None
    across: Callable[[Stated, Ledger], Iterable[Hit]] | None = None

    def __post_init__(self) -> None:
        if not (self.in_block or self.in_article or self.in_issue or self.across):
            raise ValueError(f"rule {self.id} looks at nothing")
