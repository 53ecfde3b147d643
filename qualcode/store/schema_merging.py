"""What was last shared or merged of a coder's work, as a sum of each row: tells which side changed it since.

``merged_in`` is not undone: it tells rows that left with an undone merge, and may come in again, from rows
that somebody deleted.
"""

MERGING = """
create table merge_base (
    merge_base_id integer primary key autoincrement,
    row_guid text not null unique,
    noun text not null,
    coder_id integer not null references coder (coder_id),
    sum text not null
) strict;

create index merge_base_coder on merge_base (coder_id, noun);

create table merged_in (
    guid text primary key
) strict, without rowid
"""
