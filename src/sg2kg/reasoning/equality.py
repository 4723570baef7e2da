"""Groups of individuals that would be the same, by union-find (Tarjan and van Leeuwen 1984); used by the engine and by merging."""

from __future__ import annotations


class Groups:
    """Individuals in groups; each group has a representative, the first by name."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, x: str) -> str:
        """The representative of the group of ``x``."""
        root = x
        while (above := self._above.get(root, root)) != root:
            root = above
        while (above := self._above.get(x, x)) != root:
            self._above[x], x = root, above
        return root

    def join(self, x: str, y: str) -> bool:
        """Puts two into one group; False where they were already."""
        a, b = sorted((self.find(x), self.find(y)))
        self._above.setdefault(a, a)
        if a == b:
            return False
        self._above[b] = a
        return True

    def groups(self) -> list[list[str]]:
        """The groups of two and more, each sorted, sorted."""
        found: dict[str, list[str]] = {}
        for x in sorted(self._above):
            found.setdefault(self.find(x), []).append(x)
        return [g for g in found.values() if len(g) > 1]
