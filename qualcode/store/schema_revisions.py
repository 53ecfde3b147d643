"""The tables of corrected texts: earlier versions, and the passages whose place somebody has to settle.

A text is still frozen. It may only be replaced along a kept revision: the version that goes is there word for
word and names the one that comes. The same revision leads back, which is the way of undoing.
"""

EXCHANGED = ("document_version",)

VERSIONS = """
create table document_version (
    document_version_id integer primary key autoincrement,
    guid text not null unique,
    document_id integer not null references document (document_id),
    text text not null check (text <> ''),
    text_sha256 text not null,
    revised_sha256 text not null,
    source text not null,
    file_sha256 text not null,
    header text not null check (json_valid(header)),
    speakers text not null default '{}' check (json_valid(speakers)),
    reason text not null default '',
    coder_id integer references coder (coder_id),
    revised_at text not null
) strict;

create index document_version_of on document_version (document_id, text_sha256);

create index document_version_coder on document_version (coder_id);

create trigger document_version_is_frozen
before update of text, text_sha256, revised_sha256 on document_version
when old.text <> new.text or old.text_sha256 <> new.text_sha256 or old.revised_sha256 <> new.revised_sha256
begin
    select raise(abort, 'an earlier version of a text is frozen');
end;

drop trigger document_text_is_frozen;

create trigger document_text_is_frozen before update of text, text_sha256 on document
when (old.text <> new.text or old.text_sha256 <> new.text_sha256)
    and not exists (
        select 1 from document_version
        where document_id = old.document_id and new.document_id = old.document_id
            and text_sha256 = old.text_sha256 and text = old.text and revised_sha256 = new.text_sha256
    )
    and not exists (
        select 1 from document_version
        where document_id = old.document_id and new.document_id = old.document_id
            and text_sha256 = new.text_sha256 and text = new.text and revised_sha256 = old.text_sha256
    )
begin
    select raise(abort, 'the text of a document is frozen');
end;

create trigger sentences_follow_the_text after update of text on document
when old.text <> new.text
begin
    delete from segmentation where document_id = old.document_id;
    delete from sentence where document_id = old.document_id;
end
"""

DOUBTS = """
create table doubt (
    doubt_id integer primary key autoincrement,
    document_id integer not null references document (document_id),
    document_version_id integer not null references document_version (document_version_id),
    coding_id integer unique references coding (coding_id),
    text_status_id integer unique references text_status (text_status_id),
    why text not null check (why in ('gone', 'end changed', 'rewritten', 'repeated', 'other person')),
    start_char integer not null check (start_char >= 0),
    end_char integer not null check (end_char > start_char),
    proposed_start integer,
    proposed_end integer,
    check ((coding_id is null) <> (text_status_id is null)),
    check ((proposed_start is null) = (proposed_end is null)),
    check (proposed_start >= 0 and proposed_end > proposed_start)
) strict;

create index doubt_document on doubt (document_id);

create index doubt_version on doubt (document_version_id)
"""

# What a mark was put on, so that undoing can tell whether it still stands there.
QUOTES = """
alter table text_status add column quote text not null default '';

update text_status set quote = coalesce(
    (select substr(text, start_char + 1, end_char - start_char) from document
     where document.document_id = text_status.document_id), '')
"""
