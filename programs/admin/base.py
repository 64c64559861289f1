"""What every page of the admin that changes the catalogue has in common."""

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from simple_history.admin import SimpleHistoryAdmin

from programs.catalogue.history import LONGEST_REASON, tell_history
from programs.models import CatalogueVersion

REASON = "change_reason"
DEFAULT_REASON = "Edited in the admin"
DELETED = "Deleted in the admin"


class ReasonForm(forms.ModelForm):
    """A form that asks why."""

    change_reason = forms.CharField(
        label="Reason for this change",
        required=False,
        max_length=LONGEST_REASON,
        help_text="For the history, such as: Tuition page of 2026-27.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    @property
    def changed_facts(self):
        """Names of the fields that changed; the reason itself is not one."""
        return [name for name in self.changed_data if name != REASON]


class PlainInputs(BaseModelAdmin):
    """No figure of the catalogue is negative: the form says so, before the database does. An
    address that is typed without a scheme is taken to be a secure one."""

    def formfield_for_dbfield(self, db_field, request, **options):
        if isinstance(db_field, models.DecimalField):
            options.setdefault("min_value", 0)
        if isinstance(db_field, models.URLField):
            options.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # What others refer to, too, is not deleted in passing.
            field.widget.can_delete_related = False
        return field


class RecordsChanges(admin.ModelAdmin):
    """Counts each change of the catalogue and writes down who made it and why.

    It all happens in the transaction of Django's own view: a change without its count would
    leave readers with pages of before.
    """

    form = ReasonForm

    def save_model(self, request, obj, form, change):
        if change and not form.changed_facts:
            return
        tell_history(obj, by=request.user, reason=_reason(form))
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            tell_history(row, by=request.user, reason=_reason(form)).delete()
        for row in rows:
            tell_history(row, by=request.user, reason=_reason(form)).save()
        formset.save_m2m()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change or form.changed_facts or any(each.has_changed() for each in formsets):
            CatalogueVersion.bump(by=request.user)

    def delete_model(self, request, obj):
        tell_history(obj, by=request.user, reason=DELETED).delete()
        CatalogueVersion.bump(by=request.user)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            tell_history(obj, by=request.user, reason=DELETED).delete()
        CatalogueVersion.bump(by=request.user)


def _reason(form):
    return form.cleaned_data.get(REASON) or DEFAULT_REASON


class CuratedAdmin(RecordsChanges, PlainInputs, SimpleHistoryAdmin):
    """An admin page with history. An old version can be read, not put back: it would come
    without the prices, citations and other rows that stood beside it."""

    def revert_disabled(self, request, obj=None):
        return True

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        if request.method == "POST":
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)


class ReadOnly:
    """Rows that come from files: they are shown, and changed by loading the files."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    """An admin page to look at."""
