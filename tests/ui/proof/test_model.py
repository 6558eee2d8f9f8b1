"""The list of findings as an item model: groups, filters, what was decided; thousands of rows at once."""

from time import perf_counter

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.ui.proof.issues import finding, issue, proof

from zugong_desk.desk.proofing import Proof, Settled
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Decision, Scope, Verdict
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.proofing.rule import Family
from zugong_desk.ui.proof.model import ROW_ROLE, ProofModel
from zugong_desk.ui.proof.rows import Rows, Sort, rows_of
from zugong_desk.ui.proof.wish import Wish

TEXT = "𠮷家湾截止目前😀办成三件，按装路灯，千余多人，带动 12 个村。"
EVERYTHING = Wish()
MANY = 2_000


@pytest.fixture
def bulletin() -> Bulletin:
    return issue(TEXT, "截止今年。")


@pytest.fixture
def whole(bulletin: Bulletin) -> Proof:
    open_ones = [
        finding(bulletin, "b1", "截止", "截至"),
        finding(bulletin, "b2", "截止", "截至"),
        finding(bulletin, "b1", "按装", "安装", rule="W-FIX"),
        finding(bulletin, "b1", " 12 ", "12", rule="L-SPACE", severity=Severity.STYLE),
    ]
    kept = finding(bulletin, "b1", "千余多", rule="N-MORE", severity=Severity.WARNING)
    here = Decision("d1", "N-MORE", Verdict.KEPT, Scope.HERE, "b", "千余多", note="原话如此")
    done = Decision(
        "d2", "W-LI", Verdict.ACCEPTED, Scope.HERE, "b", "再接再励", "左", "右", "再接再励", "再接再厉", "改过"
    )
    made = proof(bulletin, open_ones)
    mended = finding(bulletin, "b1", "三件", rule="L-DONE", severity=Severity.STYLE, mended=True)
    return Proof(made.checked, made.open, (Settled(kept, here),), (done,), (mended,))


def told(rows: Rows) -> list[tuple[str, str, int]]:
    return [(row.sort.value, row.text, row.count) for row in rows.rows if row.sort in (Sort.SECTION, Sort.RULE)]


def test_by_severity_then_by_rule_with_counts(whole: Proof) -> None:
    assert told(rows_of(whole, EVERYTHING)) == [
        ("section", "错误", 3), ("rule", "截止与截至", 2), ("rule", "按装与安装", 1),
        ("section", "体例", 1), ("rule", "数字两侧空格", 1),
        ("section", "已处理", 2),
        ("section", "已自动处理", 1), ("rule", "段落接排", 1),
    ]  # fmt: skip


def test_a_row_shows_its_words_in_context(whole: Proof) -> None:
    rows = rows_of(whole, EVERYTHING).rows
    first = next(row for row in rows if row.sort is Sort.OPEN)
    assert first.context is not None
    assert (first.context.left, first.context.before, first.context.after) == ("𠮷家湾", "截止", "截至")
    assert first.context.spoken == "𠮷家湾“截止”目前😀办成三件，按装路灯，千余多人，带动 12 ，改为“截至”"
    decided = [(row.sort, row.note) for row in rows if row.decision is not None]
    assert decided == [(Sort.ACCEPTED, "已改　再接再厉"), (Sort.KEPT, "此处保留　原话如此　概数重复")]


@pytest.mark.parametrize(
    ("wish", "left"),
    [
        (Wish("安装"), ["按装"]),
        (Wish("截止"), ["截止", "截止"]),
        (Wish(severity=Severity.STYLE), [" 12 "]),
        (Wish(family=Family.LAYOUT), [" 12 "]),
        (Wish("没有", Severity.ERROR, Family.WORDS), []),
    ],
)
def test_fewer_rows_by_words_severity_and_family(whole: Proof, wish: Wish, left: list[str]) -> None:
    rows = rows_of(whole, wish).rows
    assert [row.finding.text for row in rows if row.sort is Sort.OPEN and row.finding] == left


def test_the_model_keeps_qts_promises(whole: Proof, qtbot: QtBot) -> None:
    model = ProofModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(rows_of(whole, EVERYTHING))
    model.show(rows_of(whole, Wish("截止")))
    model.show(Rows())
    model.show(rows_of(whole, EVERYTHING))
    section = model.index(0, 0)
    below = model.index(0, 0, model.index(0, 0, section))
    assert section.data(Qt.ItemDataRole.AccessibleTextRole) == "错误，3 处"
    assert str(below.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("错误，𠮷家湾“截止”")
    assert below.data(Qt.ItemDataRole.ToolTipRole) == "说明\n条款"
    assert below.data(ROW_ROLE).finding.block == "b1"
    assert below.parent().parent() == section
    assert model.data(QModelIndex()) is None
    assert not model.index(9, 0).isValid()


def test_the_same_rows_repaint_what_differs_only(whole: Proof, bulletin: Bulletin, qtbot: QtBot) -> None:
    model = ProofModel()
    model.show(rows_of(whole, EVERYTHING))
    changed: list[QModelIndex] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    regraded = [*whole.open[:-1], finding(bulletin, "b1", " 12 ", "十二", rule="L-SPACE", severity=Severity.STYLE)]
    again = Proof(whole.checked, tuple(regraded), whole.kept, whole.accepted, whole.mended)
    model.show(rows_of(again, EVERYTHING))
    assert [index.data(ROW_ROLE).finding.suggestion for index in changed] == ["十二"]
    assert not resets


def test_thousands_of_findings_are_listed_at_once() -> None:
    bulletin = issue(*(f"第{n}段截止目前。" for n in range(MANY)))
    found: list[Finding] = [finding(bulletin, f"b{n + 1}", "截止", "截至") for n in range(MANY)]
    many, model = proof(bulletin, found), ProofModel()
    began = perf_counter()
    model.show(rows_of(many, EVERYTHING))
    taken = perf_counter() - began
    assert model.rowCount(model.index(0, 0, model.index(0, 0))) == MANY
    assert taken < 0.5
