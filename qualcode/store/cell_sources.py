"""The words of passages as a cell was written from them, where nobody took them away since.

They are not kept with the cell: undo data have the codings of then, and the note tells whether these words
still stand in it. What a correction took out of a note, or a withdrawal out of the project, stays away.
"""

import json
from collections.abc import Collection

from qualcode.store.cells import Source, digest
from qualcode.store.project import Project


def words_of_then(project: Project, sources: Collection[Source]) -> dict[str, str]:
    """The words of these codings as they were, by guid; none that no note has any more."""
    rows = project.db.execute(
        "with kept (state) as ("
        "  select old from change where table_name = 'coding' and old is not null"
        "  union select new from change where table_name = 'coding' and new is not null)"
        " select json_extract(state, '$.guid'), json_extract(state, '$.quote')"
        " from kept join document on document.document_id = json_extract(state, '$.document_id')"
        " where json_extract(state, '$.guid') in (select value from json_each(?))"
        "  and instr(document.text, json_extract(state, '$.quote')) > 0",
        (json.dumps([source.guid for source in sources]),),
    ).fetchall()
    wanted = {source.guid: source.digest for source in sources}
    return {guid: words for guid, words in rows if words and digest(words) == wanted[guid]}
