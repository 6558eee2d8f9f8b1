"""What the reading thread does with a parcel. No Qt, no library."""

from dataclasses import dataclass

from zugong_desk.desk.facts import facts_of
from zugong_desk.desk.import_queue import Parcel
from zugong_desk.desk.importing import Received, parsed
from zugong_desk.domain.profile import Profile
from zugong_desk.reading import ReadingError, Wishes, fetch
from zugong_desk.reading.apart import Apart
from zugong_desk.ui.imports.forms import form_told
from zugong_desk.ui.imports.reader import Perusal


@dataclass(frozen=True, slots=True)
class Read:
    """A parcel that was read: what the library is to get, and what its row tells of it."""

    received: Received
    form: str = ""
    articles: int = 0
    unsure: int = 0


def read(parcel: Parcel, wishes: Wishes, profile: Profile, perusal: Perusal, apart: Apart) -> Read:
    """Read and parse a parcel. Never raises for what a file holds; Stopped if it was told to stop."""
    perusal.on_stop(apart.cancel)
    received = _receive(parcel, wishes, profile, perusal, apart)
    bulletin = received.bulletin
    if bulletin is None:
        return Read(received)
    unsure = sum(len(line.doubts) for line in bulletin.source.imprint.lines)
    return Read(received, form_told(bulletin.source), facts_of(bulletin).articles, unsure)


def _receive(parcel: Parcel, wishes: Wishes, profile: Profile, perusal: Perusal, apart: Apart) -> Received:
    try:
        data = fetch(parcel.path) if parcel.data is None else parcel.data
        source = apart.read(parcel.name, data, wishes, perusal.tell)
        perusal.check()
        return parsed(source, data, profile)
    except ReadingError as error:
        return Received(parcel.name, error=str(error))
