"""Strongly connected components of a directed graph, and the order they come in; by Tarjan's algorithm (1972), without recursion."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(graph: Mapping[Node, Iterable[Node]]) -> list[list[Node]]:
    """The strongly connected components, each after those that it leads to; ``graph`` gives the successors of a node."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    found: list[list[Node]] = []
    for root in graph:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(graph.get(root, ())))]
        while work:
            node, successors = work[-1]
            following = next((s for s in successors if s not in index or s in on_stack), None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_popped(stack, node))
                    on_stack.difference_update(found[-1])
            elif following in index:
                low[node] = min(low[node], index[following])
            else:
                index[following] = low[following] = len(index)
                stack.append(following)
                on_stack.add(following)
                work.append((following, iter(graph.get(following, ()))))
    return found


def _popped(stack: list[Node], last: Node) -> list[Node]:
    taken = [stack.pop()]
    while taken[-1] != last:
        taken.append(stack.pop())
    return taken


def levels(graph: Mapping[Node, Iterable[Node]]) -> dict[Node, int]:
    """A number for each node: no smaller than that of any node that leads to it, and the same within a component."""
    order = components(graph)
    return {node: len(order) - n for n, component in enumerate(order) for node in component}
