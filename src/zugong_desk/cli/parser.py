"""The commands and their arguments, as one table."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from zugong_desk import __version__
from zugong_desk.cli import (
    changing,
    collecting,
    counting,
    exchange,
    learning,
    proofing,
    reading,
    renewing,
    rules,
    searching,
    similar,
    tagging,
    writing,
)
from zugong_desk.cli.wishes import add_wishes
from zugong_desk.desk.errors import one_line
from zugong_desk.desk.overview import Axis, Measure
from zugong_desk.desk.replacing import SameIssue
from zugong_desk.desk.similar import LIMIT
from zugong_desk.domain.collection import Citing
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.export.formats import FORMATS

LONGEST = 300
"""Characters of a refusal that are shown: it may quote an argument of any length."""
SCALES = (0.5, 4.0)


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with a call in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"zugong-desk: {one_line(message)[:LONGEST]}；用 {self.prog} --help 查看用法。\n")


def command_line() -> argparse.ArgumentParser:
    """The parser of the whole command line; each command sets `run`, a function from arguments to an exit code."""
    parser = OneLineParser(prog="zugong-desk", description="组工审校台：不带命令时打开窗口。")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(run=writing.window, library=None)
    commands = parser.add_subparsers(metavar="命令", parser_class=OneLineParser)
    _add_reading(commands)
    _add_changing(commands)
    _add_collecting(commands)
    _add_writing(commands)
    return parser


def _command(
    commands: "argparse._SubParsersAction[OneLineParser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    says: str,
    *,
    library: bool = True,
) -> OneLineParser:
    command = commands.add_parser(name, help=says, description=says)
    command.set_defaults(run=run)
    command.add_argument("--json", action="store_true", help="打印一份 JSON")
    if library:
        command.add_argument("library", type=Path, help="书库文件（*.zugong）")
    return command


def _add_reading(commands: "argparse._SubParsersAction[OneLineParser]") -> None:
    parse = _command(commands, "parse", reading.parse, "读一个文件，打印分出的结构", library=False)
    parse.add_argument("file", type=Path)
    add_wishes(parse)
    check = _command(commands, "check", proofing.check, "校对文件，或书库里的各期", library=False)
    check.add_argument("files", nargs="*", type=Path, metavar="file")
    check.add_argument("--library", type=Path, metavar="L", help="按这个书库的词表、名称和处理来校对，并与各期核对事实")
    check.add_argument("--fail-on", choices=[one.value for one in Severity], help="有这一级或更重的意见时退出码为 1")
    check.add_argument("--fix", choices=[Fix.SAFE.value], help="把可靠的改正写进副本（safe），原件不动")
    check.add_argument("--out", type=Path, metavar="DIR", help="副本放进哪个文件夹")
    add_wishes(check)
    listed = _command(commands, "rules", rules.list_rules, "列出校对规则", library=False)
    listed.add_argument("--library", type=Path, metavar="L", help="按这个书库里的设定")
    _command(commands, "list", reading.list_issues, "列出书库里的各期")
    show = _command(commands, "show", reading.show, "打印一期现在的结构和标注")
    show.add_argument("issue", type=_words, help="期，如 2023-9，或编号")
    search = _command(commands, "search", searching.search, "在全部期刊里查找")
    search.add_argument(
        "query", type=_words, nargs="?", help="字句；空格为“且”，还可用 或、非、括号和 年: 单位: 标签: 等条件"
    )
    search.add_argument("--limit", type=int, default=200, help="最多列出多少处（总数照计）")
    search.add_argument("--saved", type=_words, metavar="NAME", help="用一个保存过的查找")
    search.add_argument("--save", type=_words, metavar="NAME", help="把这次查找存下来，算作一步")
    search.add_argument("--export", type=Path, metavar="PATH", help="把全部结果写成 .csv、.xlsx 或 .jsonl")
    alike = _command(commands, "similar", similar.similar, "找与一段文字相似的段落；不写起止时列出一期里以前登过的")
    alike.add_argument("issue", type=_words, help="期，如 2023-9，或编号")
    alike.add_argument("start", type=int, nargs="?", help="阅读稿里的起点（按字计，从 0 起）")
    alike.add_argument("end", type=int, nargs="?", help="终点（不含）")
    alike.add_argument("--limit", type=int, default=LIMIT, help="最多列出多少段")
    _add_counting(commands)
    history = _command(commands, "history", reading.history, "列出一期的改动步骤，从早到晚")
    history.add_argument("issue", nargs="?", type=_words, help="期；不写则列出全库的")
    _command(commands, "doctor", reading.doctor, "检查书库是否完好；有问题时退出码为 1")


def _add_counting(commands: "argparse._SubParsersAction[OneLineParser]") -> None:
    stats = _command(commands, "stats", counting.stats, "标注统计：按标签、地点、时间等列表，或一期的覆盖")
    axes = [one.value for one in Axis]
    stats.add_argument("--rows", choices=axes, default=Axis.TAG.value, help="行按什么分")
    stats.add_argument(
        "--columns",
        choices=[*axes, counting.TOGETHER],
        default=Axis.REGION.value,
        help="列按什么分；together 为标签同现",
    )
    stats.add_argument(
        "--measure", choices=[one.value for one in Measure], default=Measure.PASSAGES.value, help="计处数、字数或期数"
    )
    stats.add_argument("--issue", type=_words, help="只看这一期有多少文字加了标签")
    hint = _command(commands, "suggest", counting.suggest, "按书库里已有的标注，给一期建议标签，并报检验结果")
    hint.add_argument("issue", nargs="?", type=_words, help="期；不写则只报检验结果")


def _add_changing(commands: "argparse._SubParsersAction[OneLineParser]") -> None:
    _command(commands, "new", changing.new, "新建书库")
    take = _command(commands, "import", changing.import_files, "导入文件；书库不存在时新建")
    take.add_argument("files", nargs="+", type=Path, metavar="file")
    take.add_argument(
        "--same-issue",
        choices=[one.value for one in SameIssue],
        default=SameIssue.KEEP.value,
        help="书库里已有同一期的另一个文件时：两个都留（keep，不写即此）、替换原件并沿用改定（replace）、跳过（skip）",
    )
    add_wishes(take)
    back = _command(commands, "take-in", exchange.take_in, "取回标注：把别处标好的文件里的标注放回各期原处")
    back.add_argument("file", type=Path, help=".qdpx、.jsonld 或 .jsonl 文件")
    back.add_argument("--dry-run", action="store_true", help="只看会怎样，不改书库")
    back.add_argument("--first", action="store_true", help="有几处都像时取最像的一处")
    back.add_argument("--new", action="store_true", help="书库里没有的期刊，按文件里的文字收进书库")
    tag = _command(commands, "tag", tagging.tag, "给一段文字加标签")
    tag.add_argument("issue", type=_words)
    tag.add_argument("start", type=int, help="阅读稿里的起点（按字计，从 0 起）")
    tag.add_argument("end", type=int, help="终点（不含）")
    tag.add_argument("tag", type=_words, help="标签的名称或编号")
    tag.add_argument("--note", type=_words, default="", help="备注")
    tag.add_argument("--draft", action="store_true", help="照文字草拟典型做法，有把握的各项一并填上，并列出草拟结果")
    again = _command(commands, "reparse", renewing.reparse, "重新解析一期，已改定的不动；列出会改哪些地方")
    again.add_argument("issue", type=_words)
    again.add_argument("--apply", action="store_true", help="照着改，算作一步")
    learnt = _command(commands, "profile", learning.profile, "列出解析器从编辑的更正里学到了什么")
    learnt.add_argument("--reset", action="store_true", help="让解析器忘掉所学，算作一步")
    learnt.add_argument("--export", type=Path, metavar="PATH", help="写成 JSON 文件")
    _command(commands, "undo", changing.undo, "撤销最后一步")
    _command(commands, "redo", changing.redo, "重做刚撤销的一步")
    book = commands.add_parser("codebook", help="导出、导入或对照标签表").add_subparsers(
        metavar="命令", required=True, parser_class=OneLineParser
    )
    out = _command(book, "export", changing.codebook_export, "导出标签表")
    out.add_argument("--out", type=Path, help="写到文件，按后缀为 JSON、CSV 或 REFI-QDA（.qdc）；不写则打印 JSON")
    into = _command(book, "import", changing.codebook_import, "导入标签表；同名的更新，没有的添加")
    into.add_argument("file", type=Path, help="JSON、CSV 或 REFI-QDA（.qdc）")
    beside = _command(book, "compare", changing.codebook_compare, "列出一个标签表文件与本库标签表的不同")
    beside.add_argument("file", type=Path)


def _add_collecting(commands: "argparse._SubParsersAction[OneLineParser]") -> None:
    held = commands.add_parser("collection", help="列出、取入或设定摘编").add_subparsers(
        metavar="命令", required=True, parser_class=OneLineParser
    )
    _command(held, "list", collecting.collections, "列出各摘编")
    shown = _command(held, "show", collecting.show, "一个摘编的版式、各节和各条摘录")
    into = _command(held, "take", collecting.take, "把一个标签、一次查找的各段或一段文字取入摘编；没有就新建")
    laid = _command(held, "set", collecting.lay_out, "设定标题下的文字和版式，算作一步")
    for one in (shown, into, laid):
        one.add_argument("name", type=_words, help="摘编的名称或编号")
    into.add_argument("--tag", type=_words, help="带这个标签（及其下级）的各段")
    into.add_argument("--search", type=_words, metavar="QUERY", help="查到的各段")
    into.add_argument("--issue", type=_words, help="哪一期")
    into.add_argument("--start", type=int, help="阅读稿里的起点（按字计，从 0 起）")
    into.add_argument("--end", type=int, help="终点（不含）")
    into.add_argument("--section", type=_words, metavar="TITLE", help="先在末尾新建一节")
    for name, said in zip(collecting.LAYOUT, ("副题", "编者", "日期", "编者按，一行一段"), strict=True):
        laid.add_argument(f"--{name}", type=_words, help=said)
    laid.add_argument("--citing", choices=[one.value for one in Citing], help="怎样注明出处")
    for name, said in zip(collecting.SWITCHES, ("目录", "资料来源", "编号", "标题接排", "附做法要素"), strict=True):
        laid.add_argument(f"--{name.replace('_', '-')}", action=argparse.BooleanOptionalAction, help=said)


def _add_writing(commands: "argparse._SubParsersAction[OneLineParser]") -> None:
    out = _command(commands, "export", writing.export, "导出摘编、标注，或一期的正文、勘误表、校样")
    out.add_argument("--format", required=True, choices=sorted(FORMATS), help="格式")
    out.add_argument("--out", required=True, type=Path, help="写到哪个文件")
    out.add_argument("--tag", type=_words, help="只要这个标签（及其下级）的标注")
    out.add_argument("--collection", type=_words, help="这个摘编的摘录")
    out.add_argument("--search", type=_words, metavar="QUERY", help="只要查到的段落或期")
    out.add_argument("--issue", type=_words, help="只要这一期")
    out.add_argument("--template", type=Path, metavar="DOCX", help="用自己的 Word 模板（docx、bulletin-docx）")
    _command(commands, "backup", writing.backup, "现在做一份核对过的备份")
    again = _command(commands, "restore", writing.restore, "把一份备份恢复到新文件，书库和备份都不动")
    again.add_argument("--backup", default="latest", metavar="FILE", help="哪份备份；不写则用最近的一份（latest）")
    again.add_argument("--out", required=True, type=Path, metavar="NEW", help="写到哪个新文件")
    shot = _command(commands, "shot", writing.shot, "把窗口画成图片，不需要屏幕")
    shot.add_argument("issue", type=_words)
    shot.add_argument("--out", required=True, type=Path, help="PNG 文件")
    shot.add_argument("--theme", choices=["light", "dark"], default="light")
    shot.add_argument("--scale", type=_scale, default=1.0)
    shot.add_argument("--size", type=_size, default=(1600, 1000), help="宽x高，如 1600x1000")
    panels = ["outline", "proof", "tags", "excerpts", "history", "record", "tagging", "overview", "pages"]
    shot.add_argument(
        "--panel", choices=panels, default="outline", help="右侧的页签，或做法记录、标注模式、总览、摘编的版面"
    )
    shot.add_argument("--at", type=_words, help="光标放在这几个字上")
    window = _command(commands, "open", writing.window, "打开窗口，显示一个书库")
    window.set_defaults(json=False)
    _command(commands, "run-sample", writing.run_sample, "打开示例书库（没有屏幕时画成图片）", library=False)


def _words(text: str) -> str:
    """An argument that is text: its bytes are UTF-8, whatever the locale says of them."""
    try:
        return os.fsencode(text).decode("utf-8")
    except UnicodeError:
        raise argparse.ArgumentTypeError(f"{text!r} 不是 UTF-8 文字") from None


def _scale(text: str) -> float:
    least, most = SCALES
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not least <= scale <= most:
        raise argparse.ArgumentTypeError(f"“{text}”不是 {least:g} 到 {most:g} 的倍数，如 1.5")
    return scale


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (
        width.isdecimal()
        and height.isdecimal()
        and len(text) < 12
        and 0 < int(width) <= 10000
        and 0 < int(height) <= 10000
    ):
        raise argparse.ArgumentTypeError(f"“{text}”不是宽x高，如 1600x1000")
    return int(width), int(height)
