"""What TEI files say of themselves: the header of the whole with the codebook as a taxonomy, and that of each issue."""

from collections.abc import Callable

from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export.clean import replaced
from zugong_desk.export.exchange.marked import Issue
from zugong_desk.export.exchange.tei.line import Element, element
from zugong_desk.export.holdings import Holdings

_TEXTS = ("definition", "use_when", "not_when", "example")


def corpus_header(holdings: Holdings, name_of: Callable[[Tag], str]) -> Element:
    """The header of the whole file."""
    header = element(None, "teiHeader")
    file = element(header, "fileDesc")
    titles = element(file, "titleStmt")
    element(titles, "title", replaced(holdings.title))
    if holdings.editor:
        element(titles, "editor", replaced(holdings.editor))
    element(element(file, "extent"), "measure", str(holdings.count), unit="issue", quantity=str(holdings.count))
    element(element(file, "publicationStmt"), "p", "由组工审校台导出。")
    element(element(file, "sourceDesc"), "p", "各期的原件见各期的 sourceDesc。")
    encoding = element(header, "encodingDesc")
    rules = element(encoding, "editorialDecl")
    correction = element(rules, "correction", method="markup")
    element(correction, "p", "编辑改动：sic 是解析所得的文字，corr 是改定的文字；移动了分段的改动列在 standOff 中。")
    segmentation = element(rules, "segmentation")
    element(segmentation, "p", "阅读稿一行一个元素（titlePart、head、byline、item、p、ab），被搁置的页码页脚是 fw。")
    if holdings.tags:
        taxonomy = element(element(encoding, "classDecl"), "taxonomy", id="codebook")
        _categories(taxonomy, holdings.tags, name_of)
    return header


def _categories(taxonomy: Element, tags: Tags, name_of: Callable[[Tag], str]) -> None:
    made: dict[str, Element] = {}
    for tag in in_order(tags):
        made[tag.id] = category = element(made.get(tag.parent, taxonomy), "category", id=name_of(tag))
        element(category, "gloss", replaced(tag.name))
        for name in _TEXTS:
            if text := getattr(tag, name):
                element(category, "desc", replaced(text), type=name)


def issue_header(issue: Issue) -> Element:
    """The header of one issue, from its masthead and its source."""
    head, source = issue.head, issue.bulletin.source
    header = element(None, "teiHeader")
    file = element(header, "fileDesc")
    name = " ".join(part for part in (head.title, head.issue_no) if part) or source.file
    element(element(file, "titleStmt"), "title", replaced(name))
    measure = {"unit": "character", "quantity": str(len(issue.text))}
    element(element(file, "extent"), "measure", f"{len(issue.text)} 字", **measure)
    published = element(file, "publicationStmt")
    element(published, "publisher", replaced(head.issuer or "不详"))
    element(published, "idno", issue.bulletin.id, type="zugong-desk")
    if issue.key:
        element(published, "idno", issue.key, type="issue")
    element(published, "date", replaced(head.date or "不详"), when=head.date_iso or "")
    _source(element(element(file, "sourceDesc"), "bibl"), issue)
    return header


def _source(bibl: Element, issue: Issue) -> None:
    head, source = issue.head, issue.bulletin.source
    if head.title:
        element(bibl, "title", replaced(head.title), level="j")
    if head.issue_no:
        number = "" if head.issue_number is None else str(head.issue_number)
        element(bibl, "biblScope", replaced(head.issue_no), unit="issue", n=number)
    if head.issuer:
        element(bibl, "publisher", replaced(head.issuer))
    if head.date:
        element(bibl, "date", replaced(head.date), when=head.date_iso or "")
    element(bibl, "idno", replaced(source.file), type="file")
    element(bibl, "idno", source.sha256, type="sha256")
