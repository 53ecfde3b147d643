"""The table of names that must not leave the project.

Run by a migration of ``schema``, and never edited after a release.
"""

EXCHANGED = ("name_out",)

NAMES = """
create table name_out (
    name_out_id integer primary key autoincrement,
    guid text not null unique,
    name text not null check (trim(name) <> ''),
    folded text not null unique check (folded <> ''),
    kind text not null check (kind in ('person', 'place', 'organisation', 'other')),
    replacement text not null check (trim(replacement) <> ''),
    is_as_written integer not null check (is_as_written in (0, 1)),
    coder_id integer references coder (coder_id),
    added_at text not null
) strict;

create index name_out_coder on name_out (coder_id)
"""
