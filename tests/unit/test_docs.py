"""The pages for whoever comes next are true: modules, layers, what they name, and the commands they give."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

import dashboard
from dashboard import __version__
from dashboard.figures import story
from dashboard.paths import MAIN, PACKAGE, ROOT
from handbook import ARCHITECTURE, CONTRIBUTING, NAMING, code, prose, table, text
from support import script, shipped, some

# --- architecture ----------------------------------------------------------------------------------


def test_the_picture_and_the_list_of_modules_are_those_of_the_code() -> None:
    page = text(ARCHITECTURE)
    assert page == script("architecture").rewritten(page), "run scripts/architecture.py"


def test_every_module_is_on_the_page_and_no_other() -> None:
    listed = re.findall(r"^- `([\w/]+\.py)`: \S", text(ARCHITECTURE), flags=re.MULTILINE)
    there = {file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py")}
    assert sorted(listed) == sorted(there)


@pytest.mark.parametrize(
    ("room", "head"),
    [
        ("", "Rooms, from the top down"),
        ("reading", "In `reading`, from the top down"),
        ("choosing", "In `choosing`, from the top down"),
    ],
)
def test_the_layers_on_the_page_are_those_that_are_checked(room: str, head: str) -> None:
    stated = [code(row[0]) for row in table(ARCHITECTURE, head)]
    assert [sorted(layer) for layer in stated] == [
        sorted(layer) for layer in script("architecture").layers(room)
    ]


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
        assert leads_somewhere(name.split(".")), name


def leads_somewhere(parts: list[str]) -> bool:
    """Whether a name leads from the package through its modules to a thing; ``_part`` says where it ends."""
    found: Any = dashboard
    for at, part in enumerate(parts, start=1):
        module = f"dashboard.{'.'.join(parts[:at])}"
        is_module = (PACKAGE.joinpath(*parts[:at])).is_dir() or PACKAGE.joinpath(*parts[:at]).with_suffix(
            ".py"
        ).is_file()
        found = importlib.import_module(module) if is_module and part != "main" else _part(found, parts, at)
    return True


def _part(found: Any, parts: list[str], at: int) -> Any:
    """A thing in a module; the frame is a script that cannot be imported, so its text is asked."""
    if parts[0] == "main":
        assert at == 1 or f"\ndef {parts[1]}(" in MAIN.read_text(encoding="utf-8"), ".".join(parts)
        return found
    assert hasattr(found, parts[at - 1]) or parts[at - 1] in getattr(found, "__annotations__", ()), ".".join(
        parts
    )
    return getattr(found, parts[at - 1], None)


@pytest.mark.parametrize("page", [ARCHITECTURE, NAMING, CONTRIBUTING])
def test_the_files_that_a_page_names_are_there(page: str) -> None:
    endings = r"\.(?:py|md|toml|json|txt|csv)"
    words = [item for item in code(prose(page)) if re.fullmatch(rf"[\w./-]+(?:{endings}|/)", item)]
    links = [item for item in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text(page)) if item]
    # Without addresses, records and patterns.
    for item in some(word for word in words if not word.startswith(("/", "events/", ".."))):
        assert (ROOT / item).exists() or (PACKAGE / item).exists(), f"{page} names {item}"
    assert [item for item in links if not ((ROOT / page).parent / item).exists()] == [], page


def test_what_a_page_says_to_be_in_a_file_is_made_there() -> None:
    said = re.findall(r"`(\w+)`(?: \([^)]*\))? (?:of|in) `([\w/.]+\.py)`", prose(CONTRIBUTING))
    for name, file in some(said):
        path = next(root / file for root in (ROOT, PACKAGE) if (root / file).exists())
        made = rf"^(?:def |class )?{name}(?:\(|: .*=| =)"
        assert re.search(made, path.read_text(encoding="utf-8"), flags=re.MULTILINE), f"{name} in {file}"


def test_the_tests_that_a_decision_names_are_there() -> None:
    """Decision records say which test would see a fault again: a test that is renamed is renamed there too."""
    there = {
        name
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    }
    records = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "docs" / "decisions").glob("*.md"))
    named = set(re.findall(r"`(test_\w+)`", records))
    assert len(named) > 25
    assert named <= there


def test_links_into_a_page_lead_to_a_heading() -> None:
    anchors = {re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-")
               for line in re.findall(r"^#+ (.*)$", text(CONTRIBUTING), flags=re.MULTILINE)}  # fmt: skip
    own = some(re.findall(r"\]\(#([\w-]+)", text(CONTRIBUTING)))
    for anchor in (*own, *some(re.findall(r"CONTRIBUTING\.md#([\w-]+)", text(ARCHITECTURE)))):
        assert anchor in anchors


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


def test_the_version_is_one_wherever_it_stands() -> None:
    assert str(yaml.safe_load(text("CITATION.cff"))["version"]) == __version__
    (image,) = yaml.safe_load(text("deploy/kubernetes/kustomization.yaml"))["images"]
    assert image["newTag"] == __version__


def test_every_scene_has_its_line_on_what_stays_of_it() -> None:
    lines = re.findall(
        r"^\| `([a-z0-9-]+)` \| (yes)? *\|",
        (ROOT / "docs" / "talk.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert [scene for scene, _ in lines] == [row.scene_id for row in story.plan(shipped())]
    assert [scene for scene, is_short in lines if is_short] == [
        row.scene_id for row in story.plan(shipped(), "short")
    ]
