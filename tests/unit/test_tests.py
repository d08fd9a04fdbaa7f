"""Every test can fail: a test that checks only what a loop goes over passes when there is nothing to go over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dashboard import paths
from support import some

TESTS = paths.ROOT / "tests"
GROUPS = ("unit", "drawn", "running", "app", "browser")
FILES = sorted(path for group in GROUPS for path in (TESTS / group).glob("test_*.py"))
HELPERS = sorted(
    path for folder in (TESTS, *(TESTS / group for group in GROUPS)) for path in folder.glob("*.py")
)

# What has as many items as what it is given, so nothing only of nothing.
_PASSES_ON = (
    "sorted",
    "reversed",
    "list",
    "tuple",
    "set",
    "enumerate",
    "map",
    "cycle",
    "items",
    "values",
    "keys",
)
_LITERALS = (ast.Tuple, ast.List, ast.Set)


class Known:
    """The names of files that hold something, and their functions that check something; `beside` are those of what they import."""

    def __init__(self, *trees: ast.Module, beside: Known | None = None) -> None:
        self.full = set(beside.full) if beside else set()
        self.full |= {
            name.id
            for tree in trees
            for made in tree.body
            if isinstance(made, (ast.Assign, ast.AnnAssign)) and made.value and self.is_full(made.value)
            for name in (made.targets if isinstance(made, ast.Assign) else [made.target])
            if isinstance(name, ast.Name)
        }
        self.checking = set(beside.checking) if beside else set()
        functions = {
            made.name: made for tree in trees for made in tree.body if isinstance(made, ast.FunctionDef)
        }
        before = -1
        while before != (before := len(self.checking)):
            self.checking |= {name for name, made in functions.items() if self.can_fail(made)}

    def is_full(self, told: ast.expr) -> bool:
        """Whether an expression plainly has items."""
        match told:
            case ast.Name():
                return told.id in self.full
            case ast.Tuple() | ast.List() | ast.Set():
                return any(
                    not isinstance(item, ast.Starred) or self.is_full(item.value) for item in told.elts
                )
            case ast.Dict():
                pairs = zip(told.keys, told.values, strict=True)
                return any(key is not None or self.is_full(value) for key, value in pairs)
            case ast.Constant():
                return isinstance(told.value, str) and bool(told.value)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                return all(self.is_full(part.iter) and not part.ifs for part in told.generators)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                return self._call_is_full(name, told)
        return False

    def _call_is_full(self, name: str, call: ast.Call) -> bool:
        given = [*call.args, *([call.func.value] if isinstance(call.func, ast.Attribute) else [])]
        if name == "some":
            return True
        if name == "range":
            last = call.args[-1]
            return isinstance(last, ast.Constant) and isinstance(last.value, int) and last.value > 0
        if name == "zip":  # as long as each, if it is strict about it
            strict = any(
                word.arg == "strict" and getattr(word.value, "value", False) for word in call.keywords
            )
            return any(map(self.is_full, given)) if strict else all(map(self.is_full, given))
        if name in ("product", "chain"):
            return all(map(self.is_full, given))
        return name in _PASSES_ON and any(map(self.is_full, given))

    def can_fail(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        """Whether a function checks something that does not hang on what a loop finds."""
        outer = self.full
        self.full = outer | {
            name.id
            for made in ast.walk(function)
            if isinstance(made, ast.Assign) and self.is_full(made.value)
            for name in made.targets
            if isinstance(name, ast.Name)
        }
        try:
            return any(self._firm(function.body))
        finally:
            self.full = outer

    def _firm(self, body: list[ast.stmt]) -> Iterator[bool]:
        for line in body:
            match line:
                case ast.Assert():
                    yield not self._only_all(line.test)
                case ast.For() | ast.AsyncFor():
                    if self.is_full(line.iter):
                        yield from self._firm(_until_it_may_go_on(line.body))
                case ast.While():
                    pass
                case ast.If():
                    yield all(any(self._firm(branch)) for branch in (line.body, line.orelse))
                case ast.With() | ast.AsyncWith() | ast.Try():
                    yield from self._calls(*(getattr(line, "items", ())))
                    yield from self._firm(line.body)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    yield self.can_fail(line)
                case _:
                    yield from self._calls(line)

    def _only_all(self, told: ast.expr) -> bool:
        """``all(... for x in xs)``, which is true of nothing."""
        match told:
            case ast.BoolOp(op=ast.And()):
                return all(map(self._only_all, told.values))
            case ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id="any"), args=[inner])):
                return isinstance(inner, ast.GeneratorExp) and not self.is_full(inner)
            case ast.Call(func=ast.Name(id="all"), args=[inner]):
                return not self.is_full(inner)
        return False

    def _calls(self, *parts: ast.AST) -> Iterator[bool]:
        for part in parts:
            for node in ast.walk(part):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    yield (
                        name in ("raises", "fail", "expect")
                        or name.startswith("expect_")
                        or name in self.checking
                    )


def _until_it_may_go_on(body: list[ast.stmt]) -> list[ast.stmt]:
    """The lines of a loop that every round reaches: not those behind a condition."""
    reached = []
    for line in body:
        if any(isinstance(part, ast.Continue | ast.Break) for part in ast.walk(line)):
            break
        reached.append(line)
    return reached


def cannot_fail(tree: ast.Module, beside: Known | None = None) -> list[str]:
    """Names of the test functions of a module that may check nothing; `beside` is what it may import."""
    known = Known(tree, beside=beside)
    tests = (
        made for made in ast.walk(tree) if isinstance(made, ast.FunctionDef) and made.name.startswith("test_")
    )
    return [made.name for made in tests if not known.can_fail(made)]


@cache
def helpers() -> Known:
    """What test modules may import."""
    files = [path for path in HELPERS if not path.name.startswith("test_")]
    return Known(*(ast.parse(path.read_text(encoding="utf-8")) for path in files))


@pytest.mark.parametrize("file", some(FILES), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_test_can_fail(file: Path) -> None:
    assert cannot_fail(ast.parse(file.read_text(encoding="utf-8")), helpers()) == []


HIDDEN = """
def test_in_a_loop():
    for x in found():
        assert x
