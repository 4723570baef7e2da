"""Strongly connected components: each node in one, those that are led to first, and no depth that harms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sg2kg.reasoning.components import components, levels

Graph = dict[int, list[int]]
GRAPHS = st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=5), max_size=9)


def reached(graph: Graph, start: int) -> set[int]:
    found, todo = {start}, [start]
    while todo:
        for node in graph.get(todo.pop(), ()):
            if node not in found:
                found.add(node)
                todo.append(node)
    return found


def test_a_circle_is_one_component_and_comes_after_what_it_leads_to() -> None:
    assert [sorted(c) for c in components({1: [2], 2: [3], 3: [1, 4], 5: [1]})] == [[4], [1, 2, 3], [5]]


def test_nothing_has_no_components() -> None:
    assert components({}) == []
    assert levels({}) == {}


def test_a_long_chain_and_a_long_circle_are_taken_without_recursion() -> None:
    chain = {n: [n + 1] for n in range(50_000)}
    assert len(components(chain)) == 50_001
    assert len(components({**chain, 50_000: [0]})) == 1


@given(GRAPHS)
def test_two_nodes_share_a_component_where_each_leads_to_the_other(graph: Graph) -> None:
    found = components(graph)
    nodes = sorted({*graph, *(n for targets in graph.values() for n in targets)})
    assert sorted(n for c in found for n in c) == nodes
    place = {n: i for i, c in enumerate(found) for n in c}
    reach = {n: reached(graph, n) for n in nodes}
    for a in nodes:
        for b in nodes:
            assert (place[a] == place[b]) == (b in reach[a] and a in reach[b])
            if b in reach[a]:
                assert place[b] <= place[a]


@given(GRAPHS)
def test_the_level_of_a_node_is_no_smaller_than_that_of_one_that_leads_to_it(graph: Graph) -> None:
    found = levels(graph)
    for node, targets in graph.items():
        for target in targets:
            assert found[target] >= found[node]
