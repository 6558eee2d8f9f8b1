"""How exact a written figure is: the bounds that its last digit leaves open."""

from decimal import ROUND_HALF_UP, Decimal

from zugong_desk.domain.amounts import Amount

_PEOPLE = {"人": "名", "位": "名", "％": "%"}


def unit_of(amount: Amount) -> str:
    """The unit, people always 名, so that 人 and 名 may be compared."""
    return _PEOPLE.get(amount.unit, amount.unit)


def step(amount: Amount) -> Decimal:
    """The worth of the last digit written: 0.1万 for 7.2万."""
    digits = amount.digits.replace("．", ".").replace(",", "")
    decimals = len(digits.partition(".")[2])
    written = Decimal(digits) if not amount.hanzi else Decimal(0)
    scale = amount.value / written if written else Decimal(1)
    return scale.scaleb(-decimals)


def bounds(amount: Amount) -> tuple[Decimal, Decimal]:
    """The least and most that a rounded figure may stand for; whole things counted without 万 are exact."""
    if not amount.magnitude and "." not in amount.digits:
        return amount.value, amount.value
    half = step(amount) / 2
    return amount.value - half, amount.value + half


def exact(*some: Amount) -> bool:
    """Whether none of the figures is given as approximate, as a limit or as a range."""
    return not any(one.approximate for one in some)


def percent(part: Amount, whole: Amount) -> str:
    """How many per cent a part is of a whole, to a tenth at most: 75%, 9.2%."""
    said = (part.value / whole.value * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{said:f}%".replace(".0%", "%")
