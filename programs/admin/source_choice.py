"""Choosing a source: several pages of one publisher are told apart by their addresses."""

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import ModelChoiceField
from django.urls import reverse


def label(source) -> str:
    """The publisher, the date that the page states, and where it is."""
    return f"{source}: {source.url}" if source.url else str(source)


class SourceField(ModelChoiceField):
    """A source in a form, by that label."""

    def label_from_instance(self, obj):
        return label(obj)


class SourceSelect(AutocompleteSelect):
    """The box in which one types a part of the publisher or of the address."""

    def get_url(self):
        return reverse(f"{self.admin_site.name}:programs_source_choices")


class SourceChoices(AutocompleteJsonView):
    """What the box offers."""

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}


class ChoosesSource(BaseModelAdmin):
    """For rows with a source."""

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "source":
            options["widget"] = SourceSelect(db_field, self.admin_site)
            options["form_class"] = SourceField
        return super().formfield_for_foreignkey(db_field, request, **options)