def test_behind_a_condition():
    for x in some(found()):
        if x:
            assert x
def test_all_of_nothing():
    assert all(x for x in found())
def test_nothing():
    found()
def test_by_a_helper_that_may_not_look():
    look(found())
def look(things):
    for x in things:
        assert x
"""
OPEN = """
KINDS = ("a", "b")
def test_outside_a_loop():
    assert found()
def test_some():
    for x in some(found()):
        assert x
def test_a_literal_and_a_name():
    for x, y in zip(("a", "b"), KINDS, strict=True):
        assert x != y
def test_a_range():
    for number in range(3):
        assert number < 3
def test_it_raises():
    with pytest.raises(ValueError):
        found()
def test_by_a_helper():
    look(found())
def look(thing):
    assert thing
"""


def patience(tree: ast.AST) -> list[int]:
    """Lines on which a plain number says how long a request, a run or a download is waited for."""
    return [
        word.value.lineno
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for word in call.keywords
        if word.arg in ("timeout", "default_timeout") and isinstance(word.value, ast.Constant)
    ]


def test_what_is_waited_for_has_the_time_of_a_busy_machine() -> None:
    """``support.STARTED_WITHIN`` or another name: it is not a quiet machine's seconds that a test is about."""
    assert patience(ast.parse("get(address, timeout=30)")) == [1]
    assert patience(ast.parse("get(address, timeout=2 * LONG)")) == []
    for file in some([*FILES, *HELPERS]):
        assert patience(ast.parse(file.read_text(encoding="utf-8"))) == [], file.name


def test_what_cannot_fail_is_named_and_nothing_else() -> None:
    assert cannot_fail(ast.parse(HIDDEN)) == [
        "test_in_a_loop",
        "test_behind_a_condition",
        "test_all_of_nothing",
        "test_nothing",
        "test_by_a_helper_that_may_not_look",
    ]
    assert cannot_fail(ast.parse(OPEN)) == []
