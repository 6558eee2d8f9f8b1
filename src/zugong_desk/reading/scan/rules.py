"""Rules: the lines of tables and boxes that run through the strip of a line of print, over or under it."""

import cv2
import numpy as np

from zugong_desk.reading.scan.greys import DARK, Grey

STRETCH = 0.35
"""Of a strip's width: a piece of a rule so long stands level, however little the rule leans."""
THICK = 0.2
"""Of a strip's height: what is thicker is no rule."""
OUTER = 0.3
"""Of a strip's height from its top and its foot: print stands in between."""
SMEAR = 3
"""How many pixels of a rule's edge are lighter than its middle, above and below together."""


def without_rules(laid: Grey) -> Grey:
    """A strip without the rules that run through it from end to end; no stroke of a character reaches both ends."""
    height, width = laid.shape
    dark = (laid < DARK).astype(np.uint8)
    level = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, max(2, round(STRETCH * width))), np.uint8))
    count, labels, boxes, _middles = cv2.connectedComponentsWithStats(level)
    rules = [at for at in range(1, count) if _is_rule(boxes[at], height, width)]
    if not rules:
        return laid
    mask = cv2.dilate(np.isin(labels, rules).astype(np.uint8), np.ones((SMEAR, 1), np.uint8))
    return np.where(mask > 0, np.uint8(255), laid)


def _is_rule(box: np.ndarray, height: int, width: int) -> bool:
    """Whether a piece runs from end to end, is thin and stands over or under the print."""
    left, top, across, down = (int(box[at]) for at in range(4))
    outside = top + down <= OUTER * height or top >= (1 - OUTER) * height
    return left <= 1 and left + across >= width - 1 and down <= THICK * height and outside
