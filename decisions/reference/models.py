"""Labor market and living costs, as the agencies publish them."""

from django.db import models
from django.db.models import Q


class Wage(models.Model):
    """What workers in one occupation earn in one place: a year, before tax, US dollars."""

    class AreaType(models.TextChoices):
        NATIONAL = "national", "Nation"
        STATE = "state", "State"
        METRO = "metro", "Metropolitan area"
        NONMETRO = "nonmetro", "Nonmetropolitan area"

    area_code = models.CharField(max_length=7, help_text="Metros: the last five digits are CBSA.")
    area_type = models.CharField(max_length=8, choices=AreaType)
    area_name = models.CharField(max_length=120)
    state = models.CharField(max_length=2, blank=True)
    soc = models.CharField("SOC code", max_length=7)
    title = models.CharField(max_length=120)
    employment = models.PositiveIntegerField(null=True, blank=True)
    p10 = models.PositiveIntegerField(null=True, blank=True)
    p25 = models.PositiveIntegerField(null=True, blank=True)
    p50 = models.PositiveIntegerField(null=True, blank=True)
    p75 = models.PositiveIntegerField(null=True, blank=True)
    p90 = models.PositiveIntegerField(null=True, blank=True)
    mean = models.PositiveIntegerField(null=True, blank=True)
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_code", "soc"], name="one_wage_per_area_and_soc"),
            models.CheckConstraint(
                condition=Q(area_type__in=["national", "state", "metro", "nonmetro"]),
                name="wage_area_type_known",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.area_name}"


class Place(models.Model):
    """Rents a month and price parities (nation = 100) of a metro, state or the nation."""

    class Level(models.TextChoices):
        NATION = "nation", "Nation"
        STATE = "state", "State"
        METRO = "metro", "Metropolitan area"
        NONMETRO = "nonmetro", "Nonmetropolitan part of a state"

    code = models.CharField(max_length=12)
    level = models.CharField(max_length=8, choices=Level)
    name = models.CharField(max_length=120)
    population = models.PositiveIntegerField(null=True, blank=True)
    rent_studio = models.PositiveIntegerField(null=True, blank=True)
    rent_1br = models.PositiveIntegerField(null=True, blank=True)
    rent_2br = models.PositiveIntegerField(null=True, blank=True)
    rpp_all = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    rpp_housing = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    rpp_goods = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    rpp_other_services = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    rpp_utilities = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    rent_source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")
    parity_source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["level", "code"], name="place_once"),
            models.CheckConstraint(
                condition=Q(level__in=["nation", "state", "metro", "nonmetro"]),
                name="place_level_known",
            ),
        ]

    def __str__(self):
        return self.name


class PriceIndex(models.Model):
    """Consumer prices of one month: CPI-U, US city average, all items, 1982-84 = 100."""

    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=8, decimal_places=3)
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year", "month"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="one_index_a_month"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="index_month"),
        ]

    def __str__(self):
        return f"{self.year}-{self.month:02d}: {self.value}"


class RoleOccupation(models.Model):
    """One part of the mixture of occupations that stands for a role: our judgment."""

    role = models.CharField(max_length=40)
    soc = models.CharField("SOC code", max_length=7)
    weight = models.DecimalField(
        max_digits=4, decimal_places=3, help_text="Share of the role; a role’s shares make 1."
    )
    note = models.CharField(max_length=300, blank=True, help_text="Why; the same in each part.")
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["role", "-weight", "soc"]
        constraints = [
            models.UniqueConstraint(fields=["role", "soc"], name="one_weight_per_role_and_soc"),
            models.CheckConstraint(condition=Q(weight__gt=0, weight__lte=1), name="role_weight"),
        ]

    def __str__(self):
        return f"{self.role}: {self.weight} of {self.soc}"


def _dollars():
    return models.DecimalField(max_digits=9, decimal_places=2)


class Spending(models.Model):
    """What one person with so much income spends apart from housing: a year, May 2026 dollars."""

    band = models.CharField(max_length=40, unique=True)
    income_min = models.PositiveIntegerField(help_text="Gross, a year; inclusive.")
    income_max = models.PositiveIntegerField(
        null=True, blank=True, help_text="Exclusive. Blank: no limit."
    )
    food = _dollars()
    transportation = _dollars()
    healthcare = _dollars()
    internet_mobile = _dollars()
    other_nonhousing = _dollars()
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["income_min"]
        verbose_name_plural = "spending"
        constraints = [
            models.CheckConstraint(
                condition=Q(income_max__isnull=True) | Q(income_max__gt=models.F("income_min")),
                name="spending_band_not_empty",
            ),
        ]

    def __str__(self):
        return self.band


class StateTax(models.Model):
    """What a state takes from one wage: 2026, single, no dependents, standard deduction."""

    state = models.CharField(max_length=2)
    wage = models.PositiveIntegerField(help_text="US dollars a year.")
    income_tax = models.IntegerField(help_text="Below 0 where credits are paid out.")
    payroll_tax = models.PositiveIntegerField(help_text="The employee’s part.")
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["state", "wage"]
        verbose_name_plural = "state taxes"
        constraints = [
            models.UniqueConstraint(fields=["state", "wage"], name="one_tax_per_state_and_wage"),
        ]

    def __str__(self):
        return f"{self.state}: {self.wage}"
