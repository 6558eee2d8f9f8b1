"""The gap under a block: whoever needs room there asks for it, and is told where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.sheet import Sheet

APART = 6


class Gap:
    """Room under one block, shared from the top by tenants in the order in which they are named. No tenant, no room."""

    def __init__(self, sheet: Sheet, display: Display, *tenants: str) -> None:
        self._sheet = sheet
        self._display = display
        self._wanted: dict[str, tuple[str, int]] = dict.fromkeys(tenants, ("", 0))

    def ask(self, tenant: str, block: str, height: int) -> None:
        """Keep `height` logical pixels for a tenant under a block; 0 gives the room back."""
        self._wanted[tenant] = (block, height) if height else ("", 0)
        under = next((block for block, _ in reversed(self._wanted.values()) if block), "")
        total = sum(height for block, height in self._wanted.values() if block == under)
        self._display.set_room(under, total + APART // 2 if under else 0)

    def top(self, tenant: str) -> int:
        """The y in the view at which the tenant's room begins."""
        block, _ = self._wanted[tenant]
        found = self._display.block_of(block)
        if found is None:
            return 0
        y = round(self._sheet.block_rect(found).bottom()) + APART
        for name, (other, height) in self._wanted.items():
            if name == tenant:
                break
            y += height if other == block else 0
        return y
