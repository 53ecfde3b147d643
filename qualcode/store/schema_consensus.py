"""The table of decisions: how two coders settled a place at which they differ.

Run by a migration of ``schema``, and never edited after a release. A place is told by the guids of the
codings that were settled there, and by a sum over what they say: a coding that changes makes the decision
stale. ``made`` has the guids of the consensus codings that came of it.
"""

EXCHANGED = ("adjudication",)

ADJUDICATIONS = """
create table adjudication (
    adjudication_id integer primary key autoincrement,
    guid text not null unique,
    document_id integer not null references document (document_id),
    code_id integer not null references code (code_id),
    other_code_id integer references code (code_id),
    first_coder_id integer not null references coder (coder_id),
    second_coder_id integer not null references coder (coder_id),
    decision text not null check (
        decision in ('a', 'b', 'both', 'neither', 'union', 'intersection', 'span', 'open')
    ),
    reason text not null default '',
    settled text not null check (json_valid(settled)),
    settled_sum text not null unique,
    made text not null check (json_valid(made)),
    decided_by integer not null references coder (coder_id),
    decided_at text not null,
    check (first_coder_id <> second_coder_id)
) strict;

create index adjudication_document on adjudication (document_id);

create index adjudication_code on adjudication (code_id);

create index adjudication_other_code on adjudication (other_code_id) where other_code_id is not null;

create index adjudication_first on adjudication (first_coder_id, second_coder_id);

create index adjudication_second on adjudication (second_coder_id);

create index adjudication_decided_by on adjudication (decided_by)
"""
