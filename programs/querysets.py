"""Selections of programs, in the reader's words."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch


class ProgramQuerySet(models.QuerySet):
    def shown(self):
        """Published programs, each once.

        A row of the federal list is left out where a curated program is likely the same one.
        """
        from programs.models.program import FederalLink

        likely = FederalLink.objects.filter(
            confidence="likely",
            unitid=OuterRef("institution__unitid"),
            cip6=OuterRef("cip6"),
            program__status="published",
        )
        return self.filter(status="published").exclude(Exists(likely), tier="listed")

    def for_card(self):
        """All that an entry in a list shows, whatever the number of rows: five queries."""
        from programs.models import Citation, InstitutionPrice, Price

        return self.select_related("institution", "admission").prefetch_related(
            Prefetch("prices", Price.objects.select_related("source")),
            Prefetch("citations", Citation.objects.select_related("source")),
            "doubts",
            Prefetch(
                "institution__average_prices",
                InstitutionPrice.objects.filter(doubt="").select_related("source"),
            ),
        )

    def for_detail(self):
        """All of a program's own facts: nine queries, whatever the number of programs."""
        from programs.models import Citation, InstitutionPrice, Outcome, Price

        return self.select_related("institution", "admission").prefetch_related(
            Prefetch("prices", Price.objects.select_related("source")),
            Prefetch("citations", Citation.objects.select_related("source")),
            Prefetch("outcomes", Outcome.objects.select_related("source")),
            Prefetch(
                "institution__average_prices", InstitutionPrice.objects.select_related("source")
            ),
            "doubts",
            "prerequisites",
            "curriculum",
            "federal_links",
        )
