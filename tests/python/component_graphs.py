"""Graphs whose components are difficult to find, as edges between names."""

import hashlib
import random
from itertools import pairwise

import numpy as np

from portrait_lab.component_benchmark.graphs import Graph
from portrait_lab.component_benchmark.partitions import fault, true_labels

HUB_LEAVES = 100_000


def chain(length, name=""):
    return list(pairwise(f"{name}{number}" for number in range(length)))


def shuffled_chain(length):
    """A chain of numbers in random order."""
    numbers = list(range(length))
    random.Random(length).shuffle(numbers)  # noqa: S311
    return list(pairwise(map(str, numbers)))


def hub():
    """One node on nearly every edge, and also a chain."""
    return [("hub", f"leaf {number}") for number in range(HUB_LEAVES)] + chain(6, "apart ")


def isolated_pairs():
    return [(f"left {number}", f"right {number}") for number in range(500)]


def loops():
    """Nodes connected to themselves, alone and within a chain."""
    return [("alone", "alone"), *chain(5), ("2", "2"), ("4", "4")]


def duplicates():
    """Every edge of a chain several times, in both directions."""
    forth = chain(20)
    return forth * 3 + [(right, left) for left, right in forth] * 2


def random_graphs(seed):
    """A hundred graphs side by side, from a few edges to dense ones, with loops and repeats."""
    dice = random.Random(seed)  # noqa: S311
    edges = []
    for graph in range(100):
        nodes = dice.randint(1, 40)
        for _ in range(dice.randint(1, 2 * nodes)):
            left, right = dice.randrange(nodes), dice.randrange(nodes)
            edges.append((f"{graph}:{left}", f"{graph}:{right}"))
    return edges


def random_numbers(seed):
    dice = random.Random(seed)  # noqa: S311
    return [(str(dice.randrange(1000)), str(dice.randrange(1000))) for _ in range(600)]


def records_and_identifiers(seed):
    """As in the warehouse: many small people, a few shared identifiers, some long chains."""
    dice = random.Random(seed)  # noqa: S311
    edges = [
        (f"record {person}:{record}", f"email {person}:{dice.randrange(2)}")
        for person in range(3000)
        for record in range(dice.randint(1, 5))
    ]
    edges += [(f"record {dice.randrange(3000)}:0", "shared mailbox") for _ in range(200)]
    return edges + [edge for number in range(20) for edge in chain(30, f"chain {number} ")]


# Names that are hashed to keys, as in the warehouse.
NAMED = {
    "chain_of_6": chain(6),
    "chain_of_50": chain(50),
    "chain_of_1000": chain(1000),
    "ring_of_1000": [*chain(1000), ("999", "0")],
    "hub": hub(),
    "isolated_pairs": isolated_pairs(),
    "only_a_loop": [("alone", "alone")],
    "loops": loops(),
    "duplicates": duplicates(),
    "empty": [],
    "records": records_and_identifiers(7),
    **{f"random_{seed}": random_graphs(seed) for seed in range(4)},
}
# Names that are numbers, with the numbers as keys: in order along a chain, or in random order.
NUMBERED = {
    "sorted_chain_of_50": chain(50),
    "sorted_chain_of_1000": chain(1000),
    "sorted_hub": [(str(HUB_LEAVES), str(leaf)) for leaf in range(1000)],
    "sorted_random": random_numbers(3),
    "shuffled_chain_of_50": shuffled_chain(50),
    "shuffled_chain_of_1000": shuffled_chain(1000),
}


def hashed_key(name):
    """The key that the macro hash_key() promises, computed without SQL."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()[:15], 16)


def as_graph(edges, key=hashed_key):
    """The same graph between numbered nodes, with the keys that the macro reads."""
    names = sorted({name for edge in edges for name in edge})
    numbers = {name: number for number, name in enumerate(names)}
    ends = [[numbers[edge[side]] for edge in edges] for side in (0, 1)]
    return Graph(np.array(ends, np.int64), np.array([key(name) for name in names], np.int64))


def fault_of(edges, rows, key=hashed_key):
    """What is wrong with rows of (node key, component key), by scipy; empty if nothing is."""
    graph = as_graph(edges, key)
    found = np.array(rows, np.int64).reshape(-1, 2)
    return fault(graph, true_labels(graph), found[:, 0], found[:, 1])
