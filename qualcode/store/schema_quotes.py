"""How a coded passage is quoted in a paper, where that is not word by word.

Run by a migration of ``schema``, and never edited after a release.
"""

EXCHANGED = ("quote_edit",)

QUOTES = """
create table quote_edit (
    quote_edit_id integer primary key autoincrement,
    guid text not null unique,
    coding_id integer not null unique references coding (coding_id),
    words text not null check (trim(words) <> ''),
    is_paraphrase integer not null check (is_paraphrase in (0, 1)),
    edited_at text not null
) strict"""
