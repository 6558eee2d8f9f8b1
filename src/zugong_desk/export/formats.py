"""The table of formats: what each sets down, and the module that writes it and reads it back."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

from zugong_desk.export.errors import ExportError


class What(StrEnum):
    """What a format takes: which decides who can ask for it, and with what its module is called."""

    PRINT = "print"
    """A manuscript of passages: a collection, or what is tagged, found, or stands in an issue."""
    TABLE = "table"
    """Passages as rows, with a title."""
    ISSUE = "issue"
    """The manuscript of one issue."""
    BULLETIN = "bulletin"
    ERRATA = "errata"
    PROOF = "proof"
    DATA = "data"
    """Holdings, streamed into a file."""


OF_PASSAGES = frozenset({What.PRINT, What.TABLE})
OF_ONE_ISSUE = frozenset({What.ISSUE, What.BULLETIN, What.ERRATA, What.PROOF})


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `module` has `write(thing) -> bytes` and `check(data, thing)`, for tables `write(passages, title, tell)`

    and `check(data, passages, title)`, for data `write(holdings, file, tell)` and `check(path, holdings)`. `pages` says
    that pages are set by whoever can (its module only checks them); `exact` that it holds every character there is.
    `note` tells an editor what it is for.
    """

    name: str
    suffix: str
    what: What
    title: str
    module: str
    note: str = ""
    pages: bool = False
    exact: bool = False

    @property
    def write(self) -> Callable[..., Any]:
        """What writes it; its library loads with the first call."""
        return self._call("write")

    @property
    def check(self) -> Callable[..., Any]:
        """What reads it back; raises ExportError."""
        return self._call("check")

    def _call(self, verb: str) -> Callable[..., Any]:
        call: Callable[..., Any] = getattr(import_module(f"zugong_desk.export.{self.module}"), verb)
        return call


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("docx", ".docx", What.PRINT, "Word 文档", "word.manuscript", "公文版式，可直接送阅"),
        Format("html", ".html", What.PRINT, "网页", "web.manuscript", "一个文件，不用联网，能看能印"),
        Format("pdf", ".pdf", What.PRINT, "PDF", "pdf_check", "与预览同版，文字可查可复制", pages=True),
        Format("md", ".md", What.PRINT, "Markdown", "markdown.manuscript", "纯文本，带标题层级"),
        Format("xlsx", ".xlsx", What.TABLE, "Excel 表格", "tables.practices_xlsx", "一行一条，成效数据另列一表"),
        Format("csv", ".csv", What.TABLE, "CSV 表格", "tables.practices_csv", "一行一条，Excel 能直接打开"),
        Format("jsonl", ".jsonl", What.TABLE, "JSONL 数据", "jsonl_passages", "一行一段，供程序读取", exact=True),
        Format("bulletin-docx", ".docx", What.ISSUE, "红头版式（Word）", "word.manuscript", "改定的一期，可付印"),
        Format("bulletin-html", ".html", What.ISSUE, "红头版式（网页）", "web.manuscript", "一个文件，不用联网"),
        Format("bulletin-pdf", ".pdf", What.ISSUE, "红头版式（PDF）", "pdf_check", "改定的一期，可付印", pages=True),
        Format("txt", ".txt", What.BULLETIN, "纯文本", "bulletin_text"),
        Format("bulletin-md", ".md", What.BULLETIN, "Markdown", "markdown.bulletin"),
        Format("errata-docx", ".docx", What.ERRATA, "勘误表（Word）", "word.errata"),
        Format("errata-xlsx", ".xlsx", What.ERRATA, "勘误表（Excel）", "tables.errata_xlsx"),
        Format("proof-docx", ".docx", What.PROOF, "校样（Word，带修订和批注）", "word.proof"),
        Format("proof-html", ".html", What.PROOF, "校样（网页）", "web.proof"),
        Format(
            "records",
            ".jsonl",
            What.DATA,
            "全部数据（JSONL）",
            "exchange.records",
            "每条记录一行，附数据说明",
            exact=True,
        ),
        Format(
            "qdpx",
            ".qdpx",
            What.DATA,
            "REFI-QDA 项目",
            "exchange.qdpx.project",
            "QualCoder、NVivo、MAXQDA、ATLAS.ti 能打开",
        ),
        Format(
            "w3c",
            ".jsonld",
            What.DATA,
            "W3C 网页标注",
            "exchange.web_annotation.collection",
            "按位置和引文定位",
            exact=True,
        ),
        Format("tei", ".xml", What.DATA, "TEI P5", "exchange.tei.corpus", "带结构、标注和勘误"),
        Format("xmi", ".zip", What.DATA, "UIMA CAS XMI", "exchange.cas_xmi", "INCEpTION 等 UIMA 程序"),
        Format("webanno-tsv", ".zip", What.DATA, "WebAnno TSV 3.3", "exchange.webanno_tsv", "INCEpTION、WebAnno"),
        Format("brat", ".zip", What.DATA, "brat", "exchange.brat", "解开后放进 brat 的数据文件夹"),
        Format("doccano", ".jsonl", What.DATA, "doccano", "exchange.doccano", "一行一期"),
        Format(
            "label-studio",
            ".json",
            What.DATA,
            "Label Studio",
            "exchange.label_studio",
            "标注界面在最后一个任务的 meta 里",
        ),
    )
}


def format_named(name: str) -> Format:
    """The format of that name; ExportError if there is none."""
    if name not in FORMATS:
        raise ExportError(f"这里没有“{name}”这种格式，没有写文件。可用的有 {'、'.join(FORMATS)}。")
    return FORMATS[name]
