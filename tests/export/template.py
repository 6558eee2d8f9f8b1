"""A template such as a user would make in Word, made by script."""

from io import BytesIO
from zipfile import ZipFile

import docx

SAMPLE = (
    ("Title", "{{ title }}"),
    ("Normal", "{%p if maker %}"),
    ("Normal", "{{ maker|join('　') }}（{{ count }}则）"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p for text in preface %}"),
    ("Normal", "{{ text }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p for section in sections %}"),
    ("Normal", "{%p if section.title %}"),
    ("Heading 1", "{{ section.title }}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p for excerpt in section.excerpts %}"),
    ("Heading 2", "{{ excerpt.title }}"),
    ("Normal", "{%p for text in excerpt.paragraphs %}"),
    ("Normal", "{{ text }}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p if excerpt.citation %}"),
    ("Normal", "（摘自{{ excerpt.citation }}）"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endfor %}"),
)


def template(*paragraphs: tuple[str, str], footer: str = "") -> bytes:
    """A document with those paragraphs, each as the name of its style and its text."""
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style)
    document.sections[0].footer.paragraphs[0].text = footer
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: bytes | None, old: bytes = b"") -> bytes:
    """The package with one part replaced, or with `old` in it replaced; None for `change` takes the part out."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        names = before.namelist()
        for one in [*names, *([name] if name not in names else [])]:
            if one != name:
                after.writestr(one, before.read(one))
            elif change is not None:
                after.writestr(one, before.read(one).replace(old, change) if old else change)
    return out.getvalue()
