"""Writes OFD files: pages of text set with the place of every character, paths and images. Measures are points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from zugong_desk.domain.source import Source

MM = 25.4 / 72
"""Millimetres in a point."""
NAMESPACE = "http://www.ofdspec.org/2016"
A4 = (595.3, 841.9)


@dataclass(frozen=True)
class Run:
    """Characters on one baseline: `x`, `y` is where the first begins; `steps` lead from each to the next."""

    text: str
    x: float
    y: float
    size: float
    steps: tuple[float, ...] = ()
    font: str = "仿宋_GB2312"
    weight: int = 400
    colour: str = "0 0 0"
    more: str = ""
    """Further attributes of the text object, as XML."""

    @property
    def starts(self) -> tuple[float, ...]:
        """Where each character begins."""
        places = [self.x]
        for step in self.steps:
            places.append(places[-1] + step)
        return tuple(places)


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 1.5
    colour: str = "192 16 16"


@dataclass(frozen=True)
class Image:
    """A PNG in a box."""

    data: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Page:
    """What stands on a page; `xml` is put into its layer as it is, `template` names one of the file's templates."""

    runs: Sequence[Run] = ()
    rules: Sequence[Rule] = ()
    images: Sequence[Image] = ()
    xml: str = ""
    size: tuple[float, float] = A4
    template: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph to lay out: `bold` ranges of its text, `align` left, centre or right, `above` the room over it."""

    text: str
    size: float = 16
    font: str = "仿宋_GB2312"
    bold: tuple[tuple[int, int], ...] = ()
    align: str = "left"
    indent: float = 0.0
    above: float = 0.0
    colour: str = "0 0 0"
    rule: bool = False
    """Whether a red line is drawn under it."""


@dataclass
class _Numbers:
    """Gives out identifiers."""

    last: int = 100
    fonts: dict[str, int] = field(default_factory=dict)
    media: list[tuple[int, bytes]] = field(default_factory=list)

    def new(self) -> int:
        self.last += 1
        return self.last

    def font(self, name: str) -> int:
        return self.fonts.setdefault(name, self.new())


def write_ofd(
    pages: Sequence[Page],
    templates: dict[str, Page] | None = None,
    resources: str = "",
    document: str = "",
    more: dict[str, bytes] | None = None,
) -> bytes:
    """An OFD of these pages. `resources` and `document` are put into those files as XML; `more` are further members."""
    numbers = _Numbers()
    members: dict[str, bytes] = {}
    for name, page in (templates or {}).items():
        members[f"Doc_0/Tpls/{name}.xml"] = _page(page, numbers)
    for at, page in enumerate(pages):
        members[f"Doc_0/Pages/Page_{at}/Content.xml"] = _page(page, numbers)
    for identifier, data in numbers.media:
        members[f"Doc_0/Res/image_{identifier}.png"] = data
    members["Doc_0/PublicRes.xml"] = _resources(numbers, resources)
    members["Doc_0/Document.xml"] = _document(pages, templates or {}, document)
    members["OFD.xml"] = _root("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>")
    members |= more or {}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def lay_out_ofd(paragraphs: Sequence[Paragraph]) -> bytes:
    """An OFD of the paragraphs, wrapped on A4 pages with `— n —` at their feet."""
    return write_ofd(laid_out(paragraphs))


def write(source: Source) -> bytes:
    """The lines of a source as its imprint prints them, laid out."""
    return lay_out_ofd(list(paragraphs_of(source)))


def paragraphs_of(source: Source) -> Iterator[Paragraph]:
    """The lines of a source that hold text; large print is red."""
    for number in range(1, source.lines + 1):
        text, look = source.line_text(number), source.imprint.line(number)
        if text.strip():
            colour = "192 16 16" if look.size > 30 else "0 0 0"
            font = look.font or "仿宋_GB2312"
            align = look.align.value or "left"
            yield Paragraph(text, look.size or 16, font, look.bold, align, look.indent, look.above, colour)


LEFT, RIGHT, TOP, BOTTOM = 79.4, 515.9, 104.9, 742.7
"""The edges of the text of an official paper."""


def laid_out(paragraphs: Sequence[Paragraph]) -> list[Page]:
    """The paragraphs on pages, without writing them."""
    pages: list[tuple[list[Run], list[Rule]]] = [([], [])]
    y = TOP
    for paragraph in paragraphs:
        pitch = max(28.0, 1.5 * paragraph.size)
        y += paragraph.above if y > TOP else 0
        for row in _wrapped(paragraph):
            if y + pitch > BOTTOM:
                pages.append(([], []))
                y = TOP
            y += pitch
            pages[-1][0].extend(_set_row(paragraph, row, y - 0.3 * pitch))
        if paragraph.rule:
            pages[-1][1].append(Rule(LEFT, y + 4, RIGHT, y + 4))
            y += 8
    return [Page((*runs, _page_number(number)), rules) for number, (runs, rules) in enumerate(pages, start=1) if runs]


def _page_number(number: int) -> Run:
    text = f"— {number} —"
    steps = tuple(14.0 if char == "—" else 7.0 for char in text[:-1])
    return Run(text, (LEFT + RIGHT - sum(steps) - 14) / 2, 785.0, 14, steps, "宋体")


@dataclass(frozen=True)
class _Row:
    """Characters [start, end) of a paragraph, from `x`, with steps."""

    start: int
    end: int
    x: float
    steps: tuple[float, ...]


_NEVER_FIRST = "，。、；：！？）》”’】%"


def advance(char: str, size: float) -> float:
    """The room of a character: a square for Chinese, half of it for others."""
    return size / 2 if char < "\u0250" else size


def _wrapped(paragraph: Paragraph) -> Iterator[_Row]:
    text, size = paragraph.text, paragraph.size
    start, indent = 0, paragraph.indent
    while start < len(text):
        room = RIGHT - LEFT - indent
        end, width = start, 0.0
        while end < len(text) and width + advance(text[end], size) <= room + 0.01:
            width += advance(text[end], size)
            end += 1
        while start + 1 < end < len(text) and text[end] in _NEVER_FIRST:
            end -= 1
        end = max(end, start + 1)
        steps = [advance(char, size) for char in text[start : end - 1]]
        used = sum(advance(char, size) for char in text[start:end])
        if end < len(text) and steps and paragraph.align == "left":
            steps = [step + (room - used) / len(steps) for step in steps]
        place = {"centre": (room - used) / 2, "right": room - used}.get(paragraph.align, 0.0)
        yield _Row(start, end, LEFT + indent + place, tuple(steps))
        start, indent = end, 0.0


def _set_row(paragraph: Paragraph, row: _Row, y: float) -> Iterator[Run]:
    """The row as runs, cut where bold begins or ends."""
    flags = [any(low <= at < high for low, high in paragraph.bold) for at in range(row.start, row.end)]
    first, x = 0, row.x
    for at in range(1, len(flags) + 1):
        if at < len(flags) and flags[at] == flags[first]:
            continue
        text = paragraph.text[row.start + first : row.start + at]
        weight = 700 if flags[first] else 400
        yield Run(text, x, y, paragraph.size, row.steps[first : at - 1], paragraph.font, weight, paragraph.colour)
        x += sum(row.steps[first:at])
        first = at


def _root(name: str, inner: str, attributes: str = "") -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<ofd:{name} xmlns:ofd="{NAMESPACE}" {attributes}>{inner}</ofd:{name}>'.encode()


def _document(pages: Sequence[Page], templates: dict[str, Page], more: str) -> bytes:
    identifiers = {name: at + 1 for at, name in enumerate(templates)}
    tops = "".join(
        f'<ofd:TemplatePage ID="{at}" ZOrder="Background" BaseLoc="Tpls/{name}.xml"/>'
        for name, at in identifiers.items()
    )
    listed = "".join(f'<ofd:Page ID="{at + 50}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {A4[0] * MM:.3f} {A4[1] * MM:.3f}</ofd:PhysicalBox></ofd:PageArea>"
    common = f"<ofd:MaxUnitID>99999</ofd:MaxUnitID>{area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{tops}"
    return _root("Document", f"<ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}")


def _resources(numbers: _Numbers, more: str) -> bytes:
    fonts = "".join(f'<ofd:Font ID="{at}" FontName={quoteattr(name)}/>' for name, at in numbers.fonts.items())
    media = "".join(
        f'<ofd:MultiMedia ID="{at}" Type="Image"><ofd:MediaFile>image_{at}.png</ofd:MediaFile></ofd:MultiMedia>'
        for at, _ in numbers.media
    )
    inner = f"<ofd:Fonts>{fonts}</ofd:Fonts><ofd:MultiMedias>{media}</ofd:MultiMedias>{more}"
    return _root("Res", inner, 'BaseLoc="Res"')


def _page(page: Page, numbers: _Numbers) -> bytes:
    objects = [_text(run, numbers) for run in page.runs]
    objects += [_rule(rule, numbers) for rule in page.rules]
    objects += [_image(image, numbers) for image in page.images]
    area = (
        f"<ofd:Area><ofd:PhysicalBox>0 0 {page.size[0] * MM:.3f} {page.size[1] * MM:.3f}</ofd:PhysicalBox></ofd:Area>"
    )
    template = f'<ofd:Template TemplateID="{page.template}"/>' if page.template else ""
    layer = f'<ofd:Layer ID="{numbers.new()}" Type="Body">{"".join(objects)}{page.xml}</ofd:Layer>'
    return _root("Page", f"{area}{template}<ofd:Content>{layer}</ofd:Content>")


def _text(run: Run, numbers: _Numbers) -> str:
    width = sum(run.steps) + run.size
    box = f"{run.x * MM:.4f} {(run.y - run.size) * MM:.4f} {width * MM:.4f} {1.3 * run.size * MM:.4f}"
    weight = f' Weight="{run.weight}"' if run.weight != 400 else ""
    steps = f' DeltaX="{packed(run.steps)}"' if run.steps else ""
    return (
        f'<ofd:TextObject ID="{numbers.new()}" Boundary="{box}" Font="{numbers.font(run.font)}"'
        f' Size="{run.size * MM:.4f}"{weight} {run.more}><ofd:FillColor Value="{run.colour}"/>'
        f'<ofd:TextCode X="0" Y="{run.size * MM:.4f}"{steps}>{escape(run.text)}</ofd:TextCode></ofd:TextObject>'
    )


def packed(steps: Sequence[float]) -> str:
    """Steps in millimetres, equal ones in the short form `g n v`."""
    written = [f"{step * MM:.4f}" for step in steps]
    out: list[str] = []
    at = 0
    while at < len(written):
        count = 1
        while at + count < len(written) and written[at + count] == written[at]:
            count += 1
        out.append(f"g {count} {written[at]}" if count > 2 else " ".join([written[at]] * count))
        at += count
    return " ".join(out)


def _rule(rule: Rule, numbers: _Numbers) -> str:
    x, y, across, down = rule.x * MM, rule.y * MM, (rule.to_x - rule.x) * MM, (rule.to_y - rule.y) * MM
    return (
        f'<ofd:PathObject ID="{numbers.new()}" Boundary="{x:.4f} {y - 1:.4f} {across:.4f} {down + 2:.4f}"'
        f' LineWidth="{rule.width * MM:.4f}"><ofd:StrokeColor Value="{rule.colour}"/>'
        f"<ofd:AbbreviatedData>M 0 1 L {across:.4f} {down + 1:.4f}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _image(image: Image, numbers: _Numbers) -> str:
    identifier = numbers.new()
    numbers.media.append((identifier, image.data))
    width, height = image.width * MM, image.height * MM
    return (
        f'<ofd:ImageObject ID="{numbers.new()}" ResourceID="{identifier}" CTM="{width:.4f} 0 0 {height:.4f} 0 0"'
        f' Boundary="{image.x * MM:.4f} {image.y * MM:.4f} {width:.4f} {height:.4f}"/>'
    )
