"""What is shown to others: saved displays, and which codings are starred as quotes.

Run by a migration of ``schema``, and never edited after a release.
"""

EXCHANGED = ("display",)

DISPLAYS = """
create table display (
    display_id integer primary key autoincrement,
    guid text not null unique,
    title text not null unique check (trim(title) <> ''),
    question text not null default '',
    spec text not null check (json_valid(spec)),
    coder_id integer references coder (coder_id),
    made_at text not null,
    edited_at text not null default ''
) strict;

create index display_coder on display (coder_id);

alter table coding add column starred_at text not null default ''
"""
