"""What the loaders write, to look at."""

from django.contrib import admin

from programs.admin.base import ReadOnlyAdmin
from programs.models import DataFile, ExchangeRate


@admin.register(ExchangeRate)
class ExchangeRateAdmin(ReadOnlyAdmin):
    list_display = ("currency", "date", "usd_per_unit", "usd_per_unit_year_mean", "source")
    list_filter = ("currency",)
    list_select_related = ("source",)


@admin.register(DataFile)
class DataFileAdmin(ReadOnlyAdmin):
    list_display = ("name", "rows", "loaded_at", "source")
    list_select_related = ("source",)
