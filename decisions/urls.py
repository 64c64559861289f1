"""Addresses of decisions, and of public pages that show personal results."""

from django.urls import URLPattern

app_name = "decisions"
urlpatterns: list[URLPattern] = []
