from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    """What is on offer, and how we know it."""

    name = "programs"
