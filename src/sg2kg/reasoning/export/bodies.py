"""Writes the conditions of a rule as SPARQL: triple patterns first, then filters on what these bind; used for updates, checks and shapes alike.

No VALUES, MINUS or subquery is written, so that the same text can stand in SHACL, where ``$this`` is bound beforehand (SHACL, appendix A).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from sg2kg.reasoning.export.names import NotSayable, class_iri, term
from sg2kg.reasoning.export.ranges import telling
from sg2kg.reasoning.owl.axioms import DatatypeDefinition
from sg2kg.reasoning.owl.expressions import THING, is_data
from sg2kg.reasoning.rules import Atom, Condition, Count, Different, Head, Link, Member, Program, Test
from sg2kg.terms import PREFIXES

MAX_COUNT = 4
"""The most values that a query is asked to find pairwise different; each more makes it many times slower."""
_DIFFERENT = f"<{PREFIXES['owl']}differentFrom>"


class Writer:
    """Writes atoms and bodies for one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._definitions = {a.iri: a.range for a in program.axioms if isinstance(a, DatatypeDefinition)}
        self._apart = _by_left(program)

    def atom(self, atom: Atom) -> str:
        """One triple pattern; raises NotSayable like :func:`sg2kg.reasoning.export.names.term`."""
        if isinstance(atom, Member):
            return f"{term(atom.x)} a {term(class_iri(atom.cls, self._program))} ."
        return f"{term(atom.x)} {term(atom.property)} {term(atom.y)} ."

    def body(self, body: Sequence[Condition], head: Head | None = None) -> str:
        """All the conditions as what stands between the braces of WHERE.

        Raises NotSayable for what SPARQL cannot say, and where a variable of the conditions or of ``head`` is bound by none of them.
        """
        patterns: list[str] = []
        filters: list[str] = []
        for number, condition in enumerate(body):
            self._add(condition, number, patterns, filters)
        bound = {name for c in body for name in _binds(c)}
        used = {name for c in body for name in _terms(c)} | (_terms(head) if head else set())
        free = sorted(name for name in used if name[:1] in ("?", "$") and name not in bound)
        if free:
            raise NotSayable(f"nothing but a class that holds everything says what {', '.join(free)} may be")
        if isinstance(head, (Member, Link)) and _may_be_literal(head.x, body):
            filters.append(f"!isLiteral({term(head.x)})")
        return " ".join([*patterns, *(f"FILTER({f})" for f in filters)])

    def _add(self, condition: Condition, number: int, patterns: list[str], filters: list[str]) -> None:
        if isinstance(condition, (Member, Link)):
            if not (isinstance(condition, Member) and condition.cls == THING):
                patterns.append(self.atom(condition))
        elif isinstance(condition, Test):
            tells = telling(condition.range, term(condition.x), self._definitions)
            filters.append(tells.no if condition.negated else tells.yes)
        elif isinstance(condition, Different):
            filters.append(self._different(condition.x, condition.y))
        else:
            self._count(condition, number, patterns, filters)

    def _count(self, count: Count, number: int, patterns: list[str], filters: list[str]) -> None:
        if count.n > MAX_COUNT:
            raise NotSayable(f"{count.n} values that are pairwise different: more than {MAX_COUNT} take a query too long")
        names = [f"?value{number}_{n}" for n in range(count.n)]
        for name in names:
            ends = (name, count.x) if count.inverse else (count.x, name)
            patterns.append(self.atom(Link(count.property, *ends)))
            if is_data(count.filler):
                filters.append(telling(count.filler, name, self._definitions).yes)  # type: ignore[arg-type]
            elif count.cls != THING:
                patterns.append(self.atom(Member(count.cls, name)))
        filters += [self._different(a, b) for a, b in combinations(names, 2)]

    def _different(self, x: str, y: str) -> str:
        """Known to differ: by statement, axiom, disjoint classes, or as literals; what is in two disjoint classes is still no other than itself."""
        a, b = term(x), term(y)
        ways = [f"(isLiteral({a}) && isLiteral({b}) && {a} != {b})"]
        ways += [f"EXISTS {{ {a} {_DIFFERENT} {b} }}", f"EXISTS {{ {b} {_DIFFERENT} {a} }}"]
        for group in self._program.different:
            named = ", ".join(term(i) for i in group if not i.startswith("_:"))
            ways.append(f"({a} IN ({named}) && {b} IN ({named}))")
        if self._apart:
            ways.append(f"EXISTS {{ {a} a ?class_a . {b} a ?class_b FILTER({self._apart}) }}")
        return f"(!sameTerm({a}, {b}) && ({' || '.join(ways)}))"


def _by_left(program: Program) -> str:
    """That ?class_a and ?class_b are disjoint."""
    others: dict[str, list[str]] = defaultdict(list)
    for left, right in sorted(program.disjoint):
        others[class_iri(left, program)].append(class_iri(right, program))
    ways = [f"(?class_a = {term(left)} && ?class_b IN ({', '.join(map(term, right))}))" for left, right in others.items()]
    return " || ".join(ways)


def _binds(condition: Condition) -> tuple[str, ...]:
    """The terms that a condition can bind."""
    if isinstance(condition, Member):
        return () if condition.cls == THING else (condition.x,)
    if isinstance(condition, Link):
        return (condition.x, condition.y)
    return (condition.x,) if isinstance(condition, Count) and condition.n else ()


def _may_be_literal(name: str, body: Sequence[Condition]) -> bool:
    """Whether a variable is nowhere a subject; some stores would let a literal be one."""
    return name[:1] in ("?", "$") and not any(isinstance(c, (Member, Link, Count)) and _subject(c) == name for c in body)


def _subject(condition: Member | Link | Count) -> str:
    return "" if isinstance(condition, Count) and condition.inverse else condition.x


def _terms(condition: Condition | Head) -> set[str]:
    return {condition.x, condition.y} if isinstance(condition, (Link, Different)) or hasattr(condition, "y") else {condition.x}
