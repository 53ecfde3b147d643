"""How strongly analysts rate a person under a theme, and the scale of the project.

Run by a migration of ``schema``, and never edited after a release.
"""

EXCHANGED = ("rating",)

RATINGS = """
create table rating (
    rating_id integer primary key autoincrement,
    guid text not null unique,
    respondent_id integer not null references respondent (respondent_id),
    code_id integer not null references code (code_id),
    coder_id integer not null references coder (coder_id),
    value text not null check (trim(value) <> ''),
    sources text not null default '[]' check (json_valid(sources)),
    rated_at text not null,
    unique (respondent_id, code_id, coder_id)
) strict;

create index rating_code on rating (code_id);

create index rating_coder on rating (coder_id);

alter table project add column rating_scale text not null default '["low", "medium", "high"]'
    check (json_valid(rating_scale));

create view seen_rating as
    select * from rating
    where coder_id = (select current_coder_id from project)
        or respondent_id not in (select respondent_id from hidden_respondent)
"""
