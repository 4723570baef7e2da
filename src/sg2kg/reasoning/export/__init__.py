"""Writes the rules of a program for other stores and engines: SPARQL updates and queries, and SHACL rules and constraints."""

from __future__ import annotations

from sg2kg.reasoning.export.names import INFERRED, class_iri, expression_iri, labels
from sg2kg.reasoning.export.shacl import ShaclExport, to_shacl
from sg2kg.reasoning.export.sparql import LeftOut, SparqlCheck, SparqlExport, SparqlRule, run_sparql, script, to_sparql

__all__ = [
    "INFERRED",
    "LeftOut",
    "ShaclExport",
    "SparqlCheck",
    "SparqlExport",
    "SparqlRule",
    "class_iri",
    "expression_iri",
    "labels",
    "run_sparql",
    "script",
    "to_shacl",
    "to_sparql",
]
