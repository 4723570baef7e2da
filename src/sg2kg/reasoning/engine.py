"""The engine: derives all that follows from facts by the rules of a program, keeps it up to date when facts come and go, and reports what cannot be.

Semi-naive evaluation (Abiteboul, Hull, Vianu, Foundations of Databases, 1995, section 13.1): only what is new is joined with what is known. Classes
and properties wait in the order of their dependence, so that each is taken up when what leads to it is done. Deletion is by over-deletion and
re-derivation (Gupta, Mumick, Subrahmanian 1993). Nothing is invented, so it ends; nothing is random, so it is the same each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from heapq import heappop, heappush
from itertools import islice
from typing import Any

from sg2kg.errors import ReasoningError
from sg2kg.reasoning.components import levels
from sg2kg.reasoning.differences import Differences
from sg2kg.reasoning.equality import Groups
from sg2kg.reasoning.facts import Facts, Key, News, fact_at, facts_at, item_of, key_of, sorted_out
from sg2kg.reasoning.joins import Join, Joiner, rule_variables
from sg2kg.reasoning.matching import Matcher, unify
from sg2kg.reasoning.outcomes import BOTH, ILL_TYPED, Changes, Equality, Violation
from sg2kg.reasoning.owl.axioms import DatatypeDefinition
from sg2kg.reasoning.owl.expressions import LITERAL, THING, DataRange, Datatype
from sg2kg.reasoning.rules import Condition, Count, Fact, Link, Member, Program, Rule, Same
from sg2kg.reasoning.values import different_value, ill_typed, in_range

LIMIT, EACH = 10_000_000, 5
"""Statements that may follow, and how many more for each that is asserted; some three follow from four of an ordinary case."""
TRIES = 20
"""How many times the limit may be derived again what is known already."""
MAX_VIOLATIONS = 10_000
"""Contradictions that are kept; whoever has so many will mend a few first."""
_PORTION = 100_000
"""Links that are taken at a time."""


class Engine:
    """A program at work on facts.

    Raises ReasoningError where more than ``limit`` statements would follow (without one: LIMIT, and EACH for each statement that is asserted); what
    was added before the last addition is then still there, in part.
    """

    def __init__(self, program: Program, limit: int | None = None) -> None:
        self.program = program
        self.limit = limit
        self._given = self._found = self._tried = 0
        self.facts = Facts()
        self._definitions: dict[str, DataRange] = {a.iri: a.range for a in program.axioms if isinstance(a, DatatypeDefinition)}
        self.differences = Differences(program, self.facts, different_value)
        self.matcher = Matcher(self.facts, self.differences, self.in_range)
        self._joins: dict[Key, list[Join]] = defaultdict(list)
        self.into: dict[Key, list[Rule]] = defaultdict(list)
        """The rules by the class or property of their head."""
        self._tick = 0
        self._closing: set[int] = set()
        """Ticks of links that came by closing a transitive property, which lead to no others by the same rule."""
        self._pending: dict[Key, list[Any]] = {}
        self._queue: list[tuple[int, Key]] = []
        self._violations: dict[tuple[int, tuple[str, ...]], None] = {}
        self._equalities: dict[tuple[int, str, str], None] = {}
        self._same = Groups()
        self._ill_typed: dict[Link, None] = {}
        self._joiner = Joiner(self.facts, self.matcher, self.in_range, self.differences.classes)
        self._take(program.rules)
        self._levels = levels(_dependence(program))
        self.known: frozenset[Key] = frozenset({*self._joins, *self.into, *(("class", c) for c in program.deferred)})
        """The classes and properties that some rule reads or writes; facts of others need not be added."""
        self._axiomatic()

    def _take(self, rules: Iterable[Rule]) -> list[Join]:
        made = []
        for rule in rules:
            if isinstance(rule.head, (Member, Link)):
                self.into[key_of(rule.head)].append(rule)
            for join in self._joiner.joins(rule):
                self._joins[join.reads].append(join)
                made.append(join)
        return made

    def _extend(self, new: News | None) -> None:
        """Makes the rules that were deferred, and applies them to all that is known."""
        from sg2kg.reasoning.existentials import with_existentials  # which tries examples on an engine

        before = len(self.program.rules)
        self.program = with_existentials(self.program)
        for join in self._take(self.program.rules[before:]):
            self._conclude(join.rule, join.fire(self._known(join.reads)), new)
        self._drain(new)

    def in_range(self, literal: str, range: DataRange) -> bool | None:
        """Whether a literal is in a data range; None where that cannot be decided. An individual is in none."""
        if literal[:1] != '"':
            return False
        if isinstance(range, Datatype) and range.iri == LITERAL:
            return True
        return in_range(literal, range, self._definitions)

    # ---- facts come

    def add(self, facts: Iterable[Fact]) -> Changes:
        """Asserts facts and derives what follows; says what became known."""
        new = News()
        self.add_many(*sorted_out(facts), new)
        return Changes(tuple(f for f in new if not self._is_internal(f)), ())

    def add_many(self, members: dict[str, list[str]], pairs: dict[str, list[tuple[str, str]]], new: News | None = None) -> None:
        """The same for many facts, by class and by property; what became known is noted in ``new`` where that is given."""
        self._tried = 0
        self._given += sum(map(len, members.values())) + sum(map(len, pairs.values()))
        if not self.program.deferred.isdisjoint(members):
            self._extend(new)
        for cls, individuals in members.items():
            known = self.facts.cls(cls)
            fresh = [x for x in dict.fromkeys(individuals) if x not in known]
            known.update(dict.fromkeys(individuals, 0))
            self._hand_on(("class", cls), fresh, new)
        for property, links in pairs.items():
            relation = self.facts.relation(property)
            if relation.late:
                for pair in links:
                    relation.late.pop(pair, None)
            self._hand_on(("property", property), relation.add(links, 0), new)
            self._note_ill_typed(property, links)
        self._drain(new)

    def _note_ill_typed(self, property: str, links: Iterable[tuple[str, str]]) -> None:
        for x, y in links:
            if y[-1:] == ">" and y[:1] == '"' and ill_typed(y):
                self._ill_typed[Link(property, x, y)] = None

    def _axiomatic(self) -> None:
        """What the axioms state without any condition."""
        for rule in self.program.rules:
            if not rule.body:
                self._conclude(rule, [_ground(rule)], None)
        self._drain(None)

    def _drain(self, new: News | None) -> None:
        while self._queue:
            _, key = heappop(self._queue)
            delta = self._pending.pop(key)
            closed = False
            for join in self._joins.get(key, ()):
                if not join.transitive:
                    self._conclude(join.rule, join.fire(delta), new)
                elif not closed:
                    self._close(key, delta, new)
                    closed = True

    def _close(self, key: Key, delta: list[tuple[str, str]], new: News | None) -> None:
        """Takes up new links of a transitive property one by one: all that leads to it is linked with all that it leads to (Italiano 1986)."""
        relation = self.facts.relation(key[1])
        for x, y in delta:
            if relation.tick(x, y) in self._closing:
                continue
            before, after = list(relation.subjects(x)), list(relation.objects(y))
            self._link(key, [*((u, y) for u in before), *((x, v) for v in after)], new, closing=True)
            self._link(key, ((u, v) for u in before for v in after), new, closing=True)

    def _hand_on(self, key: Key, fresh: list[Any], new: News | None) -> None:
        if not fresh:
            return
        if new is not None:
            new.take(key, fresh)
        if key not in self._joins:
            return
        waiting = self._pending.get(key)
        if waiting is None:
            self._pending[key] = list(fresh)
            heappush(self._queue, (self._levels.get(key, 0), key))
        else:
            waiting.extend(fresh)

    def _conclude(self, rule: Rule, candidates: Iterable[Any], new: News | None) -> None:
        head = rule.head
        if isinstance(head, Member):
            members = self.facts.cls(head.cls)
            fresh = list(dict.fromkeys([x for x in candidates if x not in members]))
            if fresh:
                self._tick += 1
                self._work(len(fresh), 0)
                members.update(dict.fromkeys(fresh, self._tick))
                self._hand_on(("class", head.cls), fresh, new)
        elif isinstance(head, Link):
            self._link(("property", head.property), candidates, new)
        elif isinstance(head, Same):
            for x, y in candidates:
                self._equate(rule, x, y)
        else:
            for found in islice(candidates, max(0, MAX_VIOLATIONS - len(self._violations))):
                self._violations.setdefault((rule.number, found))

    def _link(self, key: Key, candidates: Iterable[tuple[str, str]], new: News | None, closing: bool = False) -> None:
        """Takes links in portions: there can be very many that are known already."""
        relation = self.facts.relation(key[1])
        waiting = iter(candidates)
        while portion := list(islice(waiting, _PORTION)):
            self._tick += 1
            if closing:
                self._closing.add(self._tick)
            fresh = relation.add(portion, self._tick)
            self._hand_on(key, fresh, new)
            self._work(len(fresh), len(portion))

    def _work(self, found: int, tried: int) -> None:
        self._found += found
        self._tried += tried
        limit = self.limit if self.limit is not None else LIMIT + EACH * self._given
        if self._found > limit or self._tried > TRIES * limit:
            self._pending.clear()
            self._queue.clear()
            what = f"more than {limit:,} statements follow" if self._found > limit else "too many ways to derive what follows"
            raise ReasoningError(f"{what}: a long chain of a transitive property, or links of all with all?", "Reason on less at a time.")

    def _equate(self, rule: Rule, x: str, y: str) -> None:
        if x == y or (rule.name == "prp-key" and (x[:2] == "_:" or y[:2] == "_:")):  # keys are of named individuals (section 9.5)
            return
        if x[:1] == '"' or y[:1] == '"':
            if (rule.number, y, x) not in self._equalities and (self.differences.between(x, y) is not None or x[:1] != y[:1]):
                self._equalities.setdefault((rule.number, x, y))
        elif self._same.join(x, y):
            assert isinstance(rule.head, Same)
            if rule.head.x[:1] == rule.head.y[:1] == "?" and y < x:  # what makes the one the other makes the other the one
                x, y = y, x
            self._equalities.setdefault((rule.number, x, y))

    # ---- facts go

    def remove(self, facts: Iterable[Fact]) -> Changes:
        """Withdraws assertions and whatever rests on nothing else; facts that were not asserted are passed over. Says what became unknown."""
        self._tried = 0
        start = [f for f in dict.fromkeys(facts) if self.facts.tick(f) == 0]
        self._given -= len(start)
        gone = self._over_delete(start)
        touched = self._violations or self._equalities or self._ill_typed
        for key, found in gone.items():
            self._forget(key, found)
        back = News()
        for key, found in gone.items():
            for fact in facts_at(key, found):
                self._re_derive(fact, back)
        self._drain(back)
        if touched:
            self._recheck()
        kept = set(back)
        lost = [f for key, found in gone.items() for f in facts_at(key, found) if f not in kept and not self._is_internal(f)]
        return Changes((), tuple(lost))

    def _over_delete(self, start: list[Fact]) -> dict[Key, dict[Any, None]]:
        gone: dict[Key, dict[Any, None]] = defaultdict(dict)
        todo: dict[Key, list[Any]] = defaultdict(list)
        for fact in start:
            key, item = key_of(fact), item_of(fact)
            gone[key][item] = None
            todo[key].append(item)
        while todo:
            key = min(todo, key=lambda k: self._levels.get(k, 0))
            delta = todo.pop(key)
            for join in self._joins.get(key, ()):
                head = join.rule.head
                if not isinstance(head, (Member, Link)):
                    continue
                target = key_of(head)
                for item in list(join.fire(delta)):
                    if item not in gone[target] and self.facts.tick(fact_at(target, item)):
                        gone[target][item] = None
                        todo[target].append(item)
        return gone

    def _forget(self, key: Key, items: dict[Any, None]) -> None:
        kind, name = key
        self._found = max(0, self._found - len(items))
        if kind == "class":
            members = self.facts.cls(name)
            for x in items:
                del members[x]
        else:
            self.facts.relation(name).remove(items)

    def _re_derive(self, fact: Fact, back: News) -> None:
        for rule in self.into.get(key_of(fact), ()):
            assert isinstance(rule.head, (Member, Link))
            bindings = unify(rule.head, fact)
            if bindings is not None and next(self.matcher.solutions(rule.body, bindings), None) is not None:
                self._conclude(rule, [item_of(fact)], back)
                return

    def _recheck(self) -> None:
        """Lets go of contradictions and equalities whose premises are gone, and finds the equalities that were hidden behind them."""
        self._violations = {k: None for k in self._violations if self._still(self.program.rules[k[0]], k[1])}
        self._ill_typed = {f: None for f in self._ill_typed if self.facts.tick(f) is not None}
        self._equalities = {}
        self._same = Groups()
        for rule in self.program.rules:
            if isinstance(rule.head, Same):
                self._conclude(rule, self._anew(rule), None)

    def _anew(self, rule: Rule) -> Iterable[Any]:
        """All that a rule concludes from what is known, found by a join, so that it is what would have been found at first."""
        if not rule.body:
            return [_ground(rule)]
        keys = [key_of(c) for c in rule.body if isinstance(c, (Member, Link))]
        join = next((j for key in keys if key != ("class", THING) for j in self._joins.get(key, ()) if j.rule is rule), None)
        return join.fire(self._known(join.reads)) if join else ()

    def _known(self, key: Key) -> list[Any]:
        return list(self.facts.cls(key[1]) if key[0] == "class" else self.facts.relation(key[1]).pairs())

    def _still(self, rule: Rule, values: tuple[str, ...]) -> bool:
        bindings = dict(zip(rule_variables(rule), values, strict=True))
        return next(self.matcher.solutions(rule.body, bindings), None) is not None

    @contextmanager
    def supposing(self, members: dict[str, list[str]], pairs: dict[str, list[tuple[str, str]]]) -> Iterator[News]:
        """Asserts facts for a while, by class and by property, and gives what became known; afterwards all is as it was, in no time."""
        before = (self._given, self._found, dict(self._violations), dict(self._equalities), dict(self._ill_typed), self._tick)
        late = self._inferred_among(members, pairs)
        new = News()
        try:
            self.add_many(members, pairs, new)
            yield new
        finally:
            gone: dict[Key, dict[Any, None]] = defaultdict(dict)
            for key, portion in new.portions:
                gone[key].update(dict.fromkeys(portion))
            for key, items in gone.items():
                self._forget(key, items)
            for fact, tick in late:
                self.facts.retick(fact, tick)
            self._given, self._found, self._violations, self._equalities, self._ill_typed, tick = before
            self._closing = {t for t in self._closing if t <= tick}
            self._same = Groups()
            for _, x, y in self._equalities:
                self._same.join(x, y)

    def _inferred_among(self, members: dict[str, list[str]], pairs: dict[str, list[tuple[str, str]]]) -> list[tuple[Fact, int]]:
        found: list[tuple[Fact, int]] = []
        for cls, individuals in members.items():
            known = self.facts.cls(cls)
            found += [(Member(cls, x), known[x]) for x in individuals if known.get(x)]
        for property, links in pairs.items():
            relation = self.facts.relation(property)
            found += [(Link(property, *p), relation.late[p]) for p in links if p in relation.late]
        return found

    # ---- what is known

    def holds(self, fact: Fact) -> bool:
        """Whether a fact is known, asserted or inferred; everything is a thing."""
        return (isinstance(fact, Member) and fact.cls == THING) or self.facts.tick(fact) is not None

    def asserted(self, fact: Fact) -> bool:
        """Whether a fact is known because it was added."""
        return self.facts.tick(fact) == 0

    def members(self, cls: str) -> list[str]:
        """The members of a class or complex expression, in order of arrival."""
        return list(self.facts.members.get(cls, ()))

    def classes(self, x: str) -> list[str]:
        """The named classes of an individual, sorted."""
        return sorted(c for c, found in self.facts.members.items() if x in found and not self.program.is_internal(c))

    def inferred(self) -> Iterator[Fact]:
        """What follows and was not asserted, without complex expressions; by class and property, sorted by their names."""
        for cls in sorted(self.facts.members):
            if not self.program.is_internal(cls):
                for x, tick in self.facts.members[cls].items():
                    if tick and x[:1] != '"':
                        yield Member(cls, x)
        for property in sorted(self.facts.relations):
            for x, y in self.facts.relations[property].late:
                if x[:1] != '"':  # no statement has a literal for its subject
                    yield Link(property, x, y)

    def counts(self) -> dict[str, tuple[int, int]]:
        """By named class and by property: how many facts are asserted, and how many inferred; sorted by name."""
        found: dict[str, tuple[int, int]] = {}
        for cls, members in self.facts.members.items():
            if members and not self.program.is_internal(cls):
                late = sum(1 for tick in members.values() if tick)
                found[cls] = (len(members) - late, late)
        for property, relation in self.facts.relations.items():
            if relation.forward:
                found[property] = (len(relation) - len(relation.late), len(relation.late))
        return dict(sorted(found.items()))

    @property
    def equalities(self) -> list[Equality]:
        """Which individuals would be the same; one link fewer than there are in each group of them. Literals are told as contradictions."""
        return [self._equality(*k) for k in self._equalities if k[1][:1] != '"' and k[2][:1] != '"']

    @property
    def groups(self) -> list[list[str]]:
        """The individuals that would be the same, in groups of two and more, sorted."""
        return self._same.groups()

    def _equality(self, number: int, x: str, y: str) -> Equality:
        rule = self.program.rules[number]
        assert isinstance(rule.head, Same)
        start = {t: v for t, v in ((rule.head.x, x), (rule.head.y, y)) if t[:1] == "?"}
        bindings = next(self.matcher.solutions(rule.body, start), start)
        return Equality(x, y, rule, tuple(sorted(bindings.items())))

    @property
    def violations(self) -> list[Violation]:
        """All contradictions: direct ones, ill-typed literals, and equalities of what is known to differ."""
        found = [
            Violation(self.program.rules[n], tuple(sorted(zip(rule_variables(self.program.rules[n]), v, strict=True)))) for n, v in self._violations
        ]
        for number, x, y in self._equalities:
            if x[:1] == '"' or y[:1] == '"':
                equality = self._equality(number, x, y)
                found.append(Violation(equality.rule, equality.bindings))
        for group in self.groups:
            pair = self.differences.within(group)
            if pair is not None:
                found.append(Violation(BOTH, (("?x", pair[0]), ("?y", pair[1]))))
        found += [Violation(ILL_TYPED, (("?property", f.property), ("?x", f.x), ("?y", f.y))) for f in self._ill_typed]
        return found

    @property
    def consistent(self) -> bool:
        """Whether nothing was found that contradicts the axioms."""
        return not self._violations and not self.violations

    def _is_internal(self, fact: Fact) -> bool:
        return isinstance(fact, Member) and self.program.is_internal(fact.cls)


def _dependence(program: Program) -> dict[Key, set[Key]]:
    """Which classes and properties lead to which."""
    found: dict[Key, set[Key]] = defaultdict(set)
    for rule in program.rules:
        if isinstance(rule.head, (Member, Link)):
            for condition in rule.body:
                for key in _reads(condition):
                    found[key].add(key_of(rule.head))
    return found


def _reads(condition: Condition) -> list[Key]:
    if isinstance(condition, (Member, Link)):
        return [key_of(condition)]
    if isinstance(condition, Count):
        return [("property", condition.property), ("class", condition.cls)]
    return []


def _ground(rule: Rule) -> Any:
    """What a rule without conditions concludes."""
    head = rule.head
    return head.x if isinstance(head, Member) else (head.x, head.y) if isinstance(head, (Link, Same)) else ()
