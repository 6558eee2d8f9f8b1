"""The bridge between the window and the desk: one object that every pane talks to and listens to.

Views call a verb; the desk writes the step; `changed` tells all views what was touched. A verb that is refused, by the
domain or by the library, is reported in one line through `refused` and returns None.
"""

from zugong_desk.ui.verbs.codebook import Codebook
from zugong_desk.ui.verbs.collecting import Collecting
from zugong_desk.ui.verbs.correcting import Correcting
from zugong_desk.ui.verbs.finding import Finding
from zugong_desk.ui.verbs.keeping import Keeping
from zugong_desk.ui.verbs.learning import Learning
from zugong_desk.ui.verbs.rulebook import Rulebook
from zugong_desk.ui.verbs.tagging import Tagging
from zugong_desk.ui.verbs.whole import Whole


class Bridge(Correcting, Whole, Rulebook, Tagging, Codebook, Collecting, Keeping, Finding, Learning):
    """Everything that a pane may ask of the desk or hear from it."""
