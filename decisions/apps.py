from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """What it is worth to you."""

    name = "decisions"
