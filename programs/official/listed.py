"""Programs of the listed tier: one per institution and CIP code with a master's awarded."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import slugify

from programs.datafiles.sync import BATCH, Changes, reconcile
from programs.models import Citation, Field, Institution, Kind, Program, Source, Status, Tier
from programs.official.completions import Awards
from programs.official.directory import Entry
from programs.official.institutions import Register

# The codes of fields in or next to machine learning, and which of our fields each is.
LISTED = {
    "11.0101": Field.COMPUTER_SCIENCE,  # computer and information sciences, general
    "11.0102": Field.ARTIFICIAL_INTELLIGENCE,
    "11.0104": Field.COMPUTER_SCIENCE,  # informatics
    "11.0199": Field.COMPUTER_SCIENCE,  # computer and information sciences, other
    "11.0701": Field.COMPUTER_SCIENCE,
    "11.0802": Field.COMPUTER_SCIENCE,  # data modeling, warehousing and databases
    "27.0303": Field.STATISTICS,  # computational mathematics
    "27.0304": Field.STATISTICS,  # computational and applied mathematics
    "27.0501": Field.STATISTICS,
    "27.0502": Field.STATISTICS,  # mathematical statistics and probability
    "27.0503": Field.STATISTICS,  # mathematics and statistics
    "27.0601": Field.STATISTICS,  # applied statistics
    "30.0801": Field.OTHER,  # mathematics and computer science
    "30.3001": Field.OTHER,  # computational science
    "30.7001": Field.DATA_SCIENCE,
    "30.7099": Field.DATA_SCIENCE,
    "30.7101": Field.ANALYTICS,  # data analytics
    "30.7102": Field.ANALYTICS,  # business analytics
    "30.7103": Field.ANALYTICS,  # data visualization
    "30.7199": Field.ANALYTICS,
}
CITED = "cip6"


def listed_name(cip_title: str, cip6: str) -> str:
    """A name in words, not the school's own: what the federal code says and no more.

    >>> listed_name("Data Science, General", "30.7001")
    'Master’s in data science, general (CIP 30.7001)'
    """
    return f"Master’s in {cip_title.lower()} (CIP {cip6})"


def is_listed(row: Awards, year: int) -> bool:
    """True if the code is one of ours and a master's was awarded that year."""
    return row.cip6 in LISTED and row.awards.get(year, 0) >= 1


def store_listed(
    rows: Sequence[Awards], directory: dict[str, Entry], register: Register
) -> tuple[Changes, int]:
    """Publish a program for each row and archive those listed before that have none now.

    Values that a curator changed since the last load stay as they are. Returns what was
    written, and how many values stayed for that reason.
    """
    held = _held(register)
    slugs = set(Program.objects.values_list("slug", flat=True))
    new: list[Program] = []
    changed: list[Program] = []
    kept = 0
    for row in rows:
        institution = register.by_unitid[row.unitid]
        key = row.unitid, row.cip6
        if key not in held:
            slug = _free_slug(directory[row.unitid], row, slugs)
            slugs.add(slug)
            new.append(_new_program(slug, institution, row))
            continue
        program = held.pop(key)
        moved = program.institution_id != institution.pk
        program.institution = institution
        differs, edits = _update(program, _values(row))
        kept += edits
        if moved or differs:
            changed.append(program)
    for program in held.values():
        # A program without a last import was entered by hand: it is not ours to archive.
        if program.imported is not None:
            differs, edits = _update(program, {"status": str(Status.ARCHIVED)})
            kept += edits
            if differs:
                changed.append(program)
    Program.objects.bulk_create(new, batch_size=BATCH)
    columns = ("institution", "name", "field", "status", "imported")
    Program.objects.bulk_update(changed, columns, batch_size=BATCH)
    return Changes(added=len(new), changed=len(changed)), kept


def _held(register: Register) -> dict[tuple[str, str], Program]:
    """The listed programs that we have, by unitid and code, archived ones too."""
    unitids = {own.pk: unitid for unitid, own in register.by_unitid.items()}
    listed = Program.objects.filter(tier=Tier.LISTED).select_related("institution")
    return {
        (unitids.get(program.institution_id, program.institution.unitid), program.cip6): program
        for program in listed
    }


def _values(row: Awards) -> dict[str, str]:
    """What the file says of a program, as it is stored."""
    return {
        "name": listed_name(row.cip_title, row.cip6),
        "field": str(LISTED[row.cip6]),
        "status": str(Status.PUBLISHED),
    }


def _new_program(slug: str, institution: Institution, row: Awards) -> Program:
    values = _values(row)
    return Program(
        slug=slug,
        institution=institution,
        kind=Kind.MASTERS,
        tier=Tier.LISTED,
        cip6=row.cip6,
        imported=values,
        **values,
    )


def _update(program: Program, wanted: dict[str, str]) -> tuple[bool, int]:
    """Set what no curator changed since the last load: whether anything differs, and edits kept."""
    last = program.imported or {}
    edits = 0
    differs = False
    for name, value in wanted.items():
        current = getattr(program, name)
        if name in last and current not in (last[name], value):
            edits += 1
        elif current != value:
            setattr(program, name, value)
            differs = True
    if any(last.get(name) != value for name, value in wanted.items()):
        program.imported = {**last, **wanted}
        differs = True
    return differs, edits


def _free_slug(entry: Entry, row: Awards, taken: set[str]) -> str:
    """Institution and title, from the federal names, so that it never depends on load order."""
    title = slugify(row.cip_title.replace("/", " "))
    slug = f"{slugify(entry.name)[:90]}-{title[:55]}"
    more = ("", f"-{entry.state.lower()}", f"-{entry.unitid}", f"-{entry.unitid}-{row.cip6[-4:]}")
    return next(slug + end for end in more if slug + end not in taken)


def cite_listed(source: Source) -> Changes:
    """The federal report is what says that each of these programs exists."""
    listed = Program.objects.filter(tier=Tier.LISTED, imported__isnull=False)
    wanted = [
        Citation(program_id=pk, field=CITED, source=source)
        for pk in listed.values_list("pk", flat=True)
    ]
    existing = Citation.objects.filter(
        program__in=listed, field=CITED, source__publisher=source.publisher, verified_by=""
    )
    return reconcile(existing, wanted, ("program_id", "field"))
