"""Addresses of the catalogue."""

from django.urls import path

from programs.views.data import data
from programs.views.program_detail import program_detail
from programs.views.program_list import program_list

app_name = "programs"
urlpatterns = [
    path("programs/", program_list, name="program-list"),
    path("programs/<slug:slug>/", program_detail, name="program-detail"),
    path("data/", data, name="data"),
]
