"""Plain text and Markdown: decoded, nothing taken off; the marks of a conversion are the parser's business."""

from hashlib import sha256

from zugong_desk.domain.source import Source
from zugong_desk.reading.decode import decode
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of a text file as a source. ReadingError if they are text in no encoding, or not in the one wished for."""
    decoded = decode(data, wishes.encoding)
    progress(1, 1)
    return Source(name, sha256(data).hexdigest(), decoded.encoding, decoded.text, decoded.notes)
