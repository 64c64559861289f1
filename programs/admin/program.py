"""Editing a program."""

from django.contrib import admin

from programs.admin.base import REASON, CuratedAdmin
from programs.admin.forms import ProgramForm
from programs.admin.inlines import (
    AdmissionInline,
    CitationInline,
    CurriculumInline,
    DoubtInline,
    FederalLinkInline,
    OutcomeInline,
    PrerequisiteInline,
    PriceInline,
)
from programs.models import Program, Tier


@admin.register(Program)
class ProgramAdmin(CuratedAdmin):
    form = ProgramForm
    list_display = ("name", "institution", "kind", "tier", "status", "field", "modality")
    list_filter = ("tier", "kind", "status", "field", "modality", "institution__country")
    list_select_related = ("institution",)
    list_per_page = 50
    search_fields = ("name", "slug", "degree", "specialization", "institution__name")
    search_help_text = "Name, id, degree, specialization or institution."
    autocomplete_fields = ("institution",)
    save_on_top = True
    fieldsets = (
        (None, {"fields": (REASON, ("slug", "tier", "status"), "institution")}),
        (
            "What it is",
            {
                "fields": (
                    "name",
                    ("degree", "kind", "field"),
                    ("specialization", "cip6"),
                    "url",
                    "twin_group",
                )
            },
        ),
        (
            "Format and time",
            {
                "fields": (
                    ("modality", "delivery", "visa_eligible"),
                    ("full_time", "part_time", "self_paced"),
                    ("months_full_time", "months_part_time", "months_max"),
                    ("credits", "courses", "weekly_hours"),
                    "start_terms",
                )
            },
        ),
        (
            "What is taught",
            {"fields": ("topics", ("thesis", "capstone", "internship"))},
        ),
        (
            "Industry and money",
            {"fields": (("corporate_partners", "career_services", "coop"), "funding")},
        ),
        ("In short", {"fields": ("highlights", "best_for")}),
    )
    inlines = (
        PriceInline,
        AdmissionInline,
        PrerequisiteInline,
        CurriculumInline,
        OutcomeInline,
        CitationInline,
        DoubtInline,
        FederalLinkInline,
    )

    def has_change_permission(self, request, obj=None):
        """A listed program is what the federal files say; the next load would undo an edit."""
        listed = obj is not None and obj.tier == Tier.LISTED
        return not listed and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        """The id is the program's address and its name in the catalogue file: it stays."""
        return ("tier", "slug") if obj else ("tier",)
