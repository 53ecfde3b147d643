"""The table of how far a coder says to be with a document: finished, and checked once more.

That a document holds no coding of somebody says something only when they finished it.
"""

EXCHANGED = ("document_mark",)

MARKS = """
create table document_mark (
    document_mark_id integer primary key autoincrement,
    guid text not null unique,
    document_id integer not null references document (document_id),
    coder_id integer not null references coder (coder_id),
    mark text not null check (mark in ('finished', 'checked')),
    marked_at text not null,
    unique (document_id, coder_id, mark)
) strict;

create index document_mark_coder on document_mark (coder_id)
"""
