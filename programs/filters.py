"""The filters of the program list: parameters, form and validation, by django-filter.

Pages filter through programs.browse, which reads the snapshot. The queryset of ProgramFilter
says the same in terms of database rows: it is what tests hold browse() against, and what serves
where a queryset is needed. Prices, months and search are worked out row by row there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast, Substr

from programs import prices
from programs.browse import (
    FILTERS,
    LIMITS,
    OUTCOMES,
    PACE_COLUMNS,
    UNKNOWN_NAMES,
    BrowseQuery,
)
from programs.columns import NAMED_SUBJECTS
from programs.forms import BrowseForm, Flag, Money, Months, One, SearchText, Several
from programs.models import (
    Area,
    BachelorField,
    Control,
    CurriculumArea,
    ExchangeRate,
    FederalLink,
    Field,
    Gre,
    Kind,
    Modality,
    Outcome,
    Prerequisite,
    Program,
    Tier,
)
from programs.places import COUNTRIES, US_STATES
from programs.snapshot import Snapshot, fold
from programs.snapshot_build import SEARCHED, search_text

# Results that say nothing of pay, debt or placement after the degree.
_NO_EVIDENCE = ("employers", "graduates_per_year", "bachelors_salary_4yr")


class Parameter(django_filters.Filter):
    """A filter whose value is read by a form field of ours."""

    def __init__(self, field: type[forms.Field], method: str, **options):
        self.field_class = field
        super().__init__(method=method, **options)


class ProgramFilter(django_filters.FilterSet):
    """Filters of the program list.

    catalogue: the snapshot, for the form.  statuses: program id → the fee status whose price
    counts; a program that is not in it charges somebody without a discount.
    """

    q = Parameter(SearchText, "filter_q")
    price_max = Parameter(Money, "filter_price_max")
    bachelor = Parameter(One, "filter_bachelor", allowed=BachelorField.values)
    have = Parameter(Several, "filter_have", allowed=NAMED_SUBJECTS)
    modality = Parameter(Several, "filter_column", allowed=Modality.values)
    pace = Parameter(Several, "filter_pace", allowed=PACE_COLUMNS)
    months_max = Parameter(Months, "filter_months_max")
    visa = Parameter(Flag, "filter_visa")
    gre = Parameter(Several, "filter_gre", allowed=Gre.values)
    country = Parameter(Several, "filter_country", allowed=tuple(COUNTRIES))
    state = Parameter(Several, "filter_state", allowed=tuple(US_STATES))
    field = Parameter(Several, "filter_column", allowed=Field.values)
    kind = Parameter(Several, "filter_column", allowed=Kind.values)
    area = Parameter(Several, "filter_area", allowed=Area.values)
    topic = Parameter(Several, "filter_topic")
    outcomes = Parameter(One, "filter_outcomes", allowed=OUTCOMES)
    control = Parameter(Several, "filter_control", allowed=Control.values)
    tier = Parameter(Several, "filter_column", allowed=Tier.values)

    class Meta:
        model = Program
        fields: list[str] = []
        form = BrowseForm

    def __init__(
        self,
        data=None,
        queryset=None,
        *,
        catalogue: Snapshot,
        statuses: Mapping[int, str] | None = None,
        request=None,
        prefix=None,
    ):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.catalogue = catalogue
        self.statuses = statuses or {}

    def get_form_class(self):
        return form_class()

    @property
    def form(self) -> BrowseForm:
        if not hasattr(self, "_form"):
            data = self.data if self.is_bound else None
            form = self.get_form_class()
            self._form = form(data, catalogue=self.catalogue, prefix=self.form_prefix)
        return self._form

    def filter_queryset(self, queryset):
        for name, value in self.form.cleaned_data.items():
            if name in self.filters and value is not False:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def _keep(self, queryset, name: str, passes: Q, unknown: Q):
        """Programs that pass, with those of which it is unknown where these are asked for."""
        included = UNKNOWN_NAMES[name] in self.form.cleaned_data["unknown"]
        return queryset.filter(passes | unknown if included else passes)

    def _keep_by_number(
        self, queryset, name: str, number_of: Callable[[Program], float | None], limit
    ):
        """As _keep, for a number that is worked out in Python. limit: the largest that passes."""
        included = UNKNOWN_NAMES[name] in self.form.cleaned_data["unknown"]
        kept = []
        for program in queryset.select_related("institution").prefetch_related("prices"):
            number = number_of(program)
            if (included and number is None) or (number is not None and number <= float(limit)):
                kept.append(program.pk)
        return queryset.filter(pk__in=kept)

    def filter_q(self, queryset, name, value):
        words = fold(value).split()
        found = [
            row["pk"]
            for row in queryset.values("pk", *SEARCHED)
            if all(f" {word}" in search_text(row) for word in words)
        ]
        return queryset.filter(pk__in=found)

    def filter_column(self, queryset, name, value):
        blank = Q(**{name: ""})
        if name in UNKNOWN_NAMES:
            return self._keep(queryset, name, Q(**{f"{name}__in": value}), blank)
        return queryset.filter(**{f"{name}__in": value})

    def filter_control(self, queryset, name, value):
        return self._keep(
            queryset, name, Q(institution__control__in=value), Q(institution__control="")
        )

    def filter_country(self, queryset, name, value):
        return queryset.filter(institution__country__in=value)

    def filter_state(self, queryset, name, value):
        in_us = Q(institution__country="US")
        return self._keep(
            queryset,
            name,
            in_us & Q(institution__region__in=value),
            in_us & Q(institution__region=""),
        )

    def filter_gre(self, queryset, name, value):
        unknown = Q(admission__isnull=True) | Q(admission__gre="")
        return self._keep(queryset, name, Q(admission__gre__in=value), unknown)

    def filter_bachelor(self, queryset, name, value):
        widest = BachelorField.values
        accepted = widest[: widest.index(value) + 1]
        unknown = Q(admission__isnull=True) | Q(admission__bachelor_field="")
        return self._keep(queryset, name, Q(admission__bachelor_field__in=accepted), unknown)

    def filter_visa(self, queryset, name, value):
        unstated = Q(visa_eligible__isnull=True)
        return self._keep(
            queryset,
            name,
            Q(visa_eligible=True) | unstated & Q(modality="in_person"),
            unstated & Q(modality__in=["", "hybrid"]),
        )

    def filter_pace(self, queryset, name, value):
        offered = {pace: Q(**{pace: True}) for pace in PACE_COLUMNS}
        unstated = {pace: Q(**{f"{pace}__isnull": True}) for pace in PACE_COLUMNS}
        implied = Q(part_time__isnull=True, months_part_time__isnull=False)
        offered["part_time"] |= implied
        unstated["part_time"] &= ~implied
        passes, unknown = Q(), Q()
        for pace in value:
            passes |= offered[pace]
            unknown |= unstated[pace]
        return self._keep(queryset, name, passes, unknown)

    def filter_have(self, queryset, name, value):
        required = Prerequisite.objects.filter(program=OuterRef("pk"), level="required")
        lacking = Exists(required.filter(subject__in=set(NAMED_SUBJECTS) - set(value)))
        unknown = ~Exists(Prerequisite.objects.filter(program=OuterRef("pk"))) | Exists(
            required.exclude(subject__in=NAMED_SUBJECTS)
        )
        return self._keep(queryset, name, ~Q(lacking) & ~Q(unknown), ~Q(lacking) & Q(unknown))

    def filter_area(self, queryset, name, value):
        own = CurriculumArea.objects.filter(program=OuterRef("pk"))
        core = Q(*(Exists(own.filter(area=area, level="core")) for area in value))
        not_core = Q(Exists(own.filter(area__in=value).exclude(level="core")))
        return self._keep(queryset, name, core, ~not_core & ~core)

    def filter_topic(self, queryset, name, value):
        queryset = queryset.annotate(topics_text=Cast("topics", TextField()))
        passes = Q()
        for topic in value:
            passes |= Q(topics_text__contains=f'"{topic}"')
        return self._keep(queryset, name, passes, Q(topics_text="[]"))

    def filter_outcomes(self, queryset, name, value):
        published = Outcome.objects.exclude(metric__in=_NO_EVIDENCE)
        passes = Q(Exists(published.filter(scope="program", program=OuterRef("pk"))))
        if value == "institution_field":
            links = FederalLink.objects.filter(
                program=OuterRef(OuterRef("pk")),
                confidence="likely",
                cip6__startswith=OuterRef("cip4"),
            )
            here = published.filter(scope="institution_field", institution=OuterRef("institution"))
            own = Q(cip4=Substr(OuterRef("cip6"), 1, 5))
            passes |= Q(Exists(here.filter(own | Q(Exists(links)))))
        return queryset.filter(passes)

    def filter_price_max(self, queryset, name, value):
        rates = {"USD": 1.0} | {
            rate.currency: float(rate.usd_per_unit)
            for rate in ExchangeRate.objects.order_by("date")
        }

        def price(program: Program) -> float | None:
            status = self.statuses.get(program.pk)
            if status is None:
                (code,) = prices.statuses_without_discount([program.institution.country])
                status = prices.STATUSES[code]
            size = prices.Size(
                program.credits,
                program.courses,
                program.months_full_time,
                program.months_part_time,
            )
            total = prices.total(program.prices.all(), size, status, self._pace(program))
            if total.amount is None or total.currency not in rates:
                return None
            return float(total.amount) * rates[total.currency]

        return self._keep_by_number(queryset, name, price, value)

    def filter_months_max(self, queryset, name, value):
        def months(program: Program) -> float | None:
            full, part = program.months_full_time, program.months_part_time
            stated = part
            if self._pace(program) == "full_time":
                stated = full
            elif part is None and full is not None:
                stated = min(2 * full, program.months_max or 2 * full)
            return None if stated is None else float(stated)

        return self._keep_by_number(queryset, name, months, value)

    def _pace(self, program: Program) -> str:
        """The pace asked for, else the program's usual one, as Snapshot.usual_pace has it."""
        asked = set(self.form.cleaned_data.get("pace", ()))
        if asked in ({"full_time"}, {"part_time"}):
            return asked.pop()
        only_part_time_stated = (
            program.months_full_time is None
            and program.months_part_time is not None
            and program.part_time is not False
        )
        only_part_time = program.full_time is False or only_part_time_stated
        return "part_time" if only_part_time else "full_time"


@cache
def form_class() -> type[BrowseForm]:
    """The form of ProgramFilter. Made once: it is the same for every reader."""
    fields = {name: filter_.field for name, filter_ in ProgramFilter.base_filters.items()}
    return type("ProgramFilterForm", (BrowseForm,), fields)


def query_of(form: BrowseForm) -> BrowseQuery:
    """What a validated form asks for. Fields with errors are left out."""
    read = form.cleaned_data
    values = {name: read[name] for name in (*FILTERS, "unknown", "sort") if name in read}
    for name in LIMITS:
        if values.get(name) is not None:
            values[name] = float(values[name])
    return BrowseQuery(**values)
