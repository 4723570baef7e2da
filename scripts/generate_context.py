"""Writes ontology/context.jsonld from the ontology, so that cases can be written and read as plain JSON; a test runs it with --check."""

from __future__ import annotations

import json
import sys

import pyoxigraph as ox
from made import ROOT, write_or_check

TARGET = ROOT / "ontology" / "context.jsonld"
OWL, RDFS, XSD = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SG2 = "https://w3id.org/sg2kg/ontology#"
PREFIXES = ("act", "case", "dcterms", "fw", "rdfs", "sg2", "sg2x", "skos", "src", "tier", "xsd")


def render() -> str:
    """The text of the context: one entry for each property of the ontology, and for the few foreign ones that cases use."""
    sys.path.insert(0, str(ROOT / "src"))
    from sg2kg.terms import PREFIXES as KNOWN

    kinds: dict[str, set[str]] = {}
    ranges: dict[str, str] = {}
    for t in ox.parse(path=ROOT / "ontology" / "sg2.ttl"):
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(SG2) and isinstance(t.object, ox.NamedNode):
            if t.predicate.value == TYPE:
                kinds.setdefault(t.subject.value, set()).add(t.object.value)
            elif t.predicate.value == RDFS + "range":
                ranges[t.subject.value] = t.object.value
    context: dict[str, object] = {"@version": 1.1, **{p: KNOWN[p] for p in PREFIXES}, "id": "@id", "type": "@type"}
    context["label"] = {"@id": "rdfs:label"}
    context["notation"] = {"@id": "skos:notation"}
    context["identifier"] = {"@id": "dcterms:identifier"}
    context["issued"] = {"@id": "dcterms:issued"}
    context["license"] = {"@id": "dcterms:license", "@type": "@id"}
    context["conformsTo"] = {"@id": "dcterms:conformsTo", "@type": "@id"}
    for term, types in sorted(kinds.items()):
        name = term.removeprefix(SG2)
        if OWL + "Class" in types:
            context[name] = "sg2:" + name
        elif OWL + "ObjectProperty" in types:
            context[name] = {"@id": "sg2:" + name, "@type": "@id"}
        elif OWL + "DatatypeProperty" in types:
            entry = {"@id": "sg2:" + name}
            # plain strings and numbers need no type; JSON numbers are integers and doubles, so decimals keep theirs
            datatype = ranges.get(term, "")
            if datatype.startswith(XSD) and datatype not in (XSD + "string", XSD + "decimal", XSD + "integer", XSD + "boolean"):
                entry["@type"] = "xsd:" + datatype.removeprefix(XSD)
            context[name] = entry
    return json.dumps({"@context": context}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check({TARGET: render()}))
