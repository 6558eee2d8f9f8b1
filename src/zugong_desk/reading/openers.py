"""Openers: the words with which parts of a bulletin begin."""

import re

_POST = "(?:书记|部长|主任|局长|[县区市镇乡]长|主席|常委|委员|院长|校长|处长|科长)"
OPENERS = {
    "editor_note": re.compile(
        r"[【\[（(〔［]?(?:编\s*者\s*按(?:\s*语)?|编者的话|按\s*语|编\s*者|按(?=\s*[：:]))(?:[】\]）)〕］]|\s*[：:]|\s*$|\s)"
    ),
    "instruction": re.compile(
        r"[【\[（(]?(?:[\u4e00-\u9fff]{0,6}领导)?(?:重要)?批\s*示(?:[】\]）)]|\s*[：:]|\s*$)"
        r"|[\w·、]{2,24}(?:同志|书记|部长|主任)?(?:于?\d{1,2}月\d{1,2}日)?(?:作出|的)?(?:重要)?批(?:示|语)[：:]"
        # the signature of one
        r"|—{1,2}\s*\w[\w（）()、\s]{1,28}\d{1,2}\s*月\s*\d{1,2}\s*日$"
        r"|[\u4e00-\u9fff]{2,4}[ \u3000]+\d{1,2}\s*月\s*\d{1,2}\s*日$"
    ),
    "toc": re.compile(
        r"[【\[★☆●◆\s]*(?:目\s*录|目\s*次|(?:本\s*期\s*)?(?:要\s*目|导\s*读|目\s*录|内\s*容|看\s*点)|内容提要|内容导读)[】\]★☆●◆\s]*[：:]?$"
    ),
    "author": re.compile(
        r"本[刊报](?:特约)?(?:评论员|编辑部)$"
        r"|(?:[■□●◆▲]\s*)?(?:本[刊报]|特约)?(?:记者|评论员|通讯员)[\s：:]*\w[\w\s]{1,12}$"
        r"|[（(]?(?:作\s*者|供\s*稿|撰\s*稿|通\s*讯\s*员|报\s*送\s*单\s*位|供\s*稿\s*单\s*位)\s*[：:]"
        rf"|[\u4e00-\u9fff、 \u3000]{{2,24}}?{_POST}[ \u3000]+[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){{1,3}}$"
        r"|[■□]\s*[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,3}$"
    ),
    "distribution": re.compile(
        r"[（(]?(?:(?:主|抄|分|报|呈|发)?\s*(?:报|送|发)|印\s*发|印\s*送|报\s*送"
        r"|(?:(?:责任|执行|值班|本期)\s*)*(?:责?\s*编\s*辑?|主\s*编|编\s*审|校\s*对|审\s*[核签稿]|统\s*稿|签\s*发|核\s*稿)|选\s*编|统\s*筹|打\s*[字印]"
        r"|(?:电子)?信\s*箱|联系\s*电话|电\s*话|投稿\s*邮箱|邮\s*箱|印\s*数|份\s*数)"
        r"\s*(?:人|单位|范围)?\s*[：:]"
        r"|主\s*办\s*[：:].{2,30}(?:地\s*址|电\s*话|邮\s*编)|(?:地\s*址|网\s*址|邮\s*编)\s*[：:]|本刊(?:内部|投稿|地址|电话|邮箱|网址)"
        r"|[（(]?共\s*印\s*\d+\s*份|印\s*发\s*\d+\s*份"
    ),
    "source": re.compile(
        r"[（(]?(?:载|原载)?《[^》]{2,20}》[^。]{0,8}\d{4}年|[（(【]?(?:来\s*源\s*[：:《“]|(?:摘\s*自|摘\s*编\s*自|转\s*自|选\s*自|原\s*载)\s*于?\s*[：:《“\d])|[（(](?:摘\s*自|选\s*自)[^。；]{4,60}[）)]$"
    ),
    "dialogue": re.compile(r"(?:问|答|记者|主持人|嘉宾)\s*[：:]"),
    "attachment": re.compile(r"附\s*件?\s*\d{0,2}\s*(?:[：:]|$)"),
    "salutation": re.compile(
        r"各[\u4e00-\u9fff、（）()]{0,36}?(?:委|党组|支部|党组织|单位|部门|局|办|镇|乡|街道|社区|居委会|村|企业|公司|学校|室|县|区|市)[：:]$"
        r"|全[省市州县区旗体][\u4e00-\u9fff]{2,16}(?:干部|党员|同志|职工|师生)们?[：:]$"
        r"|(?:同志们|各位[\u4e00-\u9fff]{2,6}|尊敬的[\u4e00-\u9fff、]{2,12}|[\u4e00-\u9fff]{1,6}书记[\u4e00-\u9fff、，]{0,12})[：:，！]$"
    ),
}
"""The parts in the order in which they are looked for."""

_ANY = re.compile("|".join(f"(?P<{name}>{shape.pattern})" for name, shape in OPENERS.items()))


def opener_of(text: str) -> str:
    """The part of a bulletin whose opening words stand first in the line: a key of `OPENERS`, or nothing."""
    found = _ANY.match(text[:40].lstrip("| \u3000\t*"))
    return (found.lastgroup or "") if found else ""
