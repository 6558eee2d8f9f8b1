"""Everything that stands in the window, made once and handed to it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from zugong_desk.settings import Settings
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.pages import PagesSide
from zugong_desk.ui.excerpts.pane import ExcerptsPane
from zugong_desk.ui.imports.page import ImportPage
from zugong_desk.ui.imports.queue import ImportQueue
from zugong_desk.ui.library.pane import LibraryPane
from zugong_desk.ui.outline.pane import OutlinePane
from zugong_desk.ui.overview.page import OverviewPage
from zugong_desk.ui.proof.checker import Checker
from zugong_desk.ui.proof.deeds import Deeds
from zugong_desk.ui.proof.hand import Hand
from zugong_desk.ui.proof.pane import ProofPane
from zugong_desk.ui.reading.pane import ReadingPane
from zugong_desk.ui.search.pane import SearchPane
from zugong_desk.ui.shell.banner import Banner
from zugong_desk.ui.shell.bars import ToolBar
from zugong_desk.ui.shell.desk_view import DeskView
from zugong_desk.ui.shell.history import HistoryPane
from zugong_desk.ui.shell.right_side import RightSide
from zugong_desk.ui.source.pane import SourcePane
from zugong_desk.ui.start.page import StartPage
from zugong_desk.ui.status import StatusLine
from zugong_desk.ui.tags.palette import TagPalette
from zugong_desk.ui.tags.pane import TagsPane
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.whole.keeper import TallyKeeper


@dataclass(frozen=True, slots=True)
class Parts:
    """The window's widgets by name."""

    actions: ActionSet
    tool_bar: ToolBar
    banner: Banner
    library: LibraryPane
    source: SourcePane
    reading: ReadingPane
    outline: OutlinePane
    keeper: TallyKeeper
    checker: Checker
    deeds: Deeds
    proof: ProofPane
    tags: TagsPane
    excerpts: ExcerptsPane
    pages: PagesSide
    history: HistoryPane
    search: SearchPane
    right: RightSide
    desk: DeskView
    start: StartPage
    queue: ImportQueue
    imports: ImportPage
    overview: OverviewPage
    palette: TagPalette
    status: StatusLine


def make_parts(bridge: Bridge, themes: ThemeSource, settings: Settings, window: QWidget) -> Parts:
    """Make them all, with their actions; nothing is connected between them yet."""
    actions = ActionSet(action_table(), themes, window)
    tool_bar = ToolBar(actions, themes, window)
    hand = Hand(bridge, window)  # before the checker, and that before the panes: each hears of a change in that order
    keeper = TallyKeeper(bridge, window)
    checker, deeds = Checker(bridge, window, keeper), Deeds(bridge, hand, window)
    library, reading = LibraryPane(bridge, themes), ReadingPane(bridge, themes)
    source = SourcePane(bridge, themes, settings=settings)
    outline, tags, excerpts = OutlinePane(bridge, themes), TagsPane(bridge, themes), ExcerptsPane(bridge, themes)
    pages = PagesSide(bridge, excerpts, themes)
    history, search = HistoryPane(bridge, themes), SearchPane(bridge, themes, tool_bar.search)
    proof = ProofPane(bridge, hand, deeds, themes)
    right = RightSide(bridge, [outline, proof, tags, excerpts, history, search])
    by_id = {action.objectName(): action for action in actions}
    for pane in (library, source, reading, outline, proof, tags, excerpts, pages, search):
        pane.set_actions(by_id)
    queue = ImportQueue(bridge, window)
    return Parts(
        actions=actions,
        tool_bar=tool_bar,
        banner=Banner(themes, window),
        library=library,
        source=source,
        reading=reading,
        outline=outline,
        keeper=keeper,
        checker=checker,
        deeds=deeds,
        proof=proof,
        tags=tags,
        excerpts=excerpts,
        pages=pages,
        history=history,
        search=search,
        right=right,
        desk=DeskView([library, source, reading, right, pages], right.names, themes, settings),
        start=StartPage(themes, by_id, window),
        queue=queue,
        imports=ImportPage(bridge, queue, themes, window),
        overview=OverviewPage(bridge, themes, window),
        palette=TagPalette(bridge, themes, window),
        status=StatusLine(bridge, window),
    )
