"""One coder at several times: a later time is a coder of its own that says whose it is.

Run by a migration of ``schema``, and never edited after a release. ``again_of`` always names the first time.
"""

AGAIN = """
alter table coder add column again_of integer references coder (coder_id);

create index coder_again_of on coder (again_of)
"""
