"""What is taught."""

from django.db import models
from django.db.models import Q


class Area(models.TextChoices):
    """The five areas of a machine-learning curriculum."""

    APPLIED_MATH = "applied_math", "Applied mathematics"
    PROGRAMMING = "programming", "Programming"
    ML_METHODS = "ml_methods", "Machine-learning methods"
    AI_SUBDISCIPLINES = "ai_subdisciplines", "AI subdisciplines"
    DATA_SKILLS = "data_skills", "Data skills"


class CurriculumArea(models.Model):
    """How far a program teaches one area. No row: not stated."""

    class Level(models.TextChoices):
        CORE = "core", "Core"
        ELECTIVE = "elective", "Elective"
        NONE = "none", "Not taught"

    program = models.ForeignKey("programs.Program", models.CASCADE, related_name="curriculum")
    area = models.CharField(max_length=17, choices=Area)
    level = models.CharField(max_length=8, choices=Level)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["program", "area"], name="curriculum_area_once"),
            models.CheckConstraint(condition=Q(area__in=Area.values), name="curriculum_area_known"),
            models.CheckConstraint(
                condition=Q(level__in=["core", "elective", "none"]),
                name="curriculum_level_known",
            ),
        ]

    def __str__(self):
        return f"{self.get_area_display()}: {self.level}"
