"""The pages for whoever comes next are true: modules, layers, names, commands, and an example that runs as it is quoted."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from streamlit.testing.v1 import AppTest

import dashboard.figures
from dashboard.paths import DATA_VARIABLE, MAIN, PACKAGE, PAGES, ROOT, SHIPPED_DATA
from dashboard.selection import ADDRESS
from support import script, some

EXAMPLES = ROOT / "docs" / "examples"
ARCHITECTURE, NAMING, CONTRIBUTING = "docs/architecture.md", "docs/naming.md", "CONTRIBUTING.md"
PAGES_OF_DOCS = (ARCHITECTURE, NAMING, CONTRIBUTING)
STEM = "confidence"  # the example's module, page and test bear one name


@cache
def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def code(words: str) -> list[str]:
    """What stands between backticks, in a cell or a paragraph."""
    return re.findall(r"`([^`\n]+)`", words)


def table(page: str, heading: str) -> list[list[str]]:
    """Rows of the first table whose first column has this heading, without the headings."""
    lines = iter(text(page).splitlines())
    next(line for line in lines if line.startswith(f"| {heading} |"))
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return some(rows)


def prose(page: str) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text(page), flags=re.MULTILINE | re.DOTALL)


# --- architecture ----------------------------------------------------------------------------------


def test_the_picture_and_the_list_of_modules_are_those_of_the_code() -> None:
    page = text(ARCHITECTURE)
    assert page == script("architecture").rewritten(page), "run scripts/architecture.py"


def test_every_module_is_on_the_page_and_no_other() -> None:
    listed = re.findall(r"^- `([\w/]+\.py)`: \S", text(ARCHITECTURE), flags=re.MULTILINE)
    there = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py")}
    assert sorted(listed) == sorted(there)


def test_the_layers_on_the_page_are_those_that_are_checked() -> None:
    stated = [code(row[0]) for row in table(ARCHITECTURE, "Rooms, from the top down")]
    assert [sorted(layer) for layer in stated] == [sorted(layer) for layer in script("architecture").layers()]


def test_the_picture_shows_every_room() -> None:
    picture = re.search(r"```mermaid\n(.*?)```", text(ARCHITECTURE), flags=re.DOTALL)
    assert picture
    shown = set(re.findall(r"\w+", picture[1])) - {"flowchart", "TD"}
    assert shown == {room for layer in script("architecture").layers() for room in layer}


# --- what the pages name ---------------------------------------------------------------------------


def named(page: str) -> Iterator[str]:
    """Names of things in the code that a page gives: ``room.module.thing``, as seen from the package."""
    rooms = {file.stem for file in PACKAGE.iterdir() if not file.name.startswith("_")}
    for words in code(prose(page)):
        if re.fullmatch(r"\w+(\.\w+)+", words) and words.split(".")[0] in rooms and not words.endswith(".py"):
            yield words


@pytest.mark.parametrize("page", [ARCHITECTURE, NAMING])
def test_what_a_page_names_in_the_code_is_there(page: str) -> None:
    for name in some(named(page)):
        parts = name.split(".")
        found: Any = dashboard
        for at, part in enumerate(parts, start=1):
            module = f"dashboard.{'.'.join(parts[:at])}"
            is_module = (PACKAGE.joinpath(*parts[:at])).is_dir() or PACKAGE.joinpath(*parts[:at]).with_suffix(
                ".py"
            ).is_file()
            found = (
                importlib.import_module(module) if is_module and part != "main" else _part(found, parts, at)
            )


def _part(found: Any, parts: list[str], at: int) -> Any:
    """A thing in a module; the frame is a script that cannot be imported, so its text is asked."""
    if parts[0] == "main":
        assert at == 1 or f"\ndef {parts[1]}(" in MAIN.read_text(encoding="utf-8"), ".".join(parts)
        return found
    assert hasattr(found, parts[at - 1]) or parts[at - 1] in getattr(found, "__annotations__", ()), ".".join(
        parts
    )
    return getattr(found, parts[at - 1], None)


@pytest.mark.parametrize("page", PAGES_OF_DOCS)
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    endings = r"\.(?:py|md|toml|json|txt|csv)"
    words = [item for item in code(prose(page)) if re.fullmatch(rf"[\w./-]+(?:{endings}|/)", item)]
    links = [item for item in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text(page)) if item]
    for item in some(words):
        if item.startswith(("/", "events/", "..")):  # an address, a record, a pattern
            continue
        assert (ROOT / item).exists() or (PACKAGE / item).exists(), f"{page} names {item}"
    for item in links:
        assert ((ROOT / page).parent / item).exists(), f"{page} links to {item}"


def test_links_into_a_page_lead_to_a_heading() -> None:
    anchors = {re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-")
               for line in re.findall(r"^#+ (.*)$", text(CONTRIBUTING), flags=re.MULTILINE)}  # fmt: skip
    for anchor in some(re.findall(r"CONTRIBUTING\.md#([\w-]+)", text(ARCHITECTURE))):
        assert anchor in anchors


# --- names -----------------------------------------------------------------------------------------


@cache
def columns() -> list[tuple[str, dict[str, Any]]]:
    """Every (table, column) of the schema."""
    schema = json.loads((SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
    return [(item["name"], field) for item in schema["resources"] for field in item["schema"]["fields"]]


def rules() -> dict[str, tuple[str, str, Callable[[str], bool]]]:
    """What the page says of columns by the end or the beginning of their name: type, unit, which columns it means."""
    found: dict[str, tuple[str, str, Callable[[str], bool]]] = {}
    for ends, type_, unit, _ in table(NAMING, "End"):
        for end in some(code(ends)):
            found[end] = (type_, unit, partial(lambda end, name: name.endswith(end), end))
    for beginning, type_, _ in table(NAMING, "Beginning"):
        (start,) = code(beginning)
        found[start] = (type_, "", partial(lambda start, name: name.startswith(start), start))
    return found


@pytest.mark.parametrize("part", rules())
def test_columns_hold_what_their_name_says(part: str) -> None:
    type_, unit, is_meant = rules()[part]
    for name, field in some((name, field) for name, field in columns() if is_meant(field["name"])):
        if type_:
            assert field["type"] == type_, f"{name}.{field['name']}"
            assert field.get("unit", "") == unit, f"{name}.{field['name']}"


def without_end() -> dict[str, str]:
    """Numbers whose name has no unit, as the page lists them: column -> unit."""
    return {name: unit for names, unit in table(NAMING, "Column") for name in code(names)}


def test_a_number_says_its_unit_in_its_name_or_on_the_page() -> None:
    ends = [end for end in rules() if end.startswith("_")]
    for name, field in some(
        (name, field) for name, field in columns() if field["type"] in ("integer", "number")
    ):
        listed = without_end().get(field["name"])
        assert (listed is not None) != field["name"].endswith(tuple(ends)), f"{name}.{field['name']}"
        if listed is not None and not listed.startswith("said by"):
            assert field.get("unit", "") == listed, f"{name}.{field['name']}"


def test_a_column_that_the_page_names_is_in_the_data() -> None:
    known = {field["name"] for _, field in columns()}
    stated = {
        *without_end(),
        "police_force",
        "in_deck",
        "verbatim",
        "label",
        "deck_column",
        "unit_en",
        "indicator",
    }
    assert stated <= {*code(text(NAMING))}
    assert stated <= known


def test_a_flag_begins_with_is_but_for_those_that_the_page_names() -> None:
    flags = {field["name"] for _, field in columns() if field["type"] == "boolean"}
    assert {name for name in flags if not name.startswith("is_") and not name.endswith("_inferred")} == {
        "police_force",
        "in_deck",
    }


def test_a_text_has_all_its_languages() -> None:
    known = {(name, field["name"]) for name, field in columns()}
    for name, column in some(item for item in known if item[1].endswith(("_en", "_ru", "_ky"))):
        base = column[:-3]
        assert {(name, f"{base}_ru"), (name, f"{base}_ky")} <= known, f"{name}.{column}"
        quoted = base in ("verbatim", "label", "deck_column")
        assert (name, base if quoted else f"{base}_en") in known, f"{name}.{column}"


def test_keys_and_references_are_named_as_the_page_says() -> None:
    schema = json.loads((SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
    short = {"turnout_id", "payment_id", "figure_id", "since_id", "step_id", "question_id"}
    assert short <= {*code(text(NAMING))}
    used = set()
    for item in schema["resources"]:
        key = item["schema"]["primaryKey"]
        if isinstance(key, str):
            singular = {f"{item['name'].removesuffix(plural)}_id" for plural in ("s", "es")}
            assert key in singular | short, item["name"]
            used |= {key} & short
        for link in item["schema"].get("foreignKeys", ()):
            (column,), target = link["fields"], link["reference"]
            (there,) = target["fields"]
            if target["resource"]:
                assert column == there or column.endswith(f"_{there}"), f"{item['name']}.{column}"
            else:
                assert column in ("duplicate_of", "possibly_same_as", "overlaps_with"), (
                    f"{item['name']}.{column}"
                )
    assert used == short, "the page names a key as shortened that is not"


def test_codes_are_lower_case_with_hyphens_but_for_those_that_the_page_names() -> None:
    codes = {value for _, field in columns() for value in field.get("constraints", {}).get("enum", ())}
    assert {value for value in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value)} == {
        "residents_ngo",
        "leak_repost",
        "aiyl_aimak",
    }
    assert {"residents_ngo", "leak_repost", "aiyl_aimak"} <= {*code(text(NAMING))}


def test_names_in_the_address_are_those_of_the_code() -> None:
    stated = {
        code(attribute)[0]: code(name)[0]
        for attribute, name in table(NAMING, "Attribute of `selection.Selection`")
    }
    assert stated == dict(ADDRESS)


# --- commands --------------------------------------------------------------------------------------


@cache
def checks() -> list[str]:
    """What CI runs before the tests, as commands."""
    return [" ".join(command) for command in script("start").checks([])[:-1]]


def hooks() -> list[dict[str, Any]]:
    (local,) = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert local["repo"] == "local", "nothing is fetched"
    return some(local["hooks"])


def test_before_a_commit_the_checks_of_ci_run() -> None:
    entries = [hook["entry"].removeprefix(".venv/bin/") for hook in hooks() if "stages" not in hook]
    assert entries == checks()


def recipes() -> dict[str, list[str]]:
    """Lines of each recipe of the justfile, without what stands for the environment."""
    found: dict[str, list[str]] = {}
    for line in text("justfile").splitlines():
        if head := re.match(r"(\w+)[^:=]*:$", line):
            found[head[1]] = []
        elif line.startswith("    "):
            found[list(found)[-1]].append(re.sub(r"\{\{[^}]*\}\}/?", "", line).strip())
    return found


def test_the_task_runner_runs_the_checks_of_ci() -> None:
    assert recipes()["lint"] == checks()
    assert recipes()["test"] == ["scripts/start.py test"]


def test_the_commands_that_the_page_gives_are_there() -> None:
    for recipe in some(re.findall(r"`just (\w+)", text(CONTRIBUTING))):
        assert recipe in recipes()
    start = script("start")
    for command in some(re.findall(r"scripts/start\.py (\w+)", text(CONTRIBUTING))):
        assert command in (*start.COMMANDS, "test")
    commands = [
        item.removeprefix(".venv/bin/") for item in code(text(CONTRIBUTING)) if item.startswith(".venv/bin/")
    ]
    assert set(checks()) <= set(some(commands))


# --- the example -----------------------------------------------------------------------------------


@pytest.fixture
def built_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example's figure where it would stand: in the package."""
    path = [*dashboard.figures.__path__, str(EXAMPLES / "src" / "dashboard" / "figures")]
    monkeypatch.setattr(dashboard.figures, "__path__", path)
    yield
    sys.modules.pop(f"dashboard.figures.{STEM}", None)
    if hasattr(dashboard.figures, STEM):
        delattr(dashboard.figures, STEM)


