"""The page of one program."""

from django.db.models import Q
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from programs.listed_page import absorbed_by, listed_page
from programs.models import Program, Status, Tier
from programs.program_page import program_page
from programs.snapshot import current


@require_safe
def program_detail(request, slug):
    """Drafts are not found; what was archived is gone, and the page says so."""
    found = Program.objects.exclude(status=Status.DRAFT).select_related("institution")
    program = get_object_or_404(found, slug=slug)
    absorbing = absorbed_by(program)
    if len(absorbing) == 1:
        return HttpResponsePermanentRedirect(absorbing[0].get_absolute_url())
    snapshot = current()
    context = {"catalogue": snapshot, "program": program}
    if absorbing:
        context["absorbing"] = absorbing
        return render(request, "programs/program_absorbed.html", context)
    if program.status == Status.ARCHIVED:
        return render(request, "programs/program_gone.html", context, status=410)
    if program.slug not in snapshot.index_of_slug:
        raise Http404("Not part of the catalogue yet")
    program, twins = _with_twins(program)
    if program.tier == Tier.LISTED:
        context["page"] = listed_page(program, snapshot, request.reader)
        return render(request, "programs/program_listed.html", context)
    today = timezone.localdate()
    context["page"] = program_page(program, twins, snapshot, request.reader, today)
    return render(request, "programs/program_detail.html", context)


def _with_twins(program):
    """The program with all its facts, and its twins, in the same nine queries."""
    wanted = Program.objects.filter(pk=program.pk)
    if program.twin_group:
        twins = Program.objects.shown().filter(twin_group=program.twin_group)
        wanted = Program.objects.filter(Q(pk=program.pk) | Q(pk__in=twins.values("pk")))
    rows = {row.pk: row for row in wanted.for_detail()}
    return rows.pop(program.pk), sorted(rows.values(), key=lambda row: (row.name, row.pk))
