"""The words that the rules for sentences of speech go by; all folded, without a final full stop."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEADS_ON = _words("""
    dr mr mrs ms mx prof rev fr st sgt cllr hon e.g eg i.e ie cf vs viz approx esp incl fig dept govt psych
    n.b nb
""")
"""Never the last word of a sentence."""

MAY_END = _words("""
    etc pm hr hrs mins sec secs wk wks mth mths yr yrs jan feb apr aug sept oct nov dec tues thur thurs ltd
    plc rd ave jr sr appt ref tel ext
""")
"""The last word of a sentence only where a capital follows that is no day and no month."""

BEFORE_NUMBERS = _words("no nos p pp para vol ch sect q")
"""Abbreviations only where a number follows."""

CALENDAR = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december
""")

LETTERED = _words("""
    agency plan option group site ward unit team type vitamin hepatitis block band grade class level section
    part room building phase step point stage category appendix figure service worker
""")
"""What a single capital letter behind it names; the letter is then no initial."""

OPENERS = _words("""
    and but so then because or he she it they we you i the that this there these those what when where who
    why how if my his her our their your well yes no not now just as at in on for from with after before
    since once maybe perhaps some all it's he's she's they're we're that's there's i'm i've i'd i'll don't
    didn't it’s he’s she’s they’re we’re that’s there’s i’m i’ve i’d i’ll don’t didn’t
""")
"""Words that open sentences and are no surnames."""

REMARKS = _words("""
    laugh laughs laughing laughter chuckles giggles pause pauses pausing silence sigh sighs sighing cry cries
    crying tearful tears sobs cough coughs coughing sniffs smile smiles smiling nod nods nodding shrugs
    whispers inaudible unclear indistinct crosstalk overlapping overtalking interruption interrupted
    interrupts noise rings ringing break sic hesitates gestures whistles yawns applause
""")
"""What a transcriber notes in brackets about how something was said."""
