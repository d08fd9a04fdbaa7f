"""The measures of the house: small rooms with one job, short lines, and what may be named in one place only."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dashboard.paths import PACKAGE, PAGES, ROOT
from support import parsed, some

LINES_OF_A_FILE, LINES_OF_A_FUNCTION, LETTERS_OF_A_LINE = 350, 60, 120
LAID_OUT_BY_HAND = 10  # places where the formatter is told to look away
DRAWN_WITH = {"altair", "babel", "numpy", "pandas"}  # what figures may use besides Python and ourselves


@cache
def files() -> tuple[Path, ...]:
    """All code that runs in the product."""
    return tuple(some([*PACKAGE.rglob("*.py"), *PAGES.glob("*.py"), ROOT / "app.py"]))


@cache
def read(path: Path) -> tuple[str, ast.Module]:
    text = path.read_text(encoding="utf-8")
    return text, parsed(text)


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def test_a_file_has_room_for_one_job() -> None:
    """In the product, and in what tries it, builds for it and measures it."""
    around = [
        path for name in ("tests", "scripts", "benchmarks") for path in some((ROOT / name).rglob("*.py"))
    ]
    counted = {place(path, 1): path.read_text(encoding="utf-8").count("\n") for path in (*files(), *around)}
    assert {name: lines for name, lines in counted.items() if lines > LINES_OF_A_FILE} == {}


def test_a_function_is_seen_at_one_glance() -> None:
    measured = {
        f"{place(path, node.lineno)} {node.name}": (node.end_lineno or 0)
        - min([node.lineno, *(one.lineno for one in node.decorator_list)])
        + 1
        for path in files()
        for node in ast.walk(read(path)[1])
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert len(measured) > 1000
    assert {name: lines for name, lines in measured.items() if lines > LINES_OF_A_FUNCTION} == {}


def sentences(tree: ast.Module) -> set[int]:
    """Lines of texts, but for docstrings: a sentence for a person is not broken where it is said."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return {
        line
        for node in ast.walk(tree)
        if isinstance(node, (ast.Constant, ast.JoinedStr))
        and id(node) not in documents
        and isinstance(getattr(node, "value", ""), str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def test_a_line_is_short_but_for_a_sentence() -> None:
    long = []
    for path in files():
        text, tree = read(path)
        whole = sentences(tree)
        for number, line in enumerate(text.splitlines(), start=1):
            is_sentence = number in whole and re.match(r"""\s*(\w+=)?\*?(t\(|later\()?\(?f?["']""", line)
            if len(line) > LETTERS_OF_A_LINE and not is_sentence:
                long.append(place(path, number))
    assert long == []


def test_the_formatter_lays_out_nearly_every_line() -> None:
    skipped = [place(path, 1) for path in files() for _ in re.findall(r"#\s*fmt:\s*skip", read(path)[0])]
    assert len(skipped) <= LAID_OUT_BY_HAND, skipped


def test_no_room_and_no_function_has_a_name_that_any_could_have() -> None:
    anything = {"base", "common", "core", "helpers", "misc", "people", "shared", "util", "utils"}
    rooms = {path: path.relative_to(ROOT).with_suffix("").parts for path in files()}
    # A clone's own folder has any name.
    assert not [place(path, 1) for path, names in rooms.items() if {*names[-2:]} & anything]
    made = (ast.FunctionDef, ast.ClassDef)
    named = [(path, node) for path in files() for node in read(path)[1].body if isinstance(node, made)]
    assert len(named) > 1000
    assert not [
        place(path, node.lineno) for path, node in named if node.name in anything | {"behind", "faces"}
    ]


def test_one_file_knows_the_state_of_a_session() -> None:
    knowing = [path for path in files() if "session_state" in read(path)[0]]
    assert knowing == [PACKAGE / "outputs" / "screen" / "state.py"]


def test_one_file_asks_streamlit_for_headings_and_so_each_ends_its_lines_where_it_should() -> None:
    asking = [path for path in files() if re.search(r"\bst\.(title|header|subheader)\(", read(path)[0])]
    assert asking == [PACKAGE / "outputs" / "screen" / "words.py"]


def test_no_screen_escapes_or_writes_markup_by_hand() -> None:
    screens = some([*(PACKAGE / "outputs" / "screen").glob("*.py"), *PAGES.glob("*.py")])
    writing = {
        place(path, node.lineno)
        for path in screens
        for node in ast.walk(read(path)[1])
        if (isinstance(node, ast.Import) and any(name.name == "html" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "html")
        or (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search(r"</\w+>", node.value)
        )
    }
    assert writing == set()


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_a_figure_imports_no_more_than_it_draws_with() -> None:
    figures = some((PACKAGE / "figures").rglob("*.py"))
    used = {name.partition(".")[0] for path in figures for name in imported(read(path)[1])}
    assert used - set(sys.stdlib_module_names) - {"dashboard"} == DRAWN_WITH


def test_no_two_modules_need_each_other() -> None:
    """The layers are checked by the import linter; within one no module may lead back to itself either."""
    names = {module_of(path): path for path in files() if path.is_relative_to(PACKAGE)}
    needs = {
        name: {needed for needed in links(read(path)[1], names) if needed != name}
        for name, path in names.items()
    }
    left = dict(needs)
    while free := [name for name, others in left.items() if not others & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def links(tree: ast.Module, names: dict[str, Path]) -> Iterator[str]:
    """Modules of ours that a module needs before it is there itself; what a function imports comes later."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("dashboard"):
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in names else node.module
