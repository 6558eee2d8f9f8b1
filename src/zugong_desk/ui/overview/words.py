"""What the overview calls its axes, measures and views."""

from zugong_desk.desk.overview import Axis, Measure

AXES = {
    Axis.TAG: "标签",
    Axis.REGION: "地点",
    Axis.YEAR: "年份",
    Axis.MONTH: "月份",
    Axis.ISSUE: "期",
    Axis.ORGANISATION: "单位",
    Axis.COLUMN: "栏目",
    Axis.RATING: "评价",
}
MEASURES = {Measure.PASSAGES: "处数", Measure.CHARACTERS: "字数", Measure.ISSUES: "期数"}
TOGETHER = "同现标签"
TIMES = {Axis.ISSUE: "按期", Axis.MONTH: "按月", Axis.YEAR: "按年"}
EMPTY = "还没有标注。在阅读稿里选中文字，按 Ctrl+T 加标签，这里就有数。"
HINT = "方向键走格，Enter 看这一格的标注，再按 Enter 回到原文，Esc 返回"
COVERAGE = "本期覆盖"
COVERAGE_HINT = "各篇有多少字加了标签；Enter 到该篇"
TIME_HINT = "一块为一处；选中的标签在前"
