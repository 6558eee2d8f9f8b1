"""The list of corrections at the desk: whose hand, when, by which rule; and into files of every format."""

from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import corrections, exporting, importing, proofing, renewing, replacing
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errata import errata, evidence, listed
from zugong_desk.domain.finding import Act, Finding, Fix, Rewrite, Severity, surroundings
from zugong_desk.domain.kinds import Kind
from zugong_desk.export.errors import ExportError
from zugong_desk.export.word.proof_reading import texts_of
from zugong_desk.proofing.catalogue import catalogue

if TYPE_CHECKING:
    from zugong_desk.domain.step import Step

RULE = catalogue()[0]


def typed(desk: Desk, old: str, new: str) -> None:
    start = desk.table.text.index(old)
    corrections.type_over(desk, desk.table.span(start, start + len(old)), new)
    desk.end_burst()


def finding(desk: Desk, old: str, new: str) -> Finding:
    line = next(line for line in desk.table.lines if old in line.text)
    at = line.text.index(old)
    end = at + len(old)
    return Finding(
        RULE.id, Severity.ERROR, line.id, at, end, old, f"“{old}”应为“{new}”。", RULE.clause, "因为", Fix.SAFE, Act.REPLACE,
        new, (), (Rewrite(line.id, at, end, old, new),), around=surroundings(line.text, at, end),
    )  # fmt: skip


def test_each_correction_has_its_hand_and_its_time(office: Office) -> None:
    desk = office.desk()
    typed(desk, "提质", "增质𠮷")
    desk.library.editor = "乙"
    typed(desk, "定期", "按季")
    corrections.merge(desk, desk.table.anchor(desk.table.text.index("二、做实")).block)
    told = errata(desk)
    assert [(one.correction.before, one.correction.after, one.editor) for one in told.rows] == [
        ("提质", "增质𠮷", "甲"),
        ("定期", "按季", "乙"),
        ("\n", "", "乙"),
    ]
    assert told.title == "《云岭组工信息》2022年第3期"
    times = [head.at for head in desk.library.history(desk.table.id)]
    assert all(one.at in times for one in told.rows)


def test_an_accepted_finding_gives_its_rule_as_the_reason(office: Office) -> None:
    desk = office.desk()
    both = (finding(desk, "提质增效", "提质赋能"), finding(desk, "一百万元", "100万元"))
    proofing.accept_all(desk, both)
    proofing.accept(desk, finding(desk, "层层压实", "逐级压实"))
    typed(desk, "每年", "每季")
    told = [(one.correction.before, one.correction.after, one.rule, one.clause, one.why) for one in errata(desk).rows]
    assert [row[:2] for row in told] == [("增效", "赋能"), ("层层", "逐级"), ("年", "季"), ("一百", "100")]
    reasons = [row[2:] for row in told]
    assert reasons[0] == (RULE.name, RULE.clause, both[0].message)
    assert reasons[1] == (RULE.name, RULE.clause, "“层层压实”应为“逐级压实”。")
    assert reasons[2] == ("", "", "")
    assert reasons[3] == (RULE.name, RULE.clause, both[1].message)


def test_undone_steps_and_a_restart(office: Office) -> None:
    desk = office.desk()
    typed(desk, "提质", "增质")
    corrections.relabel(desk, [desk.table.lines[1].id], Kind.HEADING, 1)
    typed(desk, "定期", "按季")
    desk.undo()
    told = errata(office.reopened(desk))
    assert [(one.correction.before, one.editor) for one in told.rows] == [("提", "甲")]


def test_what_parsing_again_does_is_no_correction(office: Office) -> None:
    desk = office.desk()
    line = desk.table.anchor(desk.table.text.index("二、做实")).block
    corrections.merge(desk, line)
    typed(desk, "提质", "增质")
    renewing.reparse(desk, desk.table.id)
    assert [one.correction.act for one in errata(desk).rows] == [Act.REPLACE, Act.JOIN]


def test_an_issue_nobody_touched_has_no_corrections(office: Office) -> None:
    desk = office.desk()
    assert errata(desk).rows == ()
    with pytest.raises(ExportError, match="没有编辑改动"):
        exporting.export(desk, exporting.Request("errata-docx", office.folder / "a.docx"))


@pytest.mark.parametrize("name", ["errata-docx", "errata-xlsx", "proof-docx", "proof-html"])
def test_into_a_file(office: Office, name: str) -> None:
    desk = office.desk()
    typed(desk, "提质", "=1+1𠮷")
    path = office.folder / f"{name}.{name.rpartition('-')[2]}"
    done = exporting.export(desk, exporting.Request(name, path))
    assert done.path == path
    assert done.count >= 1
    assert says(name, path, "=1+1𠮷")


def says(name: str, path: Path, words: str) -> bool:
    match name:
        case "errata-docx":
            return any(words in cell.text for cell in docx.Document(str(path)).tables[0]._cells)
        case "errata-xlsx":
            sheet = openpyxl.load_workbook(path).active
            return any(words in str(cell.value) for row in sheet.iter_rows() for cell in row)
        case "proof-docx":
            return words in texts_of(path.read_bytes())[0]
        case _:
            return words in path.read_text(encoding="utf-8")


def test_corrections_carried_to_another_file_of_the_issue(office: Office) -> None:
    desk = office.desk()
    typed(desk, "提质", "增质")
    typed(desk, "定期", "")
    file = office.folder / "另一版.txt"
    file.write_text(
        BULLETIN.replace("坚持党建引领，", "坚持党建引领，\n").replace("第 3 期", "第3期"), encoding="utf-8"
    )
    result, _, _ = replacing.replace_source(desk, desk.table.id, importing.receive(file))
    told = errata(desk, result.id)
    assert [(one.correction.before, one.correction.after) for one in told.rows] == [("提", "增"), ("定期", "")]
    assert {one.at for one in told.rows} == {desk.library.history(result.id)[0].at}
    assert {one.editor for one in told.rows} == {"甲"}


def test_a_block_set_aside_is_one_until_it_is_brought_back(office: Office) -> None:
    desk = office.desk()
    line = next(line for line in desk.table.lines if line.text.startswith("青山县委组织部"))
    corrections.set_aside(desk, [line.id])
    desk.library.editor = "乙"
    (one,) = errata(desk).rows
    assert (one.correction.act, one.correction.aside, one.editor) == (Act.DELETE, True, "甲")
    corrections.bring_back(desk, line.id)
    assert errata(desk).rows == ()


def test_steps_that_were_read_before_are_spared_but_for_the_last_which_may_grow(office: Office) -> None:
    desk = office.desk()
    known: dict[str, Step] = {}
    for word in "甲𠮷😀":
        corrections.type_over(desk, desk.table.span(0, 0), word)
        assert listed(evidence(desk, known=known)) == errata(desk)
    desk.end_burst()
    corrections.type_over(desk, desk.table.span(0, 0), "乙")
    assert listed(evidence(desk, known=known)) == errata(desk)
    assert len(known) == len(desk.library.history(desk.table.id)) - 1
    desk.undo()
    assert listed(evidence(desk, known=known)) == errata(desk)
