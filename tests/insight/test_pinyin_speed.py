import re
from time import perf_counter

import pytest

from zugong_desk.insight.pinyin import keys, rank
from zugong_desk.places import seeds_dir

QUERIES = ("", "j", "u", "cj", "cjtjj", "cunji", "cunjitj", "zhzl", "ge", "村级", "村jt", "djylxyc")


@pytest.mark.bench
def test_ranking_2000_names() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("*.txt")))
    clauses = [clause for clause in re.split(r"[，。、；：\s]+", text) if 3 <= len(clause) <= 22]
    candidates = [(place, keys(clause)) for place, clause in enumerate((clauses * 2)[:2000])]
    print(f"\npinyin: {len(candidates)} names of 3-22 characters")
    for query in QUERIES:
        start = perf_counter()
        hits = len(rank(query, candidates))
        print(f"  {query!r:12} {hits:5} hits {(perf_counter() - start) * 1000:6.1f} ms")
    assert len(candidates) == 2000
