"""Keys of practice problems, found again by another make: mpmath to 50 digits, FLINT and plain Python, no SymPy.

A key is "right", "wrong" or "not covered" (nothing here can settle it). Usage by itself, on more items:
python -m benchmarks.keys_audit PER_TOPIC_AND_LEVEL [topic …]. A hint that holds the answer's value is reported too.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import mpmath as mp

import benchmarks.named
import benchmarks.named_more  # noqa: F401  (both fill the tables of named operations)
from benchmarks.named_judged import BY_ANSWER, domain, value_range, vertical_asymptotes
from benchmarks.numeric import NotCovered, Some, close, evaluate, function
from tutor.messages import Formula, render_plain
from tutor.problem import Goal, Problem
from tutor.service.practice.drafts import Draft

Node = Any
PER_LEVEL = 3
RIGHT, WRONG, UNKNOWN = "right", "wrong", "not covered"
TROUBLE = (NotCovered, ValueError, TypeError, ZeroDivisionError, IndexError, KeyError, OverflowError, AttributeError,
           mp.libmp.NoConvergence, ArithmeticError, NotImplementedError)  # fmt: skip


def judge(draft: Draft) -> tuple[str, str]:
    """Return what the key of an item is found to be, and why."""
    return judged(draft.problem, draft.answer.value)


def judged(problem: Problem, value: Formula) -> tuple[str, str]:
    """Return what a key is found to be, and why."""
    try:
        right = _judge(problem, json.loads(value.tree or '""'), value.plain)
    except TROUBLE as trouble:
        return UNKNOWN, f"{type(trouble).__name__}: {trouble}"[:80]
    finally:
        mp.mp.dps = 50
    return (RIGHT if right else WRONG), ""


def _judge(problem: Problem, answer: Node, plain: str) -> bool:
    match json.loads(problem.statement.tree or '""'):
        case ["f()", name, *parts] if name in BY_ANSWER:
            return BY_ANSWER[name](answer, *parts)
    return _JUDGES[problem.goal](problem, answer, plain)


def _letters(node: Node) -> set[str]:
    if isinstance(node, str):
        return {node}
    if not isinstance(node, list):
        return set()
    skipped = 2 if node[0] in ("f()", "Q", "F", "Matrix") else 1
    return set().union(*map(_letters, node[skipped:])) if len(node) > skipped else set()


def _points(names: Iterable[str], count: int = 3) -> Iterator[dict[str, Any]]:
    drawn = random.Random(7)
    for _ in range(count):
        yield {name: mp.mpf(drawn.randint(105, 395)) / 97 for name in sorted(names)}


def _value(problem: Problem, answer: Node, plain: str) -> bool:
    statement = json.loads(problem.statement.tree)
    names = (_letters(statement) | _letters(answer)) - {"oo"}
    digits = 12 if any(word in problem.statement.tree for word in ('"Limit"', '"Sum"', '"Abs"')) else 20
    checked = False
    for env in _points(names):
        if '"Sum"' in problem.statement.tree:
            env = {name: mp.floor(value) + 2 for name, value in env.items()}
        wanted = evaluate(statement, env)
        found = plain if isinstance(wanted, str) else evaluate(answer, env)
        if isinstance(wanted, str):
            return wanted.lower() == plain.strip().lower()
        if isinstance(wanted, tuple) and wanted[:1] == ("upright",):
            return (
                isinstance(answer, list)
                and answer[:2] == ["Equality", "x"]
                and close(wanted[1], evaluate(answer[2], {}))
            )
        if isinstance(wanted, tuple) and wanted[:1] == ("line",):
            wanted, found = (
                wanted[1],
                evaluate(answer[2] if isinstance(answer, list) and answer[0] == "Equality" else answer, env),
            )
        if isinstance(wanted, bool) != isinstance(found, bool):
            raise NotCovered("kind of value")
        if isinstance(wanted, Some) and isinstance(found, tuple):
            found = Some(found)
        if not close(wanted, found, digits):
            return False
        checked = True
    return checked


def _antiderivative(problem: Problem, answer: Node, plain: str) -> bool:
    _, body, bounds = json.loads(problem.statement.tree)
    letter = bounds[1] if isinstance(bounds, list) else bounds
    checked = 0
    for env in _points(_letters(body) | _letters(answer), 6):
        with mp.workdps(90):
            wanted, found = evaluate(body, env), mp.diff(function(answer, letter, env), env[letter])
        if mp.im(wanted) == 0:
            checked += 1
            if not close(wanted, mp.re(found), 18):
                return False
    if not checked:
        raise NotCovered("not real at the points tried")
    return True


def _inverse(problem: Problem, answer: Node, plain: str) -> bool:
    (letter,) = problem.unknowns
    f, checked = json.loads(problem.statement.tree), 0
    for point in (mp.mpf(n) / 7 for n in range(-600, 601, 17)):
        with mp.workdps(150):  # e^(x + 8) - 8 loses many digits where its first part is tiny
            value = evaluate(f, {letter: point})
            usable = mp.im(value) == 0 and not mp.isinf(value)
            found = evaluate(answer, dict.fromkeys(_letters(answer), value)) if usable else mp.inf
        if usable:
            if mp.im(found):
                continue
            checked += 1
            if not close(found, point, 20):
                return False
    if checked < 2:
        raise NotCovered("defined at too few of the points tried")
    return True


def _function(problem: Problem, answer: Node, plain: str) -> bool:
    """y and its derivatives put into the equation and the initial values, the constants chosen at random."""
    statement = json.loads(problem.statement.tree)
    body = answer[2] if isinstance(answer, list) and answer[0] == "Equality" else answer
    parts = statement[1:] if statement[0] == "And" else [statement]
    free = _letters(body) - {"x"}
    if statement[0] == "And" and free:
        return False
    for env in _points(free | {"x"}):

        def y(x: Any, env: dict[str, Any] = env) -> Any:
            return evaluate(body, {**env, "x": x})

        for part in parts:
            left, right = (evaluate(side, {**env, "y": y}) for side in part[1:])
            if not close(left, right, 15):
                return False
    return len(free) == (
        0
        if statement[0] == "And"
        else 2
        if "2]" in problem.statement.tree.replace(" ", "") and '["Tuple","x",2]' in problem.statement.tree
        else 1
    )


def _eigenvalues(problem: Problem, answer: Node, plain: str) -> bool:
    """Each value divides the characteristic polynomial, and nothing is left of it."""
    left = _characteristic(evaluate(json.loads(problem.statement.tree), {}))
    for value in evaluate(answer, {}).members:
        before = len(left)
        while len(left) > 1 and abs(mp.polyval(left, value)) < mp.mpf(10) ** -30:
            left = list(itertools.accumulate(left[:-1], lambda carried, part, by=value: carried * by + part))
        if len(left) == before:
            return False
    return len(left) == 1


def _characteristic(matrix: Any) -> list[Any]:
    """The coefficients of det(x - A), the highest first, by Faddeev's and LeVerrier's recursion."""
    found, product, one = [mp.mpf(1)], mp.zeros(matrix.rows), mp.eye(matrix.rows)
    for k in range(1, matrix.rows + 1):
        product = matrix * (product + found[-1] * one)
        found.append(-sum(product[n, n] for n in range(matrix.rows)) / k)
    return found


def _solutions(problem: Problem, answer: Node, plain: str) -> bool:
    statement = json.loads(problem.statement.tree)
    if len(problem.unknowns) > 1:
        return _tuples(statement, problem.unknowns, answer)
    (letter,) = problem.unknowns
    if _letters(statement) - {letter, "oo"}:
        raise NotCovered("parameters")
    members = _listed(answer)
    if members is not None and statement[0] == "Equality":
        return _roots_right(statement, letter, members)
    return _sampled(statement, letter, answer)


def _listed(answer: Node) -> list[Any] | None:
    """The members of a finite set, or those of a family a + n·d for small n."""
    match answer:
        case ["EmptySet"] | ["FiniteSet"]:
            return []
        case ["FiniteSet", *members]:
            return [evaluate(member, {}) for member in members]
        case ["ImageSet", ["Lambda", letters, body], *_]:
            name = letters[1] if isinstance(letters, list) else letters
            return [evaluate(body, {name: mp.mpf(n)}) for n in range(-40, 41)]
        case ["Union", *parts]:
            found = [_listed(part) for part in parts]
            return None if any(part is None for part in found) else [x for part in found for x in part or []]
    return None


def _difference(equation: Node, letter: str) -> Any:
    def difference(x: Any) -> Any:
        left, right = (evaluate(side, {letter: x}) for side in equation[1:])
        if mp.im(left) or mp.im(right):
            raise NotCovered("a side that is not real")
        return left - right

    return difference


def _real(f: Any, x: Any) -> Any:
    """f(x) where it is a real number, else None."""
    try:
        value = f(x)
    except TROUBLE:
        return None
    return (
        mp.re(value) if abs(mp.im(value)) < mp.mpf(10) ** -40 and not mp.isinf(value) and not mp.isnan(value) else None
    )


def _roots_right(equation: Node, letter: str, members: list[Any]) -> bool:
    f = _difference(equation, letter)
    for member in members:
        value = _real(f, member)
        scale = 1 + abs(evaluate(equation[2], {letter: member})) if value is not None else 1
        if value is None or abs(value) > mp.mpf(10) ** -25 * scale:
            return False
    mp.mp.dps = 20
    try:
        grid = [mp.mpf(n) / 16 + mp.mpf("0.0113") for n in range(-480, 481)]
        values = [_real(f, x) for x in grid]
        for a, b, left, right in zip(grid, grid[1:], values, values[1:], strict=False):
            if left is None or right is None or left * right >= 0 or any(a <= m <= b for m in members):
                continue
            low, high = a, b
            for _ in range(60):
                middle = (low + high) / 2
                at = _real(f, middle)
                if at is None:
                    break
                low, high = (middle, high) if at * left > 0 else (low, middle)
            ends = (_real(f, low), _real(f, high))
            if None not in ends and max(map(abs, ends)) < mp.mpf(10) ** -8:
                return False
    finally:
        mp.mp.dps = 50
    return True


def _contains(answer: Node, x: Any) -> bool:
    match answer:
        case ["EmptySet"]:
            return False
        case ["Reals"] | ["UniversalSet"]:
            return True
        case ["FiniteSet", *members]:
            return any(close(evaluate(member, {}), x) for member in members)
        case ["Interval", low, high, *opened]:
            a, b = evaluate(low, {}), evaluate(high, {})
            left, right = (*(part == ["BooleanTrue"] for part in opened), False, False)[:2]
            inside_left = x > a or (not left and x == a)
            return bool(inside_left and (x < b or (not right and x == b)))
        case ["Union", *parts]:
            return any(_contains(part, x) for part in parts)
        case ["Intersection", *parts]:
            return all(_contains(part, x) for part in parts)
        case ["Complement", one, other]:
            return _contains(one, x) and not _contains(other, x)
    raise NotCovered(str(answer[0]) if isinstance(answer, list) else str(answer))


def _ends(answer: Node) -> list[Any]:
    match answer:
        case ["Interval", low, high, *_]:
            return [value for value in (evaluate(low, {}), evaluate(high, {})) if not mp.isinf(value)]
        case ["FiniteSet", *members]:
            return [evaluate(member, {}) for member in members]
        case [("Union" | "Complement" | "Intersection"), *parts]:
            return [end for part in parts for end in _ends(part)]
    return []


def _holds(statement: Node, letter: str, x: Any) -> bool:
    head, *sides = statement
    if head in ("And", "Or"):
        return (all if head == "And" else any)(_holds(side, letter, x) for side in sides)
    values = [_real(lambda at, side=side: evaluate(side, {letter: at}), x) for side in sides]
    if None in values:
        return False
    left, right = values
    equal = close(left, right, 30)
    return {"Equality": equal, "Unequality": not equal, "StrictLessThan": left < right and not equal,
            "LessThan": left < right or equal, "StrictGreaterThan": left > right and not equal,
            "GreaterThan": left > right or equal}[head]  # fmt: skip


def _sampled(statement: Node, letter: str, answer: Node) -> bool:
    ends = _ends(answer)
    tiny = mp.mpf(10) ** -9
    near = [end + shift for end in ends for shift in (-tiny, tiny)]
    spread = [mp.mpf(n) / 7 + mp.mpf("0.00321") for n in range(-420, 421)]
    return all(_holds(statement, letter, x) == _contains(answer, x) for x in (*near, *spread)) and all(
        _holds(statement, letter, end) == _contains(answer, end) for end in ends
    )


def _family(equations: list[Node], unknowns: tuple[str, ...], members: list[Node]) -> bool:
    """One tuple with free letters: it solves a linear system for all of them, and they are as many as are free."""
    if len(members) != 1:
        raise NotCovered("several families")
    free = _letters(members[0])
    for env in _points(free):
        here = dict(zip(unknowns, evaluate(members[0], env), strict=True))
        if not all(close(evaluate(e[1], here), evaluate(e[2], here), 25) for e in equations):
            return False
    zero = dict.fromkeys(unknowns, mp.mpf(0))

    def gap(equation: Node, env: dict[str, Any]) -> Any:
        return evaluate(equation[1], env) - evaluate(equation[2], env)

    rows = [[gap(e, {**zero, name: mp.mpf(1)}) - gap(e, zero) for name in unknowns] for e in equations]
    rank = sum(abs(value) > mp.mpf(10) ** -20 for value in mp.svd_r(mp.matrix(rows), compute_uv=False))
    return bool(len(free) == len(unknowns) - rank)


def _tuples(statement: Node, unknowns: tuple[str, ...], answer: Node) -> bool:
    """Each tuple solves all equations; and Newton's method from many places finds no other real solution."""
    if answer[0] not in ("FiniteSet", "EmptySet"):
        raise NotCovered(answer[0])
    equations = statement[1:] if statement[0] == "And" else [statement]
    if answer[0] == "FiniteSet" and _letters(answer):
        return _family(equations, unknowns, answer[1:])
    listed = [evaluate(member, {}) for member in answer[1:]] if answer[0] == "FiniteSet" else []

    def residuals(*point: Any) -> list[Any]:
        env = dict(zip(unknowns, point, strict=True))
        return [evaluate(e[1], env) - evaluate(e[2], env) for e in equations]

    if not all(abs(r) < mp.mpf(10) ** -25 * 1000 for member in listed for r in residuals(*member)):
        return False
    if len(equations) != len(unknowns):
        return bool(listed)
    drawn = random.Random(3)
    for _ in range(12):
        start = [drawn.uniform(-9, 9) for _ in unknowns]
        try:
            found = mp.findroot(residuals, start, tol=1e-30, maxsteps=40)
        except (ValueError, ZeroDivisionError, mp.libmp.NoConvergence, TypeError):
            continue
        if all(mp.im(x) == 0 for x in found) and not any(close(tuple(found), member, 8) for member in listed):
            return False
    return True


