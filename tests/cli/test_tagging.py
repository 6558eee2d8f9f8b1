"""`tag` puts a tag on a range; with --draft it records what the text says and lists every value with its place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main

Call = Callable[..., Any]
SAID = "近年来，青山县创新推行“𠮷邻议事”工作法😀，办理诉求7.2万余件。"


def drafted(tmp_path: Path, call: Call) -> tuple[Path, Any, str]:
    library, file = tmp_path / "书库.zugong", tmp_path / "第3期.txt"
    file.write_text(BULLETIN.replace("近年来，青山县坚持党建引领，推动基层治理提质增效😀。", SAID), encoding="utf-8")
    call("import", library, file)
    blocks = call("show", library, "2022-3")["blocks"]
    text = "\n".join(one["text"] for one in blocks if one["start"] is not None)
    start = text.index(SAID)
    tags = [one["name"] for one in call("codebook", "export", library)["tags"]]
    return library, call("tag", library, "2022-3", start, start + len(SAID), tags[0], "--draft"), text


def test_the_draft_is_recorded_and_told(tmp_path: Path, call: Call) -> None:
    library, document, text = drafted(tmp_path, call)
    (name,) = [one for one in document["draft"] if one["field"] == "name" and one["recorded"]]
    assert (name["text"], text[name["start"] : name["end"]]) == ("𠮷邻议事", "𠮷邻议事")
    (figure,) = [one for one in document["draft"] if one["field"] == "results"]
    assert (figure["text"], figure["recorded"]) == ("7.2万余件", True)
    (annotation,) = call("show", library, "2022-3")["annotations"]
    assert annotation["id"] == document["id"]
    assert annotation["practice"]["name"] == "𠮷邻议事"
    assert call("undo", library)["undone"].startswith("标注")
    assert call("show", library, "2022-3")["annotations"] == []


def test_without_json_the_values_are_told_a_line_each(
    tmp_path: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    library, document, _ = drafted(tmp_path, call)
    call("undo", library)
    where = [str(document["start"]), str(document["end"])]
    assert main(["tag", str(library), "2022-3", *where, document["tag"], "--draft"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{document['tag']}\t{SAID}"
    assert "名称\t𠮷邻议事" in [line.rpartition("\t")[0] for line in lines[1:]]


def test_without_the_wish_nothing_is_recorded(library: Path, call: Call) -> None:
    tags = [one["name"] for one in call("codebook", "export", library)["tags"]]
    document = call("tag", library, "2022-3", 0, 4, tags[0])
    assert set(document) == {"id", "tag", "start", "end", "text"}
    assert main(["tag", str(library), "2022-3", "0", "99999", tags[0], "--draft"]) == 2
