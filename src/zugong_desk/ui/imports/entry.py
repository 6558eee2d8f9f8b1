"""One file in the import queue: what became of it, in words, and what can be done about it."""

from dataclasses import dataclass
from typing import Literal

from zugong_desk.desk.import_queue import Parcel
from zugong_desk.desk.importing import ImportResult
from zugong_desk.domain.transfer import Report
from zugong_desk.reading import Wishes
from zugong_desk.ui.imports.forms import aspects, is_picture, named_form
from zugong_desk.ui.imports.pace import in_words

State = Literal["waiting", "reading", "choosing", "new", "replaced", "duplicate", "failed", "cancelled", "opened"]
Verb = Literal[
    "open", "keep_both", "replace", "skip", "report", "password", "retry", "import_again", "wishes", "cancel"
]

UNSETTLED: frozenset[State] = frozenset({"waiting", "reading", "choosing"})
IMPORTED: frozenset[State] = frozenset({"new", "replaced"})
TO_SEE: frozenset[State] = frozenset({"choosing", "duplicate", "failed"})
"""What an editor has to look at."""

SLOW_PAGE = 0.4
"""Seconds that no page takes unless its picture is recognised."""
STATES: dict[State, str] = {
    "waiting": "等待",
    "reading": "正在读",
    "choosing": "等您决定",
    "new": "已导入",
    "replaced": "已换原件",
    "duplicate": "重复",
    "failed": "没有读成",
    "cancelled": "已取消",
    "opened": "已拆开",
}
VERBS: dict[Verb, str] = {
    "open": "打开",
    "keep_both": "都保留",
    "replace": "换原件，留更正",
    "skip": "跳过",
    "report": "看报告",
    "password": "输入密码…",
    "retry": "重试",
    "import_again": "重新排入",
    "wishes": "换读法…",
    "cancel": "取消",
}
DECISIONS: tuple[Verb, ...] = ("keep_both", "replace", "skip")
"""What can become of a file whose issue is in the library with other content."""
_VERBS: dict[State, tuple[Verb, ...]] = {
    "waiting": ("cancel",),
    "reading": ("cancel",),
    "choosing": DECISIONS,
    "new": ("open", "wishes"),
    "replaced": ("open", "report", "wishes"),
    "duplicate": ("open",),
    "failed": ("retry", "wishes"),
    "cancelled": ("import_again",),
    "opened": (),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A parcel in the queue and what became of it; `key` never changes while its row may.

    `form` is its form in words once it was read. `done` of `pages` are read, `seconds` may still pass (None: unknown).
    `unsure` counts the places that a recogniser doubts, `notes` say what else there is to know of how it was read.
    `wishes` are its own, None for those of the queue. `choice` is what the editor decided where the issue is known,
    `instead` the issue that this is to be put in the place of. `report` tells what became of the work on the issue that
    was replaced. `why` says more about the state. `locked` tells that it wants a password.
    """

    key: int
    parcel: Parcel
    state: State = "waiting"
    form: str = ""
    done: int = 0
    pages: int = 0
    seconds: float | None = None
    articles: int = 0
    unsure: int = 0
    notes: tuple[str, ...] = ()
    result: ImportResult | None = None
    wishes: Wishes | None = None
    choice: Verb | None = None
    instead: str = ""
    report: Report | None = None
    why: str = ""
    locked: bool = False

    @property
    def form_shown(self) -> str:
        """Its form, judged by the name until it is read."""
        return self.form or named_form(self.parcel.ending)


def verbs(entry: Entry) -> tuple[Verb, ...]:
    """What can be done about a file, the likeliest first."""
    offered = ("password", "retry") if entry.state == "failed" and entry.locked else _VERBS[entry.state]
    return tuple(verb for verb in offered if _is_of_use(entry, verb))


def _is_of_use(entry: Entry, verb: Verb) -> bool:
    if verb == "report":
        return entry.report is not None and not entry.instead
    return verb != "wishes" or bool(aspects(entry.parcel.ending))


def verb_shown(entry: Entry, verb: Verb) -> str:
    """What a verb is called in the row of a file."""
    return "打开已有的" if verb == "open" and entry.state == "duplicate" else VERBS[verb]


def told(entry: Entry) -> str:
    """What became of a file, in words."""
    result = entry.result
    match entry.state:
        case "waiting":
            return entry.why or "等待"
        case "reading":
            return progress_told(entry)
        case "opened" | "choosing":
            return entry.why
        case "failed":
            return _reason(entry, (result.error if result else None) or "没有读到文字")
        case "cancelled":
            return entry.why or "已取消，没有导入"
        case "duplicate" if result is not None:
            return f"与书库中“{issue_in_words(result) or result.file}”内容相同，未重复导入"
        case _ if result is not None:
            return f"{issue_in_words(result) or '无报头'}：{counts_told(entry, result)}"
    return STATES[entry.state]


def _reason(entry: Entry, error: str) -> str:
    """Why a file was not read, without its name, which stands beside."""
    return error.removeprefix(f"“{entry.parcel.name}”：")


def counts_told(entry: Entry, result: ImportResult) -> str:
    """How much was read, and how much of it is to be looked at."""
    parts = [f"{result.blocks} 块"]
    parts += [f"{entry.articles} 篇"] if entry.articles else []
    parts += [doubts_told(entry)] if doubts_told(entry) else []
    parts += [f"按本库的更正读 {result.learnt} 块"] if result.learnt else []
    parts += ["有提示"] if entry.notes else []
    return "，".join(parts)


def doubts_told(entry: Entry) -> str:
    """What is doubtful of what was imported; empty if nothing is."""
    result = entry.result if entry.state in IMPORTED else None
    parts = [f"存疑 {result.doubtful}"] if result is not None and result.doubtful else []
    parts += [f"认字存疑 {entry.unsure}"] if result is not None and entry.unsure else []
    return "，".join(parts)


def progress_told(entry: Entry) -> str:
    """How far the file under way is."""
    if entry.pages and entry.done >= entry.pages:
        return "正在分段块"
    recognised = is_picture(entry.parcel.ending) or _is_slow(entry)
    if entry.pages <= 1:
        return "正在认字" if recognised else "正在读"
    left = f"，{in_words(entry.seconds)}" if entry.seconds is not None else ""
    return f"{'认字' if recognised else '读'} {entry.done}/{entry.pages} 页{left}"


def _is_slow(entry: Entry) -> bool:
    """Whether pages take as long as those whose picture is recognised."""
    return entry.seconds is not None and entry.seconds > SLOW_PAGE * (entry.pages - entry.done)


def issue_in_words(result: ImportResult) -> str:
    """What an issue's key such as 2023-9 is called on screen; empty without one."""
    year, _, number = (result.issue or "").partition("-")
    return f"{year} 年第 {number} 期" if number.isdigit() else result.issue or ""
