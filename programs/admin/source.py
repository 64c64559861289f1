"""Editing a source."""

from django.contrib import admin
from django.db.models import Count
from django.urls import path

from programs.admin.base import REASON, PlainInputs, RecordsChanges
from programs.admin.forms import SourceForm
from programs.admin.source_choice import SourceChoices
from programs.models import Source


@admin.register(Source)
class SourceAdmin(RecordsChanges, PlainInputs, admin.ModelAdmin):
    """A source is shared: a change shows wherever it is cited."""

    form = SourceForm
    list_display = ("publisher", "kind", "as_of", "retrieved_on", "linked", "url", "facts")
    list_filter = ("kind", "linked")
    ordering = ("publisher", "as_of", "id")
    list_per_page = 50
    search_fields = ("publisher", "url", "as_of")
    search_help_text = "Publisher, address or date."
    fields = (REASON, "publisher", "url", ("kind", "as_of", "retrieved_on"), "linked", "license")

    def get_urls(self):
        choices = SourceChoices.as_view(admin_site=self.admin_site)
        view = self.admin_site.admin_view(choices)
        return [path("choices/", view, name="programs_source_choices"), *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(fact_count=Count("citations"))

    @admin.display(description="Facts", ordering="fact_count")
    def facts(self, source):
        return source.fact_count
