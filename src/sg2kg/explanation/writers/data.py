"""Explanations as plain data, for programs: JSON with stable keys, texts in all three languages, and trees as flat numbered lists of any depth."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sg2kg.explanation.answers import Backing, Condition, Node, WhatIf, Why, WhyNot
from sg2kg.explanation.writers import Explained
from sg2kg.explanation.writers.lines import conditions
from sg2kg.reasoning.proofs import Justification
from sg2kg.reasoning.rules import Fact, Link
from sg2kg.terms import PREFIXES

Data = dict[str, Any]


def write_json(answer: Explained, lang: str) -> str:
    """One object; its ``kind`` is why, why-not or what-if."""
    return json.dumps(explanation_data(answer), ensure_ascii=False, indent=1) + "\n"


def explanation_data(answer: Explained) -> Data:
    """An explanation as objects, lists, texts, numbers and truth values."""
    if isinstance(answer, Why):
        return _why(answer)
    return _why_not(answer) if isinstance(answer, WhyNot) else _what_if(answer)


def _why(why: Why) -> Data:
    return {
        "kind": "why",
        "question": dict(why.question),
        "answer": dict(why.answer),
        "complete": why.complete,
        "conclusion": why.nodes[-1].number if why.nodes else None,
        "nodes": [_node(n) for n in why.nodes],
        "justifications": [_justification(why, n, j) for n, j in enumerate(why.justifications)],
    }


def _node(n: Node) -> Data:
    return {
        "number": n.number,
        "kind": n.kind,
        "text": dict(n.text),
        "premises": list(n.premises),
        "rule": n.rule,
        "rule_text": dict(n.rule_text),
        "axiom": n.axiom,
        "triple": list(n.triple) if n.triple else None,
        "backing": [_backing(b) for b in n.backing],
    }


def _backing(b: Backing) -> Data:
    return {
        "source": dict(b.sources) or {"en": b.source},
        "address": b.address,
        "passage": b.passage,
        "says": dict(b.says),
        "evidence": asdict(b.evidence),
    }


def _justification(why: Why, n: int, j: Justification) -> Data:
    grounds = why.grounds[n] if n < len(why.grounds) else None
    return {
        "statements": [_fact(f) for f in j.assertions],
        "axioms": [str(a) for a in j.axioms],
        "statements_in_words": [dict(t) for t in grounds.statements] if grounds else [],
        "axioms_in_words": [dict(t) for t in grounds.axioms] if grounds else [],
    }


def _fact(fact: Fact) -> list[str]:
    return [fact.x, fact.property, fact.y] if isinstance(fact, Link) else [fact.x, PREFIXES["rdf"] + "type", fact.cls]


def _why_not(why_not: WhyNot) -> Data:
    numbered = list(conditions(why_not.condition))
    parts: dict[int, list[int]] = {}
    for number, whole, _ in numbered:
        parts.setdefault(whole, []).append(number)
    return {
        "kind": "why-not",
        "question": dict(why_not.question),
        "answer": dict(why_not.answer),
        "conditions": [_condition(number, c, parts.get(number, [])) for number, _, c in numbered],
    }


def _condition(number: int, c: Condition, parts: list[int]) -> Data:
    return {
        "number": number,
        "text": dict(c.text),
        "state": c.state,
        "reason": c.reason,
        "detail": dict(c.detail),
        "expression": c.expression,
        "concept": c.concept,
        "backing": [_backing(b) for b in c.backing],
        "search": asdict(c.search) if c.search else None,
        "parts": parts,
    }


def _what_if(what_if: WhatIf) -> Data:
    def told(triples: tuple[tuple[str, str, str], ...]) -> list[Data]:
        return [{"triple": list(t), "text": dict(what_if.in_words.get(t, {}))} for t in triples]

    return {
        "kind": "what-if",
        "added": told(what_if.added),
        "withdrawn": told(what_if.withdrawn),
        "gained": told(what_if.gained),
        "lost": told(what_if.lost),
        "contradictions": [_why(w) for w in what_if.contradictions],
    }