_JUDGES = {
    Goal.VALUE: _value, Goal.ANTIDERIVATIVE: _antiderivative, Goal.INVERSE: _inverse, Goal.FUNCTION: _function,
    Goal.EIGENVALUES: _eigenvalues, Goal.SOLUTIONS: _solutions,
}  # fmt: skip


BY_ANSWER.update(
    {
        "domain": domain(_contains, _ends),
        "range": value_range(_contains, _ends),
        "vertical_asymptotes": vertical_asymptotes(lambda answer: _ends(answer)),
    }
)


def told(hints: Iterable[Any], value: Formula) -> bool:
    """Whether a hint holds the answer's value, found in its plain text in a way of its own."""
    wanted = "".join(value.plain.split())
    if len(wanted) < 2:
        return False
    return any(wanted in "".join(render_plain(hint).split()) for hint in hints)


def audit(items: Iterable[Any]) -> tuple[dict[str, Counter[str]], list[str]]:
    """Count what the keys are found to be by topic, and list what is wrong in words."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    found: list[str] = []
    for item in items:
        verdict, why = judge(item.draft)
        counts[item.topic][verdict] += 1
        if verdict == WRONG:
            found.append(f"{item.id}: {item.draft.problem.text} → {item.draft.answer.value.plain}")
        if verdict == UNKNOWN:
            counts[item.topic][f"why {why}"] += 1
    return counts, found


def drawn(per_level: int, names: tuple[str, ...] = ()) -> Iterator[Any]:
    """Yield items of every topic and level, in this process."""
    from tutor.service.jobs import make_items
    from tutor.service.practice.items import Series
    from tutor.topics import TOPICS

    for topic in TOPICS:
        if names and topic.name not in names:
            continue
        for level in topic.levels:
            series, taken = Series(topic.name, level, 71), set[str]()
            for index in range(per_level):
                (made,) = make_items(series, [(index, 0)], frozenset(taken), None)
                taken.add(made.signature)
                yield made.item


def measure() -> str:
    """Audit a few items of each topic and level."""
    return report(*audit(drawn(PER_LEVEL)))


def report(counts: dict[str, Counter[str]], found: list[str]) -> str:
    """Return the counts as Markdown: the sums, and the topics with keys that are not covered."""
    total = sum((Counter({k: c[k] for k in (RIGHT, WRONG, UNKNOWN)}) for c in counts.values()), Counter[str]())
    uncovered = [f"{name} {c[UNKNOWN]}/{c[RIGHT] + c[WRONG] + c[UNKNOWN]}" for name, c in counts.items() if c[UNKNOWN]]
    lines = [
        f"{sum(total.values()):,} keys found again without SymPy: **{total[RIGHT]:,} right, {total[WRONG]:,} wrong**, "
        f"{total[UNKNOWN]:,} not covered.",
        "",
        f"Not covered: {', '.join(uncovered) or 'none'}.",
    ]
    return "\n".join([*lines, *(["", "Wrong:", ""] if found else []), *(f"- {line}" for line in found)])


if __name__ == "__main__":
    counted, wrong = audit(drawn(int((sys.argv[1:] or [PER_LEVEL])[0]), tuple(sys.argv[2:])))
    print(report(counted, wrong))
    for name, count in counted.items():
        reasons = {key[4:]: n for key, n in count.items() if key.startswith("why ")}
        if reasons:
            print(f"  {name}: {reasons}")
