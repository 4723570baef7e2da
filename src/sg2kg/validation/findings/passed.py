"""What passed, and whether for a reason: how much of the submission each shape looked at, and how complete it is by governance concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from sg2kg.validation.findings.layers import layer_of
from sg2kg.validation.findings.targets import Targets
from sg2kg.validation.shapes import ShapeInfo, Shapes
from sg2kg.validation.shapes.facts import Facts
from sg2kg.validation.shapes.vocabulary import in_order
from sg2kg.validation.verdict import LAYERS, Completeness, Finding, Looked, Pass


class Survey:
    """What the shapes of a tier looked at in one submission."""

    def __init__(self, shapes: Shapes, tier: str, triples: Sequence[ox.Triple], background: Facts) -> None:
        self._shapes, self._tier = shapes, tier
        self._targets = Targets(shapes.facts, triples, background)

    def looked(self, info: ShapeInfo, findings: Iterable[Finding]) -> Looked:
        """How much one shape looked at."""
        focus = self._targets.of(info.iri)
        found = len({f.focus for f in findings if f.shape == info.iri})
        return Looked(info.id, info.name, len(focus), self._targets.values(info.iri, focus), found)

    def passed(self, findings: Sequence[Finding]) -> Iterator[Pass]:
        """The requirements in which nothing was found, in order of checking."""
        wanting = {f.requirement for f in findings if not f.guard}
        for id, obligation in self._shapes.asked(self._tier).items():
            if id not in wanting:
                text = self._shapes.requirement(id, self._tier).text
                yield Pass(id, obligation, text, tuple(self.looked(i, findings) for i in self._shapes.of_requirement(id)))

    def untargeted(self) -> Iterator[str]:
        """The names of the shapes that target nothing here."""
        for id in self._shapes.asked(self._tier):
            for info in (*self._shapes.of_requirement(id), *self._shapes.guards_of(id)):
                if not self._targets.of(info.iri):
                    yield info.id

    def completeness(self, findings: Sequence[Finding], calls: Mapping[str, Mapping[str, str]]) -> list[Completeness]:
        """For each concept that is checked: of its checks that had something to check, how many found no fault."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for id in self._shapes.asked(self._tier):
            for info in self._shapes.of_requirement(id):
                looked = self.looked(info, findings)
                if not looked.vacuous or looked.found:
                    counts[info.concept][0] += not looked.found
                    counts[info.concept][1] += 1
        found = [Completeness(c, calls.get(c, {}), layer_of(c), met, asked) for c, (met, asked) in counts.items()]
        return sorted(found, key=lambda c: (LAYERS.index(c.layer), in_order(c.concept)))
