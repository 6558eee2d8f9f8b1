"""How the rows of the lists read."""

from zugong_desk.desk.similar import Where
from zugong_desk.ui.similar.model import name_of, unit_of

SIGNED = Where(
    "a", "2019-3", "云岭组工信息 第 3 期", "2019-05-06", "青山县委组织部", "抓实治理𠮷🏠", "青山县", "云岭市委组织部"
)


def test_an_article_is_told_with_who_wrote_it() -> None:
    assert unit_of(SIGNED) == "青山县委组织部"
    assert name_of(SIGNED) == "云岭组工信息 第 3 期　2019-05-06　青山县委组织部　抓实治理𠮷🏠"


def test_of_one_that_nobody_signed_the_issuer_is_told_else_its_title_else_the_issue() -> None:
    unsigned = Where("a", "2019-3", "云岭组工信息 第 3 期", "2019-05-06", "", "抓实治理𠮷🏠", "", "云岭市委组织部")
    assert unit_of(unsigned) == "云岭市委组织部"
    assert name_of(unsigned) == "云岭组工信息 第 3 期　2019-05-06　云岭市委组织部　抓实治理𠮷🏠"
    fragment = Where("b", "b", "残篇.txt", "", "", "抓实治理𠮷🏠")
    assert unit_of(fragment) == "抓实治理𠮷🏠"
    assert unit_of(Where("b", "b", "残篇.txt", "", "", "")) == "残篇.txt"
