"""The tables of a second coder's sample, and the views of what a blind coder may see.

While a sample is blind, its coder sees of these people's documents only what is their own: until they and
everybody else who coded a document have finished it, or until somebody opens the sample. Whatever answers a
question reads codings by the ``seen_`` views; whatever keeps the project whole (merging codes, withdrawal)
reads the tables.
"""

EXCHANGED = ("assignment",)

ASSIGNMENTS = """
create table assignment (
    assignment_id integer primary key autoincrement,
    guid text not null unique,
    coder_id integer not null references coder (coder_id),
    frame text not null check (json_valid(frame)),
    is_blind integer not null check (is_blind in (0, 1)),
    assigned_at text not null,
    opened_at text
) strict;

create index assignment_coder on assignment (coder_id);

create table assignment_respondent (
    assignment_respondent_id integer primary key autoincrement,
    assignment_id integer not null references assignment (assignment_id),
    respondent_id integer not null references respondent (respondent_id),
    unique (assignment_id, respondent_id)
) strict;

create index assignment_respondent_of on assignment_respondent (respondent_id);

alter table code add column proposed_by integer references coder (coder_id);

create index code_proposed_by on code (proposed_by)
"""

SIGHT = """
create view blind_respondent as
    select distinct respondent_id, assignment.coder_id
    from project join assignment on assignment.coder_id = project.current_coder_id
    join assignment_respondent using (assignment_id)
    where is_blind = 1 and opened_at is null;

create view hidden_document as
    select distinct document_id from blind_respondent as blind
    join document_respondent using (respondent_id)
    where not exists (
            select 1 from document_mark as own
            where own.document_id = document_respondent.document_id and own.coder_id = blind.coder_id
        )
        or exists (
            select 1 from coding as other
            where other.document_id = document_respondent.document_id and other.coder_id <> blind.coder_id
                and other.coder_id not in (select coder_id from coder where is_consensus = 1)
                and not exists (
                    select 1 from document_mark as theirs
                    where theirs.document_id = other.document_id and theirs.coder_id = other.coder_id
                )
        );

create view hidden_respondent as
    select distinct respondent_id from blind_respondent
    where respondent_id in (
        select respondent_id from document_respondent
        where document_id in (select document_id from hidden_document)
    );

create view seen_coding as
    select * from coding
    where coder_id = (select current_coder_id from project)
        or (
            coalesce(document_id, 0) not in (select document_id from hidden_document)
            and coalesce(respondent_id, 0) not in (select respondent_id from hidden_respondent)
        );

create view seen_coding_looked_up as
    select * from coding_looked_up
    where coder_id = (select current_coder_id from project)
        or (
            coalesce(document_id, 0) not in (select document_id from hidden_document)
            and (
                document_id is not null
                or respondent_id not in (select respondent_id from hidden_respondent)
            )
        );

create view seen_coding_respondent as
    select * from coding_respondent
    where coder_id = (select current_coder_id from project)
        or (
            coalesce(document_id, 0) not in (select document_id from hidden_document)
            and (
                document_id is not null
                or respondent_id not in (select respondent_id from hidden_respondent)
            )
        );

create view seen_memo as
    select * from memo
    where coder_id is (select current_coder_id from project)
        or (
            coalesce(document_id, 0) not in (select document_id from hidden_document)
            and coalesce(respondent_id, 0) not in (select respondent_id from hidden_respondent)
            and (coding_id is null or coding_id in (select coding_id from seen_coding))
        );

create view seen_summary as
    select * from summary
    where coder_id = (select current_coder_id from project)
        or document_id not in (select document_id from hidden_document);

create view seen_sheet_answer as
    select * from sheet_answer
    where coder_id = (select current_coder_id from project)
        or document_id not in (select document_id from hidden_document);

create view seen_summary_cell as
    select * from summary_cell
    where coder_id = (select current_coder_id from project)
        or respondent_id not in (select respondent_id from hidden_respondent)
"""
