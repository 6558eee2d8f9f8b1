"""What the source prints: joints, bold words and marks, in text and in forms that tell of print."""

import pytest

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import Form, Imprint, LinePrint
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.rules.layout.printed import bold_ranges, hashes, is_wrapped, joints, running_joints
from zugong_desk.reading import parse

TEXT = "街道把辖区分为十二个网格，每个网格配一名专职网格员，做到小事不出网格、大事不出社区，群众很满意。"

WRAPPED = """\u3000\u3000今年以来，云岭县把村级治理作为基层党建的重
点任务，逐村研判班子运行情况，先后调整不胜任
的村党组织书记十二名，选派第一书记三十六名，
推动工作力量向一线倾斜。
\u3000\u3000县里建立月调度、季观摩、年考核制度，组织
部门会同农业农村、民政等单位每季度实地查看，
对进展缓慢的乡镇当场提出整改要求，结果与年度
评先评优挂钩。
\u3000\u3000各镇结合实际创新做法，有的推行民情日记，
有的开办板凳课堂，有的组建红色物业，把服务送
到群众家门口，办成了一批群众期盼多年的实事，
干部作风明显好转。"""


def read(text: str, imprint: Imprint | None = None) -> Bulletin:
    source = Source("t.txt", "0" * 64, "utf-8", text, imprint=imprint or Imprint())
    return Bulletin("t", source, parse(source).blocks)


def bold_words(bulletin: Bulletin) -> list[str]:
    return [block.text[start:end] for block in bulletin.lines for start, end in bold_ranges(block, bulletin.source)]


def test_bold_is_known_by_its_marks() -> None:
    bulletin = read(f"**抓𠮷祥🎉。**{TEXT}**管长远。**{TEXT}")
    assert bold_words(bulletin) == ["抓𠮷祥🎉。", "管长远。"]


def test_bold_is_known_by_its_tags() -> None:
    assert bold_words(read(f"<b>抓𠮷祥🎉。</b>{TEXT}<strong>管长远。</strong>{TEXT}")) == ["抓𠮷祥🎉。", "管长远。"]


def test_bold_is_known_by_its_print() -> None:
    line = f"抓𠮷祥🎉。{TEXT}"
    bulletin = read(line, Imprint(Form.DOCX, (), (LinePrint(bold=((0, 5),)),)))
    assert bold_words(bulletin) == ["抓𠮷祥🎉。"]


def test_bold_that_a_page_cut_is_one_stretch() -> None:
    bulletin = read(f"{TEXT}**抓住立项关**\n\n**键点。**{TEXT}")
    assert "抓住立项关键点。" in bold_words(bulletin)


@pytest.mark.parametrize(("line", "level"), [("## 一、建强𠮷班子", 2), ("一、建强𠮷班子", 0), ("#### 四、🎉办结", 4)])
def test_hashes_are_counted(line: str, level: int) -> None:
    bulletin = read(f"# 云岭县的做法\n\n{line}\n\n{TEXT}")
    block = next(block for block in bulletin.lines if "、" in block.text[:2])
    assert hashes(block, bulletin.source) == level


def test_a_joint_is_where_two_lines_meet() -> None:
    bulletin = read(f"{TEXT[:-8]}\n\n{TEXT[-8:]}\n\n{TEXT}")
    (joint,) = running_joints(bulletin)
    assert joint.block.text[joint.at - 1 : joint.at + 1] == TEXT[-9:-7]
    assert joint.between == "\n\n"
    assert joint.width == len(TEXT) - 8


def test_joints_of_a_typed_block_are_none() -> None:
    bulletin = read(TEXT)
    block = bulletin.lines[0].with_runs(())
    assert list(joints(block, bulletin.source)) == []
    assert bold_ranges(block, bulletin.source) == []
    assert hashes(block, bulletin.source) == 0


def test_a_wrapped_file_is_told_once_and_of_no_page_breaks() -> None:
    bulletin = read(WRAPPED)
    assert is_wrapped(bulletin, running_joints(bulletin))
    rules = [one.rule for one in check(bulletin).findings if one.rule in ("OCR-HARDWRAP", "OCR-PAGEBREAK")]
    assert rules == ["OCR-HARDWRAP"]


def test_a_page_number_that_cuts_a_paragraph_is_told_with_the_break() -> None:
    bulletin = read(f"{TEXT}{TEXT[:30]}\n\n— 5 —\n\n{TEXT[30:]}\n\n{TEXT}")
    found = [one for one in check(bulletin).findings if one.rule in ("OCR-FOOTER", "OCR-PAGEBREAK")]
    assert {one.rule for one in found} == {"OCR-FOOTER", "OCR-PAGEBREAK"}
    assert all(one.mended for one in found)
    assert bulletin.block(next(one.block for one in found if one.rule == "OCR-FOOTER")).kind is Kind.PAGE_FOOTER


def test_lines_of_a_page_are_no_fault_of_a_form_that_has_pages() -> None:
    lines = tuple(LinePrint(opens=line.startswith("\u3000")) for line in WRAPPED.split("\n"))
    bulletin = read(WRAPPED, Imprint(Form.PDF, (), lines))
    assert running_joints(bulletin)
    found = {one.rule for one in check(bulletin).findings}
    assert not found & {"OCR-HARDWRAP", "OCR-PAGEBREAK", "OCR-LEADSPACE"}
