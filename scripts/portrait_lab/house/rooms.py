"""Rooms are folders of models. This module counts the edges that run against their order.

No order is written down: the best one is the order with the fewest edges that run back. Only rooms
in a cycle have such edges, and these rooms are few, so every order of them can be tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from portrait_lab.project_rules.graph import Graph, of_kind, parents_of

LARGEST_CIRCLE = 16

Edges = Mapping[tuple[str, str], list[str]]


def edges_that_run_back(graph: Graph) -> list[str]:
    """Return the edges, `reader reads model`, that run back in the best order of the rooms.

    Raises `ValueError` if more than sixteen rooms are in one cycle.
    """
    edges = room_edges(graph)
    found: list[str] = []
    for circle in circles(edges):
        place = {room: number for number, room in enumerate(best_order(circle, edges))}
        for (read, reader), names in edges.items():
            if read in place and reader in place and place[read] > place[reader]:
                found.extend(names)
    return sorted(found)


def room_edges(graph: Graph) -> Edges:
    """Return the edges between rooms by (room that is read, room that reads)."""
    edges: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for model in of_kind(graph, "model"):
        for parent in parents_of(graph, model, "model"):
            if parent.folder != model.folder:
                edges[parent.folder, model.folder].append(f"{model.name} reads {parent.name}")
    return edges


def circles(edges: Edges) -> list[tuple[str, ...]]:
    """Return the groups of rooms each of which is reached from every other, by name."""
    reached = _reached(edges)
    groups = {
        tuple(sorted(other for other in seen if room in reached[other]))
        for room, seen in reached.items()
        if room in seen
    }
    return sorted(groups)


def best_order(rooms: tuple[str, ...], edges: Edges) -> list[str]:
    """Return the order of the rooms in which the fewest edges run back."""
    if len(rooms) > LARGEST_CIRCLE:
        raise ValueError(f"{len(rooms)} rooms are in one cycle, among them {rooms[0]}")

    @cache
    def best(placed: frozenset[str]) -> tuple[int, tuple[str, ...]]:
        """Return the fewest edges that run back if these rooms come first, and their order."""
        if not placed:
            return 0, ()
        ways = []
        for last in sorted(placed):
            earlier = placed - {last}
            cost, order = best(earlier)
            back = sum(len(edges.get((last, room), ())) for room in earlier)
            ways.append((cost + back, (*order, last)))
        return min(ways)

    return list(best(frozenset(rooms))[1])


def _reached(edges: Edges) -> dict[str, set[str]]:
    """Return the rooms that each room's models reach, directly or indirectly."""
    readers: defaultdict[str, set[str]] = defaultdict(set)
    for read, reader in edges:
        readers[read].add(reader)
    reached: dict[str, set[str]] = {}
    for room in sorted({room for edge in edges for room in edge}):
        seen: set[str] = set()
        ahead = list(readers[room])
        while ahead:
            following = ahead.pop()
            if following not in seen:
                seen.add(following)
                ahead.extend(readers[following])
        reached[room] = seen
    return reached
