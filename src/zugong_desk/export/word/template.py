"""A manuscript in a Word template of the user's own: its places are filled by docxtpl, in a sandbox."""

import re
from io import BytesIO

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError
from lxml import etree

from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.export.errors import ExportError
from zugong_desk.export.word.parts import repacked
from zugong_desk.export.word.template_content import content_of
from zugong_desk.export.word.template_guard import Environment, look_over

_KEPT = "没有写文件。"
_NAME = re.compile(r"'(\w+)' is undefined|has no (?:attribute|element) '?(\w+)'?")
_BEFORE, _SHOWN = 3, 24
_PROPERTIES = ("author", "last_modified_by", "comments", "keywords")


def write(manuscript: Manuscript, template: bytes) -> bytes:
    """The manuscript in the template, as DOCX.

    The names that a template can use are in `docs/templates.zh-CN.md`. ExportError in one line if the template is no DOCX,
    has nothing to be filled, is not written as it must be, names what there is not, or is not safe.
    """
    look_over(template)
    content = content_of(manuscript)
    try:
        document = DocxTemplate(BytesIO(template))
        document.render(content, Environment(), autoescape=True)
        if not DocxTemplate(BytesIO(template)).get_undeclared_template_variables(Environment()):
            raise ExportError(f"模板里没有要填的标记，如 {{{{ title }}}}，{_KEPT}")
        for name in _PROPERTIES:
            setattr(document.core_properties, name, "")
        out = BytesIO()
        document.save(out)
    except TemplateError as error:
        raise ExportError(f"{_told(error)}，{_KEPT}") from error
    except etree.XMLSyntaxError as error:
        raise ExportError(f"模板填好后不成文档：占段落的标记要写成 {{%p … %}}，{_KEPT}") from error
    except (PackageNotFoundError, KeyError, AttributeError, TypeError, ValueError, RecursionError) as error:
        raise ExportError(f"模板不能用（{type(error).__name__}），{_KEPT}请用 Word 另存一份再试。") from error
    return repacked(out.getvalue())


def _told(error: TemplateError) -> str:
    message = error.message or ""
    if isinstance(error, UndefinedError):
        found = _NAME.search(message)
        return (
            f"模板要用“{next(filter(None, found.groups()))}”，这里没有这个名称" if found else "模板用到的名称这里没有"
        )
    if isinstance(error, SecurityError):
        return f"模板里有不许用的写法：{message}"
    if isinstance(error, TemplateSyntaxError):
        return (
            "模板里有循环或条件没有写结束标记" if "end of template" in message else f"模板里有标记写错了{_near(error)}"
        )
    return "模板里有标记用不了"


def _near(error: TemplateSyntaxError) -> str:
    """The words around a mistake, as docxtpl hands them over: up to three lines before it, then its own."""
    lines = list(getattr(error, "docx_context", ()))
    words = lines[min(error.lineno - 1, _BEFORE)].strip() if len(lines) > min(error.lineno - 1, _BEFORE) else ""
    return f"，在“{words[:_SHOWN]}”附近" if words else ""


def check(data: bytes, _manuscript: Manuscript, _template: bytes) -> None:
    """ExportError unless the bytes are a document that opens; what stands in it is for the template to say."""
    look_over(data)
