"""Finds proofs: matches rules again, over facts that are older than the conclusion, so that nothing has to be recorded while reasoning."""

from __future__ import annotations

from collections.abc import Iterable

from sg2kg.reasoning.engine import Engine
from sg2kg.reasoning.facts import key_of
from sg2kg.reasoning.matching import Bindings, unify, value
from sg2kg.reasoning.outcomes import Equality, Violation
from sg2kg.reasoning.owl.axioms import SameIndividual
from sg2kg.reasoning.owl.expressions import THING, is_data
from sg2kg.reasoning.proofs import Conclusion, Proof, Step
from sg2kg.reasoning.rules import Clash, Condition, Count, Different, Fact, Link, Member, Rule, Same, Test


def prove(engine: Engine, fact: Fact) -> Proof | None:
    """Why a fact is known; None where it is not. Of several proofs the one found first, which is the same each time."""
    if engine.facts.tick(fact) is None:
        return None
    return _Prover(engine).proof(fact)


def prove_violation(engine: Engine, violation: Violation) -> Proof:
    """Why something cannot be: the facts and axioms that contradict each other."""
    prover = _Prover(engine)
    bindings = dict(violation.bindings)
    rule = violation.rule
    if rule.name == "dt-not-type":
        link = Link(bindings["?property"], bindings["?x"], bindings["?y"])
        return prover.concluding(Clash(link.x), rule, (link,))
    if isinstance(rule.head, Same):  # of two literals
        same = Same(value(rule.head.x, bindings) or "", value(rule.head.y, bindings) or "")
        prover.take(Step(same, rule, prover.premises(rule, bindings, None), rule.axioms))
        return prover.concluding(Clash(violation.about), rule, (same, Different(same.x, same.y)), of_rule=False)
    if rule.name == "eq-diff1":
        same = prover.joined(bindings["?x"], bindings["?y"])
        return prover.concluding(Clash(same.x), rule, (same, Different(same.x, same.y)))
    return prover.concluding(Clash(violation.about), rule, prover.premises(rule, bindings, None))


def prove_equality(engine: Engine, equality: Equality) -> Proof:
    """Why two individuals would be the same."""
    prover = _Prover(engine)
    return prover.concluding(Same(equality.x, equality.y), equality.rule, prover.premises(equality.rule, dict(equality.bindings), None))


_TOGETHER = Rule(-3, "eq-trans", Same("?x", "?y"), (), SameIndividual(("?x", "?y")), structural=True)
"""Equality goes both ways and from one to the next (OWL 2 Profiles, table 4)."""


