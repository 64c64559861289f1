"""Curation: everything of the catalogue that a person may read or mend by hand."""

from django.contrib import admin

from programs.admin.institution import InstitutionAdmin
from programs.admin.program import ProgramAdmin
from programs.admin.readonly import DataFileAdmin, ExchangeRateAdmin
from programs.admin.source import SourceAdmin

__all__ = ["DataFileAdmin", "ExchangeRateAdmin", "InstitutionAdmin", "ProgramAdmin", "SourceAdmin"]

admin.site.site_header = "Degree of Belief: curation"
admin.site.site_title = "Degree of Belief"
admin.site.index_title = "Catalogue and accounts"
