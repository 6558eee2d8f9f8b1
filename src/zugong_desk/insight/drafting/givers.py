"""Givers: how higher units, leaders and media are named in running text."""

import re
from functools import cache

from zugong_desk.insight.drafting.levels import media_names

_HAN = r"[\u4e00-\u9fff]"
_IN = rf"(?:(?![在召将把以为对向到的给予作专被抽参评选派荐列聘录纳策]){_HAN})"
_TOP = r"中央|国家|全国|国务院|最高人民|中国|自治区|国(?=[管铁资税网防])"
_END = (
    r"党校|行政学院|党委|工委|政法委|纪委监委|纪委|委(?![员托派以])|(?<!干)部(?![分门队署])|总局|厅|局|署|司(?!法)|办公室|办(?![理事公好法案学])"
    r"|法院|检察院|院(?![校长系士])|联合会|工会|妇联|科协|协会|总会|学会|会(?![议上场同员见计所])|研究室|政研室|督导组|巡视组|巡察组|考核组|调研组|组(?!织)"
    r"|政府|府|中心(?![工组小])|总队|支队|集团|银行"
)
_MINISTRY = (
    rf"(?:中组部|共青团中央|中宣部|中办|国办|团中央|全总|中央{_HAN}{{1,4}}办|工信部|人社部|住建部|文旅部"
    rf"|(?:教育|公安|民政|司法|财政|商务|水利|农业|科技|交通|生态|应急|自然|住房|工业|人力|退役|文化|外交|国防){_HAN}{{0,8}}?部)"
    rf"(?:{_IN}{{0,6}}?(?:局|司|办|中心))?"
)
_LEADER = (
    r"(?:主要领导|主要负责同志|主要负责人|负责同志|领导同志|领导|"
    r"(?:副)?(?:书记|省长|市长|县长|区长|州长|主席|部长|主任|秘书长|厅长|局长))"
)
_UNIT = rf"(?:(?:中共)?(?:{_TOP}|{_IN}{{0,4}}?[省市县区州旗])(?:{_IN}{{0,12}}?(?:{_END})){{1,3}}|{_MINISTRY})"
_PERSON = rf"(?:[省市县区州]委?(?:主要)?{_LEADER}|[省市县区州]长|(?:组织|宣传|统战)部长)"
_OTHERS = rf"(?:[省市县区州镇乡][里上]|全[国省市州县]{_IN}{{0,10}}?(?:代表|同行|各地))"


@cache
def giver() -> str:
    """The pattern of one or more who may give recognition: 省委、省政府, 市委书记, 《…报》, 教育部某司."""
    named = "|".join(re.escape(name) for name in sorted(media_names(), key=len, reverse=True))
    papers = rf"{_HAN}{{1,8}}?(?:日报|晚报|电视台|卫视|新闻网|先锋网|新闻联播)|中国{_HAN}{{2,5}}?报(?![告送名道销批表])"
    press = rf"(?:{named}|《[^》\n]{{2,16}}》|{papers})"
    more = rf"(?:《[^》\n]{{2,16}}》|等(?:多家)?{_HAN}{{0,4}}媒体|杂志|客户端|公众号|头版(?:头条)?|栏目)"
    one = rf"(?:{press}{more}*|{_UNIT}{_LEADER}?|{_PERSON}|{_OTHERS})"
    return rf"{one}(?:(?:、|和|及|联合){one}){{0,2}}"
