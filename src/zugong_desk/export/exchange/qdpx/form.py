"""What our REFI-QDA projects have in common with each other: name space, GUIDs, variables, and how a quote is shortened."""

from uuid import NAMESPACE_URL, uuid5

NAMESPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "Zugong Desk"
QDE = "project.qde"
FOLDER = "sources/"
UNIT = (
    "startPosition 与 endPosition 按 Unicode 码点计数，从 0 起，不含末位；原文为 UTF-8，行末为单个 LF。 "
    "Positions count Unicode code points of the UTF-8 text, from 0, end exclusive; lines end in a single LF."
)
"""Written into the project's description, for the schema does not say what a position counts."""

BULLETIN = "期刊编号"
"""The variable by which a bulletin is known again when its document comes back."""
OF_SOURCES = {BULLETIN: "Text", "刊名": "Text", "期号": "Text", "日期": "Date", "编印单位": "Text"}
OF_CASES = {"单位": "Text", "地点": "Text", "时间": "Text", "成效": "Text", "认可": "Text", "评级": "Integer"}
"""Variables by name, with the type that the schema has for them."""

LONGEST = 60
"""Code points of a passage that name its selection."""
MORE = "…"


def guid(kind: str, id: str) -> str:
    """The GUID of something of ours: the same whenever it is written."""
    return str(uuid5(NAMESPACE_URL, f"zugong-desk:{kind}:{id}")).upper()


def short(quote: str) -> str:
    """A passage on one line, cut where it is long: by this a selection is named."""
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST else line[: LONGEST - len(MORE)] + MORE


class Names:
    """Gives names that no other has: some programs take but one of the sources or cases that share one."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._next: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """The name, with a number if another has it."""
        name = wanted
        while name in self._used:
            number = self._next.get(wanted, 2)
            self._next[wanted] = number + 1
            name = f"{wanted}（{number}）"
        self._used.add(name)
        return name
