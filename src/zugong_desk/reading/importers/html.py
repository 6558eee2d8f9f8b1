"""Web pages: the text that a browser shows, and how its lines are printed. Nothing that a page names is fetched."""

from hashlib import sha256

from zugong_desk.domain.imprint import Form, Imprint
from zugong_desk.domain.source import Note, Source
from zugong_desk.reading.web.charset import decode_page
from zugong_desk.reading.web.flow import flow_of
from zugong_desk.reading.web.tree import tree_of
from zugong_desk.reading.web.unpack import unpack
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of a page, an MHT archive or HTML that Word wrote, as a source.

    Raises ReadingError if the bytes are text in no encoding or not in the one wished for, if an archive holds no page,
    if the page declares entities of its own or nests its elements too deep.
    """
    packed = unpack(data)
    decoded = decode_page(packed.data, packed.encoding, wishes.encoding)
    root, flattened = tree_of(decoded.text)
    notes = list(decoded.notes)
    if flattened:
        notes.append(Note("flattened", "网页的标签套得太深，字号、加粗没有读出，文字都在。"))
    flow = flow_of(root)
    text, lines = flow.paper.finished()
    if flow.pictures:
        notes.append(Note("pictures", f"网页里有 {flow.pictures} 张图片没有读；图片里如有文字，请另存图片再导入。"))
    progress(1, 1)
    return Source(name, sha256(data).hexdigest(), decoded.encoding, text, tuple(notes), Imprint(Form.HTML, (), lines))
