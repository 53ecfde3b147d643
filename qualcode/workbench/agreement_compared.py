"""What agreement was computed of: whose codings, of which notes and people, on what; the first table."""

from collections.abc import Iterator

from qualcode.model.agreement import Unit
from qualcode.model.tables import Cell, Column, Kind, Table
from qualcode.model.texts import number_of
from qualcode.store import codebook as codebook_store
from qualcode.store import coded as coded_store
from qualcode.store import coding_times
from qualcode.workbench import agreement_again
from qualcode.workbench.agreement import Agreement
from qualcode.workbench.compared import Compared
from qualcode.workbench.footnotes import listed, of_agreement


def table(of: Agreement) -> Table:
    """What was compared, as rows of a name and a value."""
    compared = of.compared
    rows: tuple[tuple[Cell, ...], ...] = (
        *agreement_again.who(compared),
        ("coded blind", blind_in_words(compared) or "nobody"),
        *_documents(of),
        ("respondents compared", str(of.headline[of.unit].respondents)),
        ("codable characters", f"{of.headline[Unit.CHARACTER].units:,}"),
        ("turns of interviewers", _interviewers(compared)),
        ("unit", f"{of.unit} ({_coded_when(of)})"),
        ("codes", _counted_codes(of)),
        ("codebook", _codebook(compared)),
        ("codings", of.read.after.in_words if of.read.after else "as each coded, before settling"),
    )
    columns = (Column("what", "what was compared", Kind.TEXT), Column("value", "", Kind.TEXT))
    return Table(agreement_again.title(compared), columns, rows, of_agreement(compared.question))


def blind_in_words(compared: Compared) -> str:
    """“Ben (12 of 12 notes)”; empty where nobody coded blind."""
    blind = coding_times.blind(compared.project, compared.shared)
    parts = []
    for place, coder in enumerate(compared.coders):
        own = [each for each in compared.shared if compared.documents[each] >> place & 1]
        known = [blind[each, coder.coder_id] for each in own if (each, coder.coder_id) in blind]
        if known:
            opened = max(each.opened_at for each in known)[:10]
            when = f", opened on {opened}" if opened else ""
            parts.append(f"{coder.name} ({len(known)} of {number_of(len(own), 'note')}{when})")
    return listed(parts)


def _documents(of: Agreement) -> Iterator[tuple[str, str]]:
    """How many notes were coded by how many, and whose are left out."""
    compared, documents = of.compared, of.comparison.documents
    for number in range(len(compared.coders), 1, -1):
        found = sum(bits.bit_count() == number for bits in documents.values())
        if number == len(compared.coders):
            yield ("notes coded by both" if number == 2 else "notes coded by all"), str(found)
        else:
            yield f"notes coded by {number} of them", str(found)
    alone = [
        (coder.name, sum(bits == 1 << place for bits in compared.documents.values()))
        for place, coder in enumerate(compared.coders)
    ]
    left = "; ".join(f"{name} {number}" for name, number in alone if number)
    yield "notes coded by one, left out", left or "0"


def _interviewers(compared: Compared) -> str:
    coded = coded_store.with_codable_interviewers(compared.project, compared.shared)
    return f"codable in {coded} of {number_of(len(compared.shared), 'note')}" if coded else "left out"


def _codebook(compared: Compared) -> str:
    version, made_at, *_ = codebook_store.versions(compared.project)[-1]
    return f"version {version} of {made_at[:10]}"


def _counted_codes(of: Agreement) -> str:
    """“57 (all)”, or “112: 57 codes (all) apart by polarity”."""
    number, level = len(of.compared.codes), of.compared.asked.level
    if not of.labels.is_by_polarity:
        return f"{number} ({level})"
    return f"{len(of.labels.ids)}: {number_of(number, 'code')} ({level}) apart by polarity"


def _coded_when(of: Agreement) -> str:
    if of.unit in {Unit.RESPONDENT, Unit.CHARACTER}:
        return "coded or not"
    return "coded when half of it is" if of.compared.asked.is_half else "coded when any of it is"
