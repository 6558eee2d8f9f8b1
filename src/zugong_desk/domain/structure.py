"""What a parser hands over: the blocks of a bulletin before anyone has touched them."""

from dataclasses import dataclass

from zugong_desk.domain.block import Block


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks of one source in reading order; one set aside stands where it stood or after the block it cut."""

    blocks: tuple[Block, ...]
