"""Editing an institution."""

from django.contrib import admin

from programs.admin.base import REASON, CuratedAdmin
from programs.admin.forms import InstitutionForm
from programs.admin.inlines import InstitutionPriceInline
from programs.models import Institution


@admin.register(Institution)
class InstitutionAdmin(CuratedAdmin):
    form = InstitutionForm
    list_display = ("name", "country", "region", "city", "control", "unitid", "curated")
    list_filter = ("curated", "control", "country", "region")
    list_per_page = 50
    search_fields = ("name", "slug", "aliases", "unitid")
    search_help_text = "Name, nickname, id or unitid."
    inlines = (InstitutionPriceInline,)
    fieldsets = (
        (None, {"fields": (REASON, "name", ("slug", "curated"), "aliases")}),
        ("Who it is", {"fields": (("control", "unitid"), "accreditor", "website")}),
        (
            "Where it is",
            {
                "fields": (
                    ("country", "region", "city"),
                    ("metro", "cbsa"),
                    ("latitude", "longitude"),
                )
            },
        ),
    )

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj else ()
