"""DOCX: laws that hold for any text: nothing lost, nothing added, each character printed as its run says."""

from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.importers.word_files import docx, par, run

from zugong_desk.reading.importers.docx import read

Pieces = list[tuple[str, bool, int]]
"""Text, whether it is bold, its size in half points."""

CHARACTERS = st.one_of(
    st.sampled_from("一二是清溪县。，：“”　 \t𠮷🎋é1A-"),
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
)
PIECES = st.lists(st.tuples(st.text(CHARACTERS, max_size=12), st.booleans(), st.sampled_from((21, 32, 44))), max_size=5)


def body(paragraphs: list[Pieces]) -> str:
    return "".join(
        par("".join(run(escape(text), f'{"<w:b/>" * bold}<w:sz w:val="{size}"/>') for text, bold, size in pieces))
        for pieces in paragraphs
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6))
def test_text_and_bold_are_those_of_the_runs(paragraphs: list[Pieces]) -> None:
    source = read("a.docx", docx(body(paragraphs)))
    assert source.text == "".join("".join(text for text, _, _ in pieces) + "\n" for pieces in paragraphs)
    for pieces, printed in zip(paragraphs, source.imprint.lines, strict=True):
        flags = [bold for text, bold, _ in pieces for _ in text]
        text = "".join(text for text, _, _ in pieces)
        found = [any(start <= at < end for start, end in printed.bold) for at in range(len(flags))]
        wrong = [at for at in range(len(flags)) if found[at] != flags[at] and not text[at].isspace()]
        assert wrong == []
        assert all(0 <= start < end <= len(text) for start, end in printed.bold)


@settings(max_examples=40, deadline=None)
@given(PIECES)
def test_the_size_of_a_line_is_that_of_most_of_it(pieces: Pieces) -> None:
    counts: dict[float, int] = {}
    for text, _, size in pieces:
        counts[size / 2] = counts.get(size / 2, 0) + sum(not character.isspace() for character in text)
    size = read("a.docx", docx(body([pieces]))).imprint.line(1).size
    assert not any(counts.values()) or counts[size] == max(counts.values())
