"""Typesets a page of Markdown for reading on screen: line height, air, thin tables, keys in the face of the controls."""

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from zugong_desk.ui.theme.fonts import MEDIUM, ui_font

BODY, HEADINGS = 14, {1: 22, 2: 17, 3: 15}
"""Pixels; headings by level."""
LINE, CELL_LINE = 140, 110
"""Line heights in percent."""
AFTER, ITEM_AFTER, BEFORE_HEADING, AFTER_HEADING = 8, 4, 20, 8
MARGIN, CELL = 20, 5
PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def typeset(document: QTextDocument, line: QColor) -> None:
    """Give a document that was read from Markdown the desk's type and air; `line` is the colour of table rules."""
    document.setDefaultFont(ui_font(BODY))
    document.setDocumentMargin(MARGIN)
    for table in (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)):
        _rule(table, line)
    block = document.begin()
    while block.isValid():
        _set_block(block)
        block = block.next()


def _rule(table: QTextTable, line: QColor) -> None:
    form = table.format().toTableFormat()
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(line)
    form.setCellPadding(CELL)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setBottomMargin(AFTER)
    table.setFormat(form)


def _set_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level, in_table = block.blockFormat().headingLevel(), cursor.currentTable() is not None
    form = QTextBlockFormat()
    form.setLineHeight(CELL_LINE if in_table else LINE, PROPORTIONAL)
    first = block.blockNumber() == 0
    form.setTopMargin(BEFORE_HEADING if level and not first else 0)
    form.setBottomMargin(
        0 if in_table else AFTER_HEADING if level else ITEM_AFTER if block.textList() is not None else AFTER
    )
    cursor.mergeBlockFormat(form)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(_face(level))


def _face(level: int) -> QTextCharFormat:
    """One family throughout: keys in a monospaced face would stand lower and wider than the words about them."""
    form, font = QTextCharFormat(), ui_font(HEADINGS.get(level, BODY), MEDIUM)
    form.setFontFamilies(font.families())
    form.setFontFixedPitch(False)
    form.setProperty(QTextCharFormat.Property.FontPixelSize, font.pixelSize())
    if level:
        form.setFontWeight(QFont.Weight.Medium.value)
    return form
