"""The press: a bulletin's content set in a style, with gold that is right by construction."""

from dataclasses import replace
from random import Random

from tests.press.composing import composed
from tests.press.content import Content
from tests.press.setting import Setting, gold_of
from tests.press.style import Style
from tests.score.gold import Gold

QUOTED = "> "
"""What a mail program puts before every line of a text that it quotes."""


def press(content: Content, style: Style) -> tuple[str, Gold]:
    """The text and its gold; the same for the same content and style, whenever it is pressed."""
    rng = Random(f"{style.seed} {content.name}")
    style = replace(style, margin=QUOTED) if style.house.mail == "quote" else style
    made = composed(content, style, rng)
    setting = Setting(style, content.title or "", made.masthead.issue_no if made.masthead else "")
    setting.set(made.slabs)
    return setting.text(), gold_of(setting, made)
