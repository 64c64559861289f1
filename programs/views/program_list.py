"""The list of programs."""

from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe
from django.views.decorators.vary import vary_on_headers

from programs import snapshot
from programs.listing import Listing


@require_safe
@vary_on_headers("HX-Request")
@conditional_page
def program_list(request):
    """Filter, sort and page through the programs; a fragment of the page for htmx."""
    catalogue = snapshot.current()
    listing = Listing(request.GET, catalogue, request.reader)
    fragment = bool(request.htmx) and not request.htmx.history_restore_request
    template = "programs/program_list.html"
    response = render(
        request,
        f"{template}#results" if fragment else template,
        {"catalogue": catalogue, "listing": listing, "fragment": fragment},
    )
    if fragment and not listing.errors:
        response["HX-Push-Url"] = str(listing.here)
    return response
