"""The W3C Web Annotation Data Model as rules: what its sections say must and may stand in an annotation, as JSON Schema.

Section numbers are those of the Recommendation of 23 February 2017.
"""

IRI = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:\\S+$"}
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
MOTIVATION = {
    "enum": [
        *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
        *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
    ]
}


def one_or_more(rule: dict) -> dict:
    return {"anyOf": [rule, {"type": "array", "items": rule, "minItems": 1}]}


def holds(rule_type: str, properties: dict, *required: str) -> dict:
    """An object of that type: the type is among its types, and it has what it must have."""
    kind = {"anyOf": [{"const": rule_type}, {"type": "array", "contains": {"const": rule_type}}]}
    return {"type": "object", "properties": {"type": kind, **properties}, "required": ["type", *required]}


POSITION = holds("TextPositionSelector", {"start": COUNT, "end": COUNT}, "start", "end")  # 4.2.5
QUOTE = holds("TextQuoteSelector", {"exact": TEXT, "prefix": TEXT, "suffix": TEXT}, "exact")  # 4.2.4
TEXTUAL = holds(  # 3.2.4
    "TextualBody",
    {"value": TEXT, "purpose": one_or_more(MOTIVATION), "format": TEXT, "language": one_or_more(TEXT)},
    "value",
)
OTHER = {  # 3.2.2: a resource with a name, of one of the classes of media; it has no purpose of its own
    "type": "object",
    "properties": {"id": IRI, "type": {"enum": ["Dataset", "Image", "Video", "Sound", "Text"]}, "purpose": False},
    "required": ["id"],
}
TARGET = holds(  # 4
    "SpecificResource", {"source": IRI, "selector": one_or_more({"anyOf": [POSITION, QUOTE]})}, "source"
)
ANNOTATION = holds(  # 3.1
    "Annotation",
    {
        "id": IRI,
        "body": one_or_more({"anyOf": [TEXTUAL, OTHER]}),
        "target": one_or_more({"anyOf": [IRI, TARGET]}),
        "motivation": one_or_more(MOTIVATION),
    },
    "id",
    "target",
)
PAGE = holds(  # 5.2
    "AnnotationPage",
    {"id": IRI, "partOf": IRI, "startIndex": COUNT, "items": {"type": "array", "items": ANNOTATION}},
    "id",
    "items",
)
COLLECTION = holds(  # 5.1
    "AnnotationCollection",
    {
        "@context": {"type": "array", "contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "id": IRI,
        "label": one_or_more(TEXT),
        "total": COUNT,
        "first": PAGE,
        "last": IRI,
    },
    "@context",
    "id",
    "total",
    "first",
)

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
CONTEXT = {
    "@context": {
        "oa": OA,
        "as": AS,
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "dctypes": "http://purl.org/dc/dcmitype/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": {"@id": "@id", "@type": "@id"},
        "type": {"@id": "@type", "@type": "@vocab"},
        **{
            name: f"oa:{name}"
            for name in ("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")
        },
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "Dataset": "dctypes:Dataset",
        "Text": "dctypes:Text",
        "Person": "foaf:Person",
        "Software": "as:Application",
        **{name: f"oa:{name}" for name in ("tagging", "describing")},
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "creator": {"@type": "@id", "@id": "dcterms:creator"},
        "generator": {"@type": "@id", "@id": "as:generator"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "first": {"@type": "@id", "@id": "as:first"},
        "last": {"@type": "@id", "@id": "as:last"},
        "partOf": {"@type": "@id", "@id": "as:partOf"},
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
        "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
        "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
        **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix")},
        "value": "rdf:value",
        "format": "dc:format",
        "name": "foaf:name",
        "label": "rdfs:label",
    }
}
"""What the model's published context says of the terms that are written here, for a parser that is not online."""
