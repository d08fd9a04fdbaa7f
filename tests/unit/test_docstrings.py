"""What the type of a function does not say, its docstring does: errors, rows and columns, units of a length."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from dashboard.paths import PACKAGE
from support import parsed, some

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Numbers of these names are lengths or places on a drawing or on the ground, and may be in any unit.
LENGTHS = {
    "between", "bottom", "edge", "gap", "height", "high", "left", "radius", "right", "room", "size", "top", "wide",
    "width", "x", "y",
}  # fmt: skip
UNITS = (
    "px",
    "pixel",
    "point",
    "pt",
    "millimetre",
    "metre",
    "km",
    "degrees",
    "unit",
    "year",
    "share",
    "rows",
)


@cache
def doors() -> tuple[tuple[str, Function, str], ...]:
    """Each public function and method of the package, where it stands, and what is said of it or of its class."""
    return tuple(door for tree, path in _modules() for door in _doors_of(tree, path))


@cache
def _modules() -> tuple[tuple[ast.Module, str], ...]:
    return tuple(
        (parsed(path.read_text(encoding="utf-8")), str(path.relative_to(PACKAGE)))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def _doors_of(tree: ast.Module, path: str) -> Iterator[tuple[str, Function, str]]:
    classes = [one for one in tree.body if isinstance(one, ast.ClassDef) and not one.name.startswith("_")]
    for told, owner in (("", tree), *((ast.get_docstring(one) or "", one) for one in classes)):
        for node in owner.body:
            if isinstance(node, Function) and not node.name.startswith("_"):
                place = f"{path}:{node.lineno} {node.name}"
                yield place, node, f"{told}\n{ast.get_docstring(node) or ''}"


def raised(function: Function, helpers: Mapping[str, Function] = MappingProxyType({})) -> set[str]:
    """Names of the errors that a function raises by itself or through helpers, but for what it catches around these."""
    waiting: list[ast.AST] = [*function.body]
    found = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Try) and node.handlers:
            waiting.extend(one for handler in node.handlers for one in handler.body)
            waiting.extend((*node.orelse, *node.finalbody))
            continue
        waiting.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.Raise) and node.exc is not None:
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            found.add(ast.unparse(error).rpartition(".")[2])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in helpers:
            rest = {name: own for name, own in helpers.items() if name != node.func.id}
            found |= raised(helpers[node.func.id], rest)
    return {name for name in found if name[:1].isupper()}


def typed(function: Function) -> Iterator[str]:
    """Types of its parameters and of what it returns."""
    own = function.args
    for one in (*own.posonlyargs, *own.args, *own.kwonlyargs):
        if one.annotation:
            yield ast.unparse(one.annotation)
    if function.returns:
        yield ast.unparse(function.returns)


def test_what_a_helper_raises_is_seen_unless_it_is_caught() -> None:
    tree = parsed("""
def _helper():
    raise faults.Refused(1)
def open_door():
    return _helper()
def shut_door():
    try:
        _helper()
    except Refused:
        raise ValueError from None
""")
    helper, open_door, shut_door = (one for one in tree.body if isinstance(one, ast.FunctionDef))
    assert raised(open_door, {"_helper": helper}) == {"Refused"}
    assert raised(shut_door, {"_helper": helper}) == {"ValueError"}


def test_who_raises_an_error_names_it() -> None:
    """Also through a helper of its own module, which nobody else sees."""
    silent, loud = [], 0
    for tree, path in some(_modules()):
        helpers = {
            one.name: one for one in tree.body if isinstance(one, Function) and one.name.startswith("_")
        }
        for place, function, told in _doors_of(tree, path):
            own = raised(function, helpers)
            loud += len(own)
            silent += [f"{place}: {name}" for name in sorted(own) if name not in told]
    assert loud > 15
    assert silent == []


def test_who_takes_or_gives_a_frame_says_what_its_rows_or_columns_are() -> None:
    frames = [
        (place, told)
        for place, function, told in some(doors())
        if any("DataFrame" in one for one in typed(function))
    ]
    assert [
        place for place, told in some(frames) if not ("row" in told.lower() or "column" in told.lower())
    ] == []


def test_a_length_has_a_unit() -> None:
    silent = []
    lengths = 0
    for place, function, told in some(doors()):
        own = function.args
        for one in (*own.posonlyargs, *own.args, *own.kwonlyargs):
            if one.arg in LENGTHS and one.annotation and ast.unparse(one.annotation) in ("int", "float"):
                lengths += 1
                if not any(unit in told.lower() for unit in UNITS):
                    silent.append(f"{place}: {one.arg}")
    assert lengths > 30
    assert silent == []
