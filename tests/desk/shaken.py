"""A parser that errs at random: some of its blocks are relabelled, cut, joined to the one before, or set aside."""

from collections.abc import Callable
from random import Random

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import cut, normal
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure
from zugong_desk.reading import parse


def shaken(random: Random, share: float = 0.4) -> Callable[..., Structure]:
    """A parser that changes about this share of the blocks, the same for the same source."""
    seed = random.random()

    def run(source: Source, *_learnt: object) -> Structure:
        blocks: list[Block] = []
        chance = Random(f"{seed}{source.sha256}")
        for block in parse(source).blocks:
            if chance.random() < share:
                _change(blocks, block, chance)
            else:
                blocks.append(block)
        if all(block.aside for block in blocks):
            blocks[0] = _labelled(blocks[0], Kind.PARAGRAPH)
        return Structure(tuple(Block(f"b{at}", one.label, one.runs, one.heads) for at, one in enumerate(blocks)))

    return run


def _change(blocks: list[Block], block: Block, chance: Random) -> None:
    at = chance.randint(0, len(block.text))
    match chance.choice(["label", "cut", "join", "aside", "heads"]):
        case "label":
            blocks.append(_labelled(block, chance.choice([Kind.PARAGRAPH, Kind.HEADING, Kind.COLUMN])))
        case "cut" if 0 < at < len(block.text):
            second = Label(Kind.PARAGRAPH, 0, chance.random() * 0.9, "试")
            blocks.append(Block(block.id, block.label, cut(block.runs, 0, at)))
            blocks.append(Block(block.id, second, cut(block.runs, at, len(block.text))))
        case "join" if blocks and not (blocks[-1].aside or block.aside):
            blocks[-1] = blocks[-1].with_runs(normal((*blocks[-1].runs, *block.runs)))
        case "aside":
            blocks.append(_labelled(block, Kind.NOISE).with_heads(()))
        case _:
            blocks.append(block.with_heads(()))


def _labelled(block: Block, kind: Kind) -> Block:
    return block.with_label(Label(kind, int(kind is Kind.HEADING), 0.6, "试"))
