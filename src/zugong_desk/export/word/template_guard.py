"""A template looked over before anything of it is used: what it holds, and what its expressions may do."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from zugong_desk.export.errors import ExportError

MOST_PARTS = 2_000
MOST_BYTES = 64 << 20
"""All parts together, unpacked."""
MOST_XML = 4 << 20
"""One part of XML, unpacked."""
MOST_FILLED = 64 << 20
"""Characters that one part is filled to."""
LONGEST_WORD = 40
"""Characters of what is written into a filter, such as what joins a list."""
FILTERS = ("default", "d", "e", "escape", "first", "join", "last", "length", "count", "trim", "upper", "lower")
_KEPT = "没有写文件。"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS = ("vbaproject", "macroenabled", "activex", "oleobject")
_LINKS = ("http://", "https://", "mailto:")
_DAMAGES = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.NSRef, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub,
    nodes.Filter, nodes.Test, nodes.Keyword, nodes.List, nodes.Tuple,
)  # fmt: skip
"""What a template may do: print, choose, loop. Nothing of it can grow beyond the content times the template."""


_FORBIDDEN: dict[type[nodes.Node], str] = {
    nodes.Call: "调用",
    nodes.Assign: "赋值",
    nodes.AssignBlock: "赋值",
    nodes.Macro: "宏",
    nodes.Include: "引入别的文件",
    nodes.Import: "引入别的文件",
    nodes.FromImport: "引入别的文件",
    nodes.Extends: "引入别的文件",
    nodes.Mul: "乘法",
    nodes.Pow: "乘方",
    nodes.Mod: "求余",
}


def look_over(template: bytes) -> None:
    """ExportError in one line unless the bytes are a DOCX without macros, links to elsewhere, entities and excess."""
    try:
        with ZipFile(BytesIO(template)) as file:
            infos = file.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
                raise ExportError(f"模板解开后太大，{_KEPT}请换一个小些的模板。")
            for info in infos:
                _part(info.filename, file.read(info) if info.filename.lower().endswith((".xml", ".rels")) else b"")
            types = file.read("[Content_Types].xml").decode("utf-8", "replace")
    except (DefusedXmlException, ParseError) as error:
        raise ExportError(f"模板里有损坏或不安全的 XML，{_KEPT}请用 Word 另存一份再用。") from error
    except KeyError as error:
        raise ExportError(f"模板不是 Word 文档（.docx），{_KEPT}") from error
    except _DAMAGES as error:
        raise ExportError(f"模板打不开，不是 Word 文档（.docx）或已损坏，{_KEPT}") from error
    if any(word in types.casefold() for word in _MACROS):
        raise ExportError(f"模板带有宏或控件，{_KEPT}请另存为不带宏的 .docx。")
    if _MAIN not in types:
        raise ExportError(f"模板不是 .docx 文档，{_KEPT}请用 Word 另存为 .docx。")


def _part(name: str, xml: bytes) -> None:
    if any(word in name.casefold() for word in _MACROS):
        raise ExportError(f"模板带有宏或控件，{_KEPT}请另存为不带宏的 .docx。")
    if not xml:
        return
    if len(xml) > MOST_XML:
        raise ExportError(f"模板里有一部分太大（{len(xml) >> 20} MB），{_KEPT}")
    root = fromstring(xml, forbid_dtd=True)
    if name.lower().endswith(".rels") and any(map(_reaches_out, root)):
        raise ExportError(f"模板会从外面取文件，{_KEPT}请先去掉链接。")


def _reaches_out(relation: Element) -> bool:
    """Whether opening the document could fetch something: only what a reader has to click may lie elsewhere."""
    link = relation.get("Type", "").endswith("/hyperlink") and relation.get("Target", "").startswith(_LINKS)
    return relation.get("TargetMode", "").casefold() == "external" and not link


class Environment(SandboxedEnvironment):
    """Jinja for templates from anywhere: a list of what may be written, instead of one of what may not."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.concat = _joined  # type: ignore[method-assign]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _limit(tree, frozenset())
        return tree

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 -- nothing is called
        return False


def _limit(node: nodes.Node, inside: frozenset[str]) -> None:
    """SecurityError at what is not on the list, and at loops in loops over anything but what the outer one gives."""
    if not isinstance(node, _ALLOWED):
        raise SecurityError(_FORBIDDEN.get(type(node), type(node).__name__))
    if isinstance(node, nodes.Filter) and not all(map(_brief, node.args)):
        raise SecurityError(f"过滤器 {node.name} 里的文字太长，或不是写定的")
    if isinstance(node, nodes.For):
        if node.recursive or (inside and _root(node.iter) not in inside):
            raise SecurityError("循环里只能再循环外层那一项的内容")
        inside |= {one.name for one in node.find_all(nodes.Name) if one.ctx == "store"}
    for child in node.iter_child_nodes():
        _limit(child, inside)


def _brief(argument: nodes.Node) -> bool:
    return isinstance(argument, nodes.Const) and len(str(argument.value)) <= LONGEST_WORD


def _joined(parts: Iterable[str]) -> str:
    """What a template has been filled to, unless that is out of all measure."""
    out = []
    left = MOST_FILLED
    for part in parts:
        left -= len(part)
        if left < 0:
            raise SecurityError("填出来的内容大得反常")
        out.append(part)
    return "".join(out)


def _root(node: nodes.Node) -> str:
    """The name that an expression such as `section.excerpts` begins with; empty for any other."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""
