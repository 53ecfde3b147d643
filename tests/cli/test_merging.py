"""A coder's copy by command: made, worked in and brought home, also beside the project itself."""

from pathlib import Path

from .conftest import Run


def test_a_copy_beside_the_project_comes_home_and_is_warned_of(study: Path, run: Run) -> None:
    run("coder", "add", "Ben")
    assert run("coder", "use", "Ben").exit_code == 0
    assert "move it out of this folder" in run("share", "Ben", "-o", "ben").err
    assert "There are 2 projects in this folder" in run("status").err
    assert run("-p", "ben", "code", "P03", "12", "23", "Own pace").exit_code == 0
    said = run("merge", "ben.qualcode", "--dry-run")
    assert said.exit_code == 0 and "The same command without --dry-run" in said.err
    assert run("merge", "./ben.qualcode").exit_code == 0
    assert "here already" in run("merge", "ben.qualcode").err


def test_a_copy_in_a_folder_of_its_own_leaves_every_command_as_it_was(study: Path, run: Run) -> None:
    run("coder", "add", "Ben")
    (study / "for Ben").mkdir()
    said = run("share", "Ben", "-o", "for Ben/ben.qualcode")
    assert said.exit_code == 0 and "move it" not in said.err
    assert 'qualcode merge "for Ben/ben.qualcode"' in said.err.replace("\\", "/")
    assert run("status").exit_code == 0
    only = next(study.glob("*.qualcode"))
    assert "is this project itself" in run("merge", only.name).err


def test_who_codes_blind_is_told_why_nothing_can_be_undone(study: Path, run: Run) -> None:
    for words in (
        ("coder", "add", "Lead"),
        ("code", "P03", "12", "23", "Own pace", "--coder", "Lead"),
        ("coder", "add", "Ben"),
        ("assign", "Ben", "--share", "100%"),
        ("coder", "use", "Ben"),
    ):
        assert run(*words).exit_code == 0
    assert "Added: Waiting, a proposal while you code blind" in run("codebook", "add", "Waiting").err
    while run("undo").exit_code == 0:
        assert "Ben" in run("coder", "list").out
    assert "Who codes blind undoes only their own steps." in run("undo").err
    assert run("document", "list").out.count("assigned") == 4


def test_what_is_left_out_is_not_said_to_be_here(study: Path, run: Run) -> None:
    run("coder", "add", "Ben")
    (study / "away").mkdir()
    run("share", "Ben", "-o", "away/ben")
    assert run("-p", "away/ben", "code", "P03", "12", "23", "Own pace").exit_code == 0
    said = run("merge", "away/ben.qualcode", "--without", "P03")
    assert "Besides what was left out, everything of this copy is here already." in said.err
    assert "Notes of the copy whose work did not come in: P03." in said.out
    assert "Left out: what is about these notes, or a person or a code" in said.out
