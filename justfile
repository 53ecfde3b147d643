# What CI runs; `just` alone checks everything.
check:
    bash .ci/run

# Write formatting and safe fixes.
fix:
    uv run ruff check --fix .
    uv run ruff format .

test *arguments:
    uv run pytest {{ arguments }}

# Write the golden files of the exports and of the screens anew; read the difference before committing it.
golden:
    UPDATE_GOLDEN=1 uv run pytest tests/exchange/tables tests/report/test_files.py tests/tui/test_looks.py

# Draw the picture of the README anew, from the invented study.
screenshot:
    uv run python docs/screenshot.py
