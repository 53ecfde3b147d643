"""The tables of the first schema: people, documents, codings, what is written, and the history of all of it.

Run by a migration of ``schema``, and never edited after a release.
"""

EXCHANGED = (
    "coder",
    "respondent",
    "attribute",
    "document",
    "code",
    "coding",
    "text_status",
    "summary",
    "memo",
)

PEOPLE = """
create table project (
    project_id integer primary key check (project_id = 1),
    guid text not null unique,
    title text not null,
    notice text not null default '',
    approach text not null check (approach in ('reliability', 'codebook', 'reflexive')),
    language text not null,
    created_at text not null,
    percent_from_base integer not null default 20 check (percent_from_base >= 0),
    lead_coder_id integer references coder (coder_id) deferrable initially deferred,
    current_coder_id integer references coder (coder_id) deferrable initially deferred
) strict;

create table coder (
    coder_id integer primary key autoincrement,
    guid text not null unique,
    name text not null unique,
    is_consensus integer not null default 0 check (is_consensus in (0, 1))
) strict;

create table wave (
    wave integer primary key check (wave > 0),
    title text not null default ''
) strict;

create table respondent (
    respondent_id integer primary key autoincrement,
    guid text not null unique,
    name text not null unique
) strict;

create table attribute (
    attribute_id integer primary key autoincrement,
    guid text not null unique,
    name text not null unique,
    kind text not null check (kind in ('single', 'multiple', 'number', 'date'))
) strict;

create table attribute_value (
    attribute_value_id integer primary key autoincrement,
    respondent_id integer not null references respondent (respondent_id),
    attribute_id integer not null references attribute (attribute_id),
    wave integer references wave (wave),
    value text not null check (value <> '')
) strict;

create unique index attribute_value_once
    on attribute_value (respondent_id, attribute_id, coalesce(wave, 0), value);

create index attribute_value_of on attribute_value (attribute_id, wave, value, respondent_id);

create index attribute_value_wave on attribute_value (wave) where wave is not null
"""

DOCUMENTS = """
create table document (
    document_id integer primary key autoincrement,
    guid text not null unique,
    name text not null unique,
    source text not null,
    file_sha256 text not null,
    text_sha256 text not null,
    header text not null default '[]' check (json_valid(header)),
    text text not null check (text <> ''),
    wave integer references wave (wave),
    imported_at text not null
) strict;

create index document_wave on document (wave);

create trigger document_text_is_frozen before update of text, text_sha256 on document
when old.text <> new.text or old.text_sha256 <> new.text_sha256
begin
    select raise(abort, 'the text of a document is frozen');
end;

create table document_respondent (
    document_respondent_id integer primary key autoincrement,
    document_id integer not null references document (document_id),
    respondent_id integer not null references respondent (respondent_id),
    is_sole integer not null check (is_sole in (0, 1)),
    unique (document_id, respondent_id)
) strict;

create index document_respondent_of on document_respondent (respondent_id, document_id);

create index document_shared on document_respondent (document_id, respondent_id) where is_sole = 0;

create table turn (
    turn_id integer primary key autoincrement,
    document_id integer not null references document (document_id),
    start_char integer not null check (start_char >= 0),
    speech_char integer not null check (speech_char >= start_char),
    end_char integer not null check (end_char > start_char),
    speaker text not null,
    role text not null check (role in ('interviewer', 'respondent'))
) strict;

create index turn_of on turn (document_id, start_char);

create table voice (
    voice_id integer primary key autoincrement,
    document_id integer not null references document (document_id),
    respondent_id integer not null references respondent (respondent_id),
    start_char integer not null check (start_char >= 0),
    end_char integer not null check (end_char > start_char)
) strict;

create index voice_of on voice (document_id, respondent_id, start_char, end_char);

create index voice_respondent on voice (respondent_id);

create table text_status (
    text_status_id integer primary key autoincrement,
    guid text not null unique,
    document_id integer not null references document (document_id),
    start_char integer not null check (start_char >= 0),
    end_char integer not null check (end_char > start_char),
    status text not null check (status in ('verbatim', 'near-verbatim', 'paraphrase', 'added later'))
) strict;

create index text_status_of on text_status (document_id, start_char);

create table segmentation (
    document_id integer primary key,
    pipeline text not null,
    version text not null
) strict;

create table sentence (
    document_id integer not null,
    start_char integer not null,
    end_char integer not null,
    primary key (document_id, start_char)
) strict, without rowid
"""

