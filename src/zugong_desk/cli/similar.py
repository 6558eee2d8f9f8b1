"""`similar`: what in a library is like a passage, or which passages of an issue were published before."""

from argparse import Namespace
from dataclasses import asdict

from zugong_desk.cli.documents import Json, print_json
from zugong_desk.desk.libraries import reading_library
from zugong_desk.desk.similar import Comparing, Republished, Similar, Travelled, comparing, share_published
from zugong_desk.desk.similar_gathering import Gathered, gather
from zugong_desk.desk.standing import find_issue
from zugong_desk.domain.edit import EditError
from zugong_desk.insight.similar.comparison import Run

NOTHING = "书库里没有找到相似的段落。"
NEAREST = "最接近（不一定相似）"
SHOWN = 80
"""Characters of a passage that a line shows."""


def similar(arguments: Namespace) -> int:
    """`similar L ISSUE [START END]`: the passages like that one, and its journey; without a range what was published before."""
    with reading_library(arguments.library) as desk:
        bulletin = desk.load(find_issue(desk, arguments.issue).id)
        text = _asked(bulletin.text, arguments)
        gathered = Gathered()
        gather(desk, gathered)
        ask = comparing(desk, gathered)
        if text is None:
            return _before(arguments, ask, bulletin.id)
        start, limit = arguments.start, max(0, arguments.limit)
        found = ask.similar_to(text, bulletin.id, start, limit)
        nearest = () if found else ask.nearest_to(text, bulletin.id, start)
        way = ask.journey(text, bulletin.id, start)
    if arguments.json:
        document = {"issue": arguments.issue, "start": start, "end": arguments.end, "text": text}
        document |= {"searched": len(gathered.index), "hits": [_hit(one) for one in found]}
        document |= {"nearest": [_hit(one) for one in nearest]}
        print_json(document | {"journey": [_stop(one) for one in way]})
        return 0
    if not found:
        print(NOTHING)
    for one in found or nearest:
        print(
            "\t".join((one.likeness if found else NEAREST, *_place(one), one.passage.text[:SHOWN].replace("\n", " ")))
        )
    return 0


def _asked(text: str, arguments: Namespace) -> str | None:
    """The passage asked about; None for the whole issue. EditError for a range that the text does not have."""
    if arguments.start is None:
        return None
    if arguments.end is None or not 0 <= arguments.start < arguments.end <= len(text):
        raise EditError(f"起点和终点要成对，在 0 到 {len(text)} 之间，起点在前。")
    return text[arguments.start : arguments.end]


def _before(arguments: Namespace, ask: Comparing, bulletin: str) -> int:
    found = ask.published_before(bulletin)
    share = share_published(ask.index.passages(bulletin), found)
    if arguments.json:
        print_json({
            "issue": arguments.issue,
            "searched": len(ask.index),
            "share": round(share, 3),
            "republished": [_republished(one) for one in found],
        })  # fmt: skip
        return 0
    print(f"以前登过 {len(found)} 段，占正文 {share:.0%}。")
    for one in found:
        for like in one.before:
            print("\t".join((like.likeness, *_place(like), one.passage.text[:SHOWN].replace("\n", " "))))
    return 0


def _place(one: Similar) -> tuple[str, ...]:
    return one.where.issue, one.where.date, one.where.who or one.where.title, f"{one.passage.start}-{one.passage.end}"


def _republished(one: Republished) -> Json:
    passage = one.passage
    return {
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "hits": [_hit(like) for like in one.before],
    }


def _hit(one: Similar) -> Json:
    base, base_ = one.base, one.passage.start
    return {
        **_at(one),
        "text": one.passage.text,
        "kind": one.hit.kind.value,
        "likeness": one.likeness,
        "share": round(one.hit.share, 3),
        "nearness": round(one.hit.nearness, 3),
        "part": [base, base + len(one.here)],
        "runs": [_run(run, base, base_) for run in one.aligned],
        "words": {
            "here": [[base + start, base + end] for start, end in one.echoes.here],
            "there": [[base_ + start, base_ + end] for start, end in one.echoes.there],
        },
        "figures": [
            {
                "here": pair.here.text,
                "there": pair.there.text,
                "here_at": [base + pair.here.start, base + pair.here.end],
                "there_at": [base_ + pair.there.start, base_ + pair.there.end],
                "more": str(pair.more),
                "unit": pair.unit,
            }
            for pair in one.figures
        ],
    }


def _run(run: Run, base: int, base_: int) -> Json:
    here, there = [base + run.start, base + run.end], [base_ + run.start_, base_ + run.end_]
    return {"side": run.side.value, "here": here, "there": there}


def _at(one: Similar) -> Json:
    where = asdict(one.where)
    return {"id": where.pop("bulletin"), **where, "start": one.passage.start, "end": one.passage.end}


def _stop(one: Travelled) -> Json:
    where, stop = asdict(one.where), one.stop
    return {
        "id": where.pop("bulletin"),
        **where,
        "start": stop.passage.start,
        "end": stop.passage.end,
        "after": stop.after,
        "likeness": one.likeness or None,
        "nearness": round(stop.nearness, 3),
    }
