"""What the rules say of an issue by itself and beside the others: the whole of a run beside the window's thread."""

from collections.abc import Callable

from zugong_desk.desk.checking import label_of
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.proofing.engine import Checked, Stopped, across, check
from zugong_desk.proofing.house import House
from zugong_desk.proofing.ledger import Ledger
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.stating import stated_in


def examined(
    bulletin: Bulletin, house: House, ledger: Ledger | None, last: Checked | None, stop: Callable[[], bool]
) -> Checked:
    """The findings, those of a comparison with other issues among them if there is a ledger. Stopped if `stop` says so."""
    checked = check(bulletin, house, last, stop)
    if ledger is None:
        return checked
    if stop():
        raise Stopped
    return across(checked, stated_in(view_of(bulletin, house), label_of(bulletin)), ledger)
