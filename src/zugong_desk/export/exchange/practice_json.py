"""The record of a practice as JSON, and back.

`{"name", "organisation", "place", "period", "results", "recognition", "rating", "grounds": [{"id", "field", "text", "about",
"level", "start", "end"}]}`; `start` and `end` are where the issue's text gives the value, null if it is the editor's own.
"""

from collections.abc import Mapping
from typing import Any

from zugong_desk.domain.annotation import Field, Ground, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.export.exchange.json_text import Json, counted, rows, said

BEST = 3
NOWHERE: Json = {"start": None, "end": None}
_FIELDS = frozenset(Field)


def practice_row(practice: Practice, bulletin: Bulletin) -> Json:
    """The record with where the bulletin's text gives its values, as half-open ranges of code points."""
    texts = {field.value: getattr(practice, field.value) for field in Field}
    grounds = [_ground_row(ground, bulletin) for ground in practice.grounds]
    return {**texts, "rating": practice.rating, "grounds": grounds}


def _ground_row(ground: Ground, bulletin: Bulletin) -> Json:
    row = {"id": ground.id, "field": ground.field.value, "text": ground.text}
    return {**row, "about": ground.about, "level": ground.level, **place_row(ground.id, bulletin)}


def place_row(id: str, bulletin: Bulletin) -> Json:
    """Where the place of that id stands, as `start` and `end`; `NOWHERE` if there is none or its text is gone."""
    place = bulletin.places.get(id)
    if place is None or place.orphan is not None:
        return NOWHERE
    start, end = bulletin.range(place.span)
    return {"start": start, "end": end}


def practice_of(row: object) -> Practice:
    """The record that a JSON value from elsewhere says; what is not of its kind is left out."""
    if not isinstance(row, Mapping):
        return Practice()
    return Practice(
        said(row, "name"),
        said(row, "organisation"),
        said(row, "place"),
        said(row, "period"),
        said(row, "results"),
        said(row, "recognition"),
        min(max(counted(row, "rating", 0), 0), BEST),
        tuple(_grounds(row)),
    )


def places_of(row: object) -> tuple[tuple[int, int], ...]:
    """Where the grounds of such a record stand, one each; (-1, -1) where the text does not give the value."""
    found = _rows(row) if isinstance(row, Mapping) else []
    return tuple((counted(one, "start", -1), counted(one, "end", -1)) for one in found)


def _grounds(row: Mapping[str, Any]) -> list[Ground]:
    return [
        Ground(said(one, "id"), Field(one["field"]), said(one, "text"), said(one, "about"), said(one, "level"))
        for one in _rows(row)
    ]


def _rows(row: Mapping[str, Any]) -> list[Json]:
    return [one for one in rows(row.get("grounds")) if one.get("field") in _FIELDS and said(one, "text")]
