"""Figures in characters or in digits: fixed phrases, 二 and 两, years, full-width digits."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_CHARS = "零一二三四五六七八九十"
_FIXED = re.compile(
    r"(?<![0-9.+\-—～~第])(?<!第[ \u3000])(10|[2-9])[ \u3000]?"
    r"(大(?![类卡棚学桥小院型量家奖赛])(?=[^，。；：、（）“”0-9]{0,8}?(?:产业|项目|行动|工程|体系|任务|平台|战役|举措|品牌|计划|片区|中心|领域|专项|要素|板块|功能|工作))"
    r"|个(?=不得|必须|严禁|坚持|聚焦|带头|不准))"
)
_TWO = re.compile(
    r"(?<![一二三四五六七八九十百千万亿零〇两第初之其老周0-9、—·～至无不独])二(个(?!月|[项元])|[名家位户种座辆篇](?![项元次类级维]))"
)
_SECOND = re.compile(r"第两([个名家位户条项种次批届])")
_YEAR = re.compile(r"(?<![一二三四五六七八九十])[一二][零〇○OＯ0-9一二三四五六七八九]{3}年")
_WIDE = re.compile(r"(?:(?<![0-9.])[0-9.]*)?[０-９]+(?:[．.]?[0-9０-９]+)*[％%]?")
_ANY_WIDE = re.compile("[０-９]")
_SOME = re.compile(r"(?<![0-9.])([1-9]0)几(?=[个名家户人条件次种项亩年天岁场份])")
_TO_HALF = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_IDIOM = re.compile(
    r"(?<![0-9.])[2-9](?:管齐下|步并作[2-9]步|言[2-9]语|[手肩]抓|心[2-9]意|面[2-9]方|湖[2-9]海|通[2-9]达|会[1一]课)(?![0-9])"
    r"|(?<![0-9.])1(?:心1意|点1滴|心一意|点一滴|视同仁|如既往|丝不苟|目了然|举多得|举两得|步到位|竿到底|线串珠)"
)
_TO_HANZI = str.maketrans("123456789", "一二三四五六七八九")
_TO_YEAR = str.maketrans("零○OＯ0123456789", "〇〇〇〇〇一二三四五六七八九")


def _fixed(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    for found in _FIXED.finditer(passage.text):
        said = f"{_CHARS[int(found[1])]}{found[2]}"
        yield Hit(passage.id, *found.span(), "固定的概括说法宜用汉字数字", said)


def _idioms(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    for found in _IDIOM.finditer(passage.text):
        said = found[0].translate(_TO_HANZI)
        yield Hit(passage.id, *found.span(), "成语、惯用语里的数字用汉字", said, severity=Severity.WARNING)


def _fixed_and_idioms(passage: Passage) -> Iterator[Hit]:
    yield from _fixed(passage)
    yield from _idioms(passage)


def _two(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    if "二" in text:
        for found in _TWO.finditer(text):
            yield Hit(passage.id, *found.span(), "量词前应用“两”，不用“二”", f"两{found[1]}")
    if "第两" in text:
        for found in _SECOND.finditer(text):
            yield Hit(passage.id, *found.span(), "序数应用“二”，不用“两”", f"第二{found[1]}")


def _some(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or "几" not in text:
        return
    for found in _SOME.finditer(text):
        said = f"{_CHARS[int(found[1]) // 10]}十几".removeprefix("一")
        yield Hit(passage.id, *found.span(), "含“几”的概数应用汉字数字", said)


def _years(passage: Passage) -> Iterator[Hit]:
    if "年" not in passage.text:
        return
    for found in _YEAR.finditer(passage.text):
        said = found[0].translate(_TO_YEAR)
        if said != found[0]:
            own = None if "零" in found[0] or re.search("[0-9]", found[0]) else Severity.STYLE
            yield Hit(passage.id, *found.span(), "汉字年份里的零应写作“〇”，不夹阿拉伯数字", said, severity=own)


def _wide(passage: Passage) -> Iterator[Hit]:
    for found in _WIDE.finditer(passage.text) if _ANY_WIDE.search(passage.text) else ():
        mixed = re.search("[0-9]", found[0]) is not None
        told = "一个数里混用了全角、半角数字" if mixed else "阿拉伯数字应用半角"
        own = Severity.WARNING if mixed else None
        yield Hit(passage.id, *found.span(), told, found[0].translate(_TO_HALF), severity=own)


RULES = (
    Rule(
        id="NUM-HANZI",
        name="固定说法用汉字",
        family=Family.NUMERALS,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011 4.2.3；4.3",
        why="固定的说法用汉字数字；数字不多时标准容许两种形式，概括性的说法宜用汉字数字，统计性的数宜用阿拉伯数字，同类的取同一形式。",
        bad=(
            Bad("做强8大主导产业。", "做强八大主导产业。", "8大"),
            Bad("建成7大综合性旅游项目。", "建成七大综合性旅游项目。"),
            Bad("严格执行6个不得。", "严格执行六个不得。"),
            Bad("坚持引才、育才、留才3管齐下。", "坚持引才、育才、留才三管齐下。"),
            Bad("𠮷🙂县实施10大行动。", "𠮷🙂县实施十大行动。"),
        ),
        good=(
            "划分9大类、32小类事项。",
            "做强八大主导产业。",
            "摄入550大卡，建设3大棚，新建4个村，第2大主导产业，跃居全县第 3 大产业。",
        ),
        in_block=_fixed_and_idioms,
    ),
    Rule(
        id="NUM-LIANG",
        name="二与两",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="《现代汉语词典》",
        why="一般量词前说“两”，序数、分数和多位数里说“二”。",
        bad=(
            Bad("每村配备二名专干。", "每村配备两名专干。", "二名"),
            Bad("先后建成二个站点。", "先后建成两个站点。"),
            Bad("𠮷🙂村是全县第两个试点。", "𠮷🙂村是全县第二个试点。"),
        ),
        good=(
            "第二个试点，十二名专干，二十二户，可延长二个月。",
            "二级网格、二次创业、一二三产业、二等奖。",
            "两名专干，一二个站点，第一、二名选手。",
        ),
        in_block=_two,
    ),
    Rule(
        id="NUM-SOME",
        name="含几的概数",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011 4.2.2",
        why="含“几”的概数应采用汉字数字，如“十几天”“二十几户”。",
        bad=(
            Bad("驻村20几天。", "驻村二十几天。", "20几"),
            Bad("培育30几家示范社。", "培育三十几家示范社。"),
            Bad("𠮷🙂村走访10几户。", "𠮷🙂村走访十几户。"),
        ),
        good=(
            "每村培育三四个特色产业。",
            "第三、四个站点，一、二、三个方面，二、三个季度。",
            "走访十几户，几十人，30多天。",
        ),
        in_block=_some,
    ),
    Rule(
        id="NUM-YEAR",
        name="汉字年份",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011 5.2.5",
        why="用汉字写年份属编号，零写作“〇”；计量的数才写作“零”。年份里不夹阿拉伯数字。",
        bad=(
            Bad("二零二三年四月十四日", "二〇二三年四月十四日", "二零二三年"),
            Bad("自二0二一年起实施。", "自二〇二一年起实施。"),
            Bad("𠮷🙂社成立于二○二二年。", "𠮷🙂社成立于二〇二二年。"),
        ),
        good=("二〇二三年四月十四日", "一九四九年十月，三五年之间。", "第十二三年，历时一百零五年。"),
        in_block=_years,
    ),
    Rule(
        id="NUM-WIDE",
        name="全角数字",
        family=Family.NUMERALS,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="编校惯例：数字用半角",
        why="阿拉伯数字和百分号用半角，全角多是输入法留下的。",
        bad=(
            Bad("覆盖９８％的网格。", "覆盖98%的网格。", "９８％"),
            Bad("选派１２名干部。", "选派12名干部。"),
            Bad("𠮷🙂增长３．５％。", "𠮷🙂增长3.5%。"),
            Bad("走访５2户，投入3５万元。", "走访52户，投入35万元。", "５2"),
        ),
        good=("覆盖98%的网格。", "选派12名干部。", "选派十二名干部。"),
        in_block=_wide,
    ),
)
