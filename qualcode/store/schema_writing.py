"""The tables of what analysts write in forms: contact summary sheets, summary cells, and drafts.

Run by a migration of ``schema``, and never edited after a release.
"""

EXCHANGED = ("sheet_question", "sheet_answer", "summary_cell")

SHEETS = """
create table sheet_question (
    sheet_question_id integer primary key autoincrement,
    guid text not null unique,
    position integer not null,
    name text not null unique check (trim(name) <> ''),
    question text not null default ''
) strict;

create table sheet_answer (
    sheet_answer_id integer primary key autoincrement,
    guid text not null unique,
    document_id integer not null references document (document_id),
    sheet_question_id integer not null references sheet_question (sheet_question_id),
    coder_id integer not null references coder (coder_id),
    body text not null check (trim(body) <> ''),
    written_at text not null,
    unique (document_id, sheet_question_id, coder_id)
) strict;

create index sheet_answer_question on sheet_answer (sheet_question_id);

create index sheet_answer_coder on sheet_answer (coder_id);

insert into sheet_question (guid, position, name, question) values
    ('6a1d2f0c-52b1-4b53-9d0e-0c6f1f5e7a01', 0, 'People and event',
     'Who took part, where and how did it go, and what else happened around the conversation?'),
    ('6a1d2f0c-52b1-4b53-9d0e-0c6f1f5e7a02', 1, 'Main issues',
     'Which themes or issues stood out in this contact?'),
    ('6a1d2f0c-52b1-4b53-9d0e-0c6f1f5e7a03', 2, 'Target questions',
     'What was learnt, and what was not, about each question that this contact was meant to answer?'),
    ('6a1d2f0c-52b1-4b53-9d0e-0c6f1f5e7a04', 3, 'What was striking',
     'What was surprising, revealing or at odds with what was thought before?'),
    ('6a1d2f0c-52b1-4b53-9d0e-0c6f1f5e7a05', 4, 'Next contact',
     'What should be asked or looked at next time, here or with others?')
"""

CELLS = """
create table summary_cell (
    summary_cell_id integer primary key autoincrement,
    guid text not null unique,
    respondent_id integer not null references respondent (respondent_id),
    code_id integer not null references code (code_id),
    coder_id integer not null references coder (coder_id),
    body text not null check (trim(body) <> ''),
    sources text not null default '[]' check (json_valid(sources)),
    written_at text not null,
    unique (respondent_id, code_id, coder_id)
) strict;

create index summary_cell_code on summary_cell (code_id);

create index summary_cell_coder on summary_cell (coder_id);

alter table memo add column edited_at text not null default ''
"""

DRAFTS = """
create table draft (
    draft_id integer primary key autoincrement,
    coder_id integer not null,
    what text not null check (what in ('memo', 'summary', 'sheet', 'cell')),
    subject text not null,
    document_id integer,
    respondent_id integer,
    code_id integer,
    coding_id integer,
    sheet_question_id integer,
    memo_id integer,
    kind text not null default '',
    body text not null,
    saved_at text not null
) strict
"""
