"""What the check of a codebook finds, and what it leaves in peace."""

from qualcode.analysis.codebook_check import Finding, findings
from qualcode.model.codebook import CodebookFile, CodeEntry


def whole(name: str, *codes: CodeEntry, key: str = "") -> CodeEntry:
    return CodeEntry(name, "what it is", "what belongs", "what does not", key=key, codes=codes)


def checked(*codes: CodeEntry) -> list[Finding]:
    return findings(CodebookFile("Book", codes))


def test_a_whole_codebook_has_no_findings() -> None:
    assert checked(whole("Support", whole("Courses", key="1"), key="2"), whole("Money")) == []
    assert checked() == []


def test_missing_texts_are_found_white_space_is_no_text() -> None:
    assert checked(whole("Support", CodeEntry("Courses", definition=" \n", include="yes"))) == [
        Finding(("Support", "Courses"), "there is no definition."),
        Finding(("Support", "Courses"), "nothing says what does not belong here (exclude).", is_hint=True),
    ]
    assert [finding.sentence for finding in checked(CodeEntry("A", "what it is"))] == [
        "nothing says what belongs here (include) or what does not belong here (exclude)."
    ]


def test_clashing_keys_are_found_on_every_code_that_bears_them() -> None:
    found = checked(
        whole("Support", whole("Courses", key="1")), whole("Money", key="1"), whole("Trust", key="i")
    )
    assert [str(finding) for finding in found] == [
        "Support > Courses: the key “1” also belongs to Money.",
        "Money: the key “1” also belongs to Support > Courses.",
    ]
    assert not any(finding.is_hint for finding in found)


def test_upper_and_lower_case_keys_are_two_keys() -> None:
    assert checked(whole("Money", key="m"), whole("Trust", key="M")) == []


def test_the_same_name_in_two_places_is_a_hint() -> None:
    found = checked(whole("Support", whole("Own pace")), whole("Work", whole("own  Pace")))
    assert [(finding.path, finding.is_hint) for finding in found] == [
        (("Support", "Own pace"), True),
        (("Work", "own  Pace"), True),
    ]
    assert "Work > own  Pace" in found[0].sentence


def test_a_name_in_many_places_is_told_briefly() -> None:
    found = checked(*(whole(theme, whole("Own pace")) for theme in ("One", "Two", "Three", "Four", "Five")))
    assert found[0].sentence.endswith("Two > Own pace; Three > Own pace; Four > Own pace; and 1 more.")


def near(first: str, second: str) -> bool:
    found = checked(whole(first), whole(second))
    return [finding.path for finding in found] == [(second,)] and "differs only slightly" in found[0].sentence


def test_names_that_differ_slightly_are_hints() -> None:
    assert near("Job search", "Jobsearch")
    assert near("Own pace", "Own-pace")
    assert near("Motivation", "Motivations")
    assert near("Bread & butter", "Bread and butter")
    assert near("Discloser", "Disclosur")
    assert near("Recieved help", "Received help")
    assert near("Courses", "Cóurses")


def test_names_that_differ_by_design_are_left_in_peace() -> None:
    for first, second in [
        ("Agency A", "Agency B"),
        ("Wave 1", "Wave 2"),
        ("Item 10", "Item 11"),
        ("Applications", "Interviews"),
        ("Paid", "Maid"),
        ("😀", "🙂"),
        ("Paid work", "Unpaid work"),
    ]:
        assert checked(whole(first), whole(second)) == []


def test_a_thousand_similar_names_are_checked_at_once() -> None:
    assert checked(*(whole(f"Question {number}") for number in range(1000))) == []