def example_tests() -> ModuleType:
    file = EXAMPLES / "tests" / "unit" / f"test_{STEM}.py"
    spec = importlib.util.spec_from_file_location(f"example_{STEM}", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_quotes_the_example_as_it_is() -> None:
    quoted = dict(
        re.findall(
            r"^<!-- (\S+\.py) -->\n```python\n(.*?)^```", text(CONTRIBUTING), flags=re.MULTILINE | re.DOTALL
        )
    )
    files = {
        file.relative_to(EXAMPLES).as_posix(): file.read_text(encoding="utf-8")
        for file in EXAMPLES.rglob("*.py")
    }
    assert len(files) == 3
    assert quoted == files


def test_the_example_keeps_its_own_promises(built_in: None) -> None:
    module = example_tests()
    for name in some(name for name in vars(module) if name.startswith("test_")):
        getattr(module, name)()


def test_no_file_of_the_example_would_replace_one_that_is_there() -> None:
    for file in some(EXAMPLES.rglob("*.py")):
        assert not (ROOT / file.relative_to(EXAMPLES)).exists(), f"{file}: the example needs another name"


def test_the_texts_of_the_example_are_found_for_the_translators(built_in: None) -> None:
    tool = script("languages")

    found = [
        *tool.texts(
            ast.parse((EXAMPLES / "src/dashboard/figures" / f"{STEM}.py").read_text(encoding="utf-8"))
        )
    ]
    assert "{n} of {all} events have a record of high confidence" in found


def with_the_lines_of_the_page(frame: str) -> str:
    """The frame with the lines that the page gives for a new screen."""
    block = re.search(
        r"<!-- lines for src/dashboard/main.py -->\n```python\n(.*?)```", text(CONTRIBUTING), flags=re.DOTALL
    )
    assert block
    lines = dict(re.findall(r"# in (\w+):[^\n]*\n([^\n]+)", block[1]))
    assert set(lines) == {"SCREENS", "titles", "FILTERED"}
    for name, begin in (
        ("SCREENS", "SCREENS = {"),
        ("FILTERED", "FILTERED = ("),
        ("titles", '    return {\n        "overview": t('),
    ):
        assert frame.count(begin) == 1, f"{name} looks different now: so must the page"
        at = frame.index(begin) + begin.index("{" if "{" in begin else "(") + 1
        frame = f"{frame[:at]}\n    {lines[name]}{frame[at:]}"
    return frame


def test_the_example_shows_on_its_screen_and_follows_the_filters(
    built_in: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    shutil.copytree(PAGES, tmp_path / "pages")
    shutil.copy(EXAMPLES / "pages" / f"{STEM}.py", tmp_path / "pages")
    monkeypatch.setattr("dashboard.paths.ROOT", tmp_path)
    main = tmp_path / "frame" / "main.py"
    main.parent.mkdir()
    main.write_text(with_the_lines_of_the_page(MAIN.read_text(encoding="utf-8")), encoding="utf-8")
    at = AppTest.from_file(str(main), default_timeout=60)
    at.query_params["lang"], at.query_params["mine"] = "ky", "jerui"
    at.run()
    at.switch_page(str(tmp_path / "pages" / f"{STEM}.py")).run()
    assert not at.exception
    (heading,) = at.header
    jerui = int(heading.value.split()[2])
    assert at.get("vega_lite_chart")
    at.slider[0].set_value((2010, 2012)).run()
    assert not at.exception
    assert int(at.header[0].value.split()[2]) < jerui