class _Prover:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._steps: dict[Conclusion, Step] = {}
        self._ready: dict[Conclusion, Step] = {}

    def take(self, step: Step) -> None:
        """Uses this step for its conclusion."""
        self._ready[step.conclusion] = step

    def proof(self, goal: Conclusion) -> Proof:
        """The proof of ``goal``, from the steps known for its premises."""
        todo = [goal]
        while todo:
            conclusion = todo[-1]
            if conclusion in self._steps:
                todo.pop()
                continue
            step = self._ready.get(conclusion) or self._step(conclusion)
            self._ready[conclusion] = step
            missing = [p for p in step.premises if p not in self._steps]
            if missing:
                todo.extend(reversed(missing))
            else:
                self._steps[conclusion] = step
                todo.pop()
        return Proof(goal, tuple(self._steps.values()))

    def concluding(self, goal: Conclusion, rule: Rule, premises: tuple[Conclusion, ...], of_rule: bool = True) -> Proof:
        """The proof that ends with this step."""
        self.take(Step(goal, rule, premises, rule.axioms if of_rule else ()))
        return self.proof(goal)

    def joined(self, x: str, y: str) -> Same:
        """That ``x`` and ``y`` would be the same, by the shortest way over those that rules equate."""
        links: dict[str, dict[str, Equality]] = {}
        for equality in self._engine.equalities:
            links.setdefault(equality.x, {})[equality.y] = equality
            links.setdefault(equality.y, {})[equality.x] = equality
        came: dict[str, str] = {x: x}
        todo = [x]
        for node in todo:
            for other in links.get(node, ()):
                if other not in came:
                    came[other] = node
                    todo.append(other)
        way, node = [], y
        while node != x:
            way.append(links[node][came[node]])
            node = came[node]
        for equality in way:
            same = Same(equality.x, equality.y)
            self.take(Step(same, equality.rule, self.premises(equality.rule, dict(equality.bindings), None), equality.rule.axioms))
        goal = Same(x, y)
        if len(way) > 1 or goal != Same(way[0].x, way[0].y):
            self.take(Step(goal, _TOGETHER, tuple(Same(e.x, e.y) for e in reversed(way))))
        return goal

    def _step(self, conclusion: Conclusion) -> Step:
        if isinstance(conclusion, Different):
            return self._difference(conclusion)
        if not isinstance(conclusion, (Member, Link)):
            return Step(conclusion, None)
        tick = self._engine.facts.tick(conclusion)
        assert tick is not None
        if tick == 0:
            return Step(conclusion, None)
        for rule in sorted(self._engine.into[key_of(conclusion)], key=_effort):
            assert isinstance(rule.head, (Member, Link))
            bindings = unify(rule.head, conclusion)
            if bindings is None:
                continue
            found = next(self._engine.matcher.solutions(rule.body, bindings, tick), None)
            if found is not None:
                return Step(conclusion, rule, self.premises(rule, found, tick), rule.axioms)
        raise AssertionError(f"{conclusion} is inferred, and no rule explains it")

    def _difference(self, conclusion: Different, before: int | None = None) -> Step:
        reason = self._engine.differences.between(conclusion.x, conclusion.y, before)
        assert reason is not None
        return Step(conclusion, reason.rule, reason.premises, reason.axioms)

    def premises(self, rule: Rule, bindings: Bindings, before: int | None) -> tuple[Conclusion, ...]:
        """What the body of a rule comes to under bindings."""
        return tuple(dict.fromkeys(p for c in rule.body for p in self._premises_of(c, bindings, before)))

    def _premises_of(self, condition: Condition, bindings: Bindings, before: int | None) -> Iterable[Conclusion]:
        x = value(condition.x, bindings) or ""
        if isinstance(condition, Member):
            if condition.cls != THING:
                yield Member(condition.cls, x)
        elif isinstance(condition, Link):
            yield Link(condition.property, x, value(condition.y, bindings) or "")
        elif isinstance(condition, Test):
            yield Test(condition.range, x, condition.negated)
        elif isinstance(condition, Different):
            different = Different(x, value(condition.y, bindings) or "")
            self._ready.setdefault(different, self._difference(different, before))
            yield different
        else:
            yield from self._counted(condition, x, before)

    def _counted(self, count: Count, x: str, before: int | None) -> Iterable[Conclusion]:
        found = self._engine.matcher.counted(count, x, before) or ()
        for y in found:
            yield Link(count.property, y, x) if count.inverse else Link(count.property, x, y)
            if is_data(count.filler):
                yield Test(count.filler, y)  # type: ignore[arg-type]
            elif count.cls != THING:
                yield Member(count.cls, y)
        for n, y in enumerate(found):
            for z in found[n + 1 :]:
                different = Different(y, z)
                self._ready.setdefault(different, self._difference(different, before))
                yield different


def _effort(rule: Rule) -> int:
    """How far a rule makes one look: at the individual itself, at what it is linked to, or at what is linked to it."""
    bound = {rule.head.x} | ({rule.head.y} if isinstance(rule.head, Link) else set())
    links = [c for c in rule.body if isinstance(c, Link)]
    if not links:
        return 0
    return 1 if links[0].x in bound else 2