CODING = """
create table code (
    code_id integer primary key autoincrement,
    guid text not null unique,
    parent_id integer references code (code_id) deferrable initially deferred,
    position integer not null,
    name text not null check (trim(name) <> ''),
    definition text not null default '',
    include text not null default '',
    exclude text not null default '',
    example text not null default '',
    colour text not null default '',
    key text not null default ''
) strict;

create unique index code_name_among_siblings on code (coalesce(parent_id, 0), name);

create index code_parent on code (parent_id);

create table coding (
    coding_id integer primary key autoincrement,
    guid text not null unique,
    document_id integer references document (document_id),
    respondent_id integer references respondent (respondent_id),
    extent text not null check (extent in ('passage', 'whole', 'no text')),
    start_char integer,
    end_char integer,
    code_id integer not null references code (code_id),
    coder_id integer not null references coder (coder_id),
    polarity text not null default 'none'
        check (polarity in ('positive', 'critical', 'suggestion', 'mixed', 'none')),
    note text not null default '',
    quote text not null default '',
    codebook_version integer not null,
    created_at text not null,
    check ((extent = 'passage') = (start_char is not null)),
    check ((start_char is null) = (end_char is null)),
    check (start_char >= 0 and end_char > start_char),
    check ((document_id is null) <> (respondent_id is null)),
    check (document_id is not null or extent = 'no text')
) strict;

create unique index coding_once on coding
    (document_id, coder_id, code_id, coalesce(start_char, -1), coalesce(end_char, -1), polarity, extent)
    where document_id is not null;

create unique index coding_without_document_once on coding (respondent_id, coder_id, code_id, polarity)
    where document_id is null;

create index coding_counted on coding (coder_id, code_id, polarity, document_id);

create index coding_code on coding (code_id);

create index coding_respondent_id on coding (respondent_id) where respondent_id is not null;

create view sole_respondent as
    select document_id, respondent_id from document_respondent where is_sole = 1;

create view coding_looked_up as
    select coding_id, coder_id, code_id, polarity, coding.document_id, document_respondent.respondent_id
    from document_respondent cross join coding using (document_id)
    where document_respondent.is_sole = 0
        and (
            coding.extent <> 'passage'
            or exists (
                select 1 from voice
                where voice.document_id = coding.document_id
                    and voice.respondent_id = document_respondent.respondent_id
                    and voice.start_char < coding.end_char
                    and voice.end_char > coding.start_char
            )
        )
    union all
    -- The signs keep a condition on these columns away from their index: few codings have no document.
    select coding_id, +coder_id, +code_id, +polarity, null, respondent_id
    from coding where document_id is null;

create view coding_respondent as
    select coding_id, coder_id, code_id, polarity, document_id, sole_respondent.respondent_id
    from coding join sole_respondent using (document_id)
    union all
    select coding_id, coder_id, code_id, polarity, document_id, respondent_id from coding_looked_up
"""

WRITING = """
create table summary (
    summary_id integer primary key autoincrement,
    guid text not null unique,
    document_id integer not null references document (document_id),
    coder_id integer not null references coder (coder_id),
    body text not null,
    written_at text not null,
    unique (document_id, coder_id)
) strict;

create index summary_coder on summary (coder_id);

create table memo (
    memo_id integer primary key autoincrement,
    guid text not null unique,
    kind text not null check (kind in ('code', 'theory', 'method', 'personal')),
    title text not null default '',
    body text not null,
    coder_id integer references coder (coder_id),
    written_at text not null,
    document_id integer references document (document_id),
    respondent_id integer references respondent (respondent_id),
    code_id integer references code (code_id),
    coding_id integer references coding (coding_id),
    check (
        (document_id is not null) + (respondent_id is not null)
        + (code_id is not null) + (coding_id is not null) <= 1
    )
) strict;

create index memo_coder on memo (coder_id);

create index memo_document on memo (document_id);

create index memo_respondent on memo (respondent_id);

create index memo_code on memo (code_id);

create index memo_coding on memo (coding_id)
"""

HISTORY = """
create table step (
    step_id integer primary key autoincrement,
    label text not null default '',
    subject text not null default '',
    coder_id integer,
    made_at text not null,
    state text not null default 'done' check (state in ('done', 'undone', 'dropped', 'closed')),
    undone_by integer,
    trail_id integer
) strict;

create index step_state on step (state, trail_id);

create table change (
    change_id integer primary key autoincrement,
    step_id integer not null references step (step_id),
    table_name text not null,
    row_id integer not null,
    kind text not null check (kind in ('added', 'changed', 'removed')),
    old text,
    new text
) strict;

create index change_of on change (step_id, change_id);

create index change_row on change (table_name, row_id, change_id);

create table trail (
    trail_id integer primary key autoincrement,
    made_at text not null,
    coder text not null default '',
    act text not null check (act in ('did', 'undid', 'redid')),
    label text not null,
    subject text not null default '',
    counts text not null check (json_valid(counts))
) strict;

create trigger trail_is_append_only before update on trail
when new.subject <> '' or old.trail_id <> new.trail_id or old.made_at <> new.made_at
    or old.coder <> new.coder or old.act <> new.act or old.label <> new.label or old.counts <> new.counts
begin
    select raise(abort, 'the trail is append-only');
end;

create trigger trail_loses_nothing before delete on trail
begin
    select raise(abort, 'the trail is append-only');
end;

create table codebook_version (
    version integer primary key,
    made_at text not null,
    coder text not null default '',
    label text not null,
    tree text not null check (json_valid(tree))
) strict;

create table tombstone (
    guid text primary key,
    noun text not null,
    deleted_at text not null
) strict, without rowid
"""
