"""The types in which INCEpTION and WebAnno hold our annotations, and the file that describes them."""

from collections.abc import Iterator

from zugong_desk.domain.annotation import Annotation, Field
from zugong_desk.domain.codebook import Tags
from zugong_desk.export.exchange.marked import tag_of

LAYER = "webanno.custom.Practice"
"""The layer of our annotations; the program must be given it (layers: import `TypeSystem.xml`) before the documents."""
FEATURES = ("tag", "note", *(field.value for field in Field), "rating", "annotation")
"""Its features: texts, but for `rating`, a whole number; `annotation` is our id."""
TYPE_SYSTEM = "TypeSystem.xml"
SEGMENTS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type"

_ANNOTATION, _STRING, _INTEGER = "uima.tcas.Annotation", "uima.cas.String", "uima.cas.Integer"
_TYPES = (
    (f"{METADATA}.DocumentMetaData", "uima.tcas.DocumentAnnotation", ("documentTitle", "documentId")),
    (f"{SEGMENTS}.Sentence", _ANNOTATION, ("id",)),
    (f"{SEGMENTS}.Token", _ANNOTATION, ("id",)),
    (LAYER, _ANNOTATION, FEATURES),
)


def values(annotation: Annotation, tags: Tags) -> dict[str, str]:
    """The features of an annotation that say something."""
    practice = annotation.practice
    said = {field.value: getattr(practice, field.value) for field in Field}
    rating = str(practice.rating) if practice.rating else ""
    found = {"tag": tag_of(annotation.tag, tags).name, "note": annotation.note, **said, "rating": rating}
    return {name: text for name, text in (*found.items(), ("annotation", annotation.id)) if text}


def type_system() -> str:
    """The description of the types, as UIMA has it."""
    return "".join(_description())


def _description() -> Iterator[str]:
    yield "<?xml version='1.0' encoding='UTF-8'?>\n"
    yield '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n<types>\n'
    for name, above, features in _TYPES:
        yield f"<typeDescription><name>{name}</name><description/><supertypeName>{above}</supertypeName><features>\n"
        for feature in features:
            range_ = _INTEGER if feature == "rating" else _STRING
            yield f"<featureDescription><name>{feature}</name><description/><rangeTypeName>{range_}</rangeTypeName>"
            yield "</featureDescription>\n"
        yield "</features></typeDescription>\n"
    yield "</types>\n</typeSystemDescription>\n"
