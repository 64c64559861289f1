"""What somebody wants kept, and what its link may show."""

from __future__ import annotations

from django import forms

from decisions.models import RecordKind
from decisions.models.record import LONGEST_NAME

LONGEST_QUERY = 500


class RecordForm(forms.Form):
    """kind: of the page.  program: the slug of a report's.  filters: the query of a ranking.
    name: for the person alone.  answers: may the link show them?"""

    kind = forms.ChoiceField(choices=RecordKind.choices)
    program = forms.SlugField(max_length=160, required=False)
    filters = forms.CharField(max_length=LONGEST_QUERY, required=False)
    name = forms.CharField(max_length=LONGEST_NAME, required=False)
    answers = forms.BooleanField(required=False)
