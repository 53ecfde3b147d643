# What CI runs; `just` alone checks everything.
check:
    bash .ci/run

# Write formatting and safe fixes.
fix:
    uv run ruff check --fix .
    uv run ruff format .

test *arguments:
    uv run pytest {{ arguments }}

# Write the golden files of the exports anew; read the difference before committing it.
golden:
    UPDATE_GOLDEN=1 uv run pytest tests/exchange/tables
