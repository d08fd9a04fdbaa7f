# Shortcuts for the desk: `just` lists them. Optional; each line works without it too.

bin := if os_family() == "windows" { ".venv/Scripts" } else { ".venv/bin" }
python := if os_family() == "windows" { "python" } else { "python3" }

[private]
default:
    @just --list --unsorted

# Serve the dashboard and open a browser
serve *options:
    {{ python }} scripts/start.py serve {{ options }}

# The loop at the desk: unit tests, about a minute
fast *options:
    {{ bin }}/pytest tests/unit -n 2 -m 'not slow' {{ options }}

# Pictures, slides, briefs and the copy without a server, of our data and of odd folders: one to two minutes
drawn *options:
    {{ bin }}/pytest tests/drawn -n 2 {{ options }}

# What a commit must pass besides tests
lint:
    {{ bin }}/ruff check
    {{ bin }}/ruff format --check
    {{ bin }}/mypy
    {{ bin }}/lint-imports

# Everything that CI runs
test *options:
    {{ python }} scripts/start.py test {{ options }}

# Put code into the house's form
format:
    {{ bin }}/ruff check --fix
    {{ bin }}/ruff format

# Check a data folder
check *folder:
    {{ python }} scripts/start.py check {{ folder }}

# Collect new texts for the translators
languages *codes:
    {{ bin }}/python scripts/languages.py {{ codes }}

# Write the types of the data's rows after a change of the schema
records:
    {{ bin }}/python scripts/records.py

# Bring the made parts of docs/architecture.md up to date
architecture:
    {{ bin }}/python scripts/architecture.py
