"""Addresses of decisions, and of public pages that show personal results."""

from django.urls import path

from decisions.views.compare import compare
from decisions.views.home import home
from decisions.views.method import method
from decisions.views.peers import peer_delete, peers
from decisions.views.profile import edit
from decisions.views.profile_delete import delete
from decisions.views.profile_file import download, upload
from decisions.views.profile_start import resume, start, use
from decisions.views.records import record_changes, record_delete, records
from decisions.views.report import report
from decisions.views.results import results
from decisions.views.shared_record import shared_record

app_name = "decisions"
urlpatterns = [
    path("", home, name="home"),
    path("compare/", compare, name="compare"),
    path("method/", method, name="method"),
    path("decisions/start/", start, name="start"),
    path("decisions/upload/", upload, name="upload"),
    path("decisions/resume/<str:token>/", resume, name="resume"),
    path("decisions/<uuid:pk>/", results, name="results"),
    path("decisions/<uuid:pk>/programs/<slug:slug>/", report, name="report"),
    path("decisions/<uuid:pk>/peers/", peers, name="peers"),
    path("decisions/<uuid:pk>/peers/<int:peer>/delete/", peer_delete, name="peer-delete"),
    path("decisions/<uuid:pk>/profile.json", download, name="download"),
    path("decisions/<uuid:pk>/edit/<str:section>/", edit, name="edit"),
    path("decisions/<uuid:pk>/use/", use, name="use"),
    path("decisions/<uuid:pk>/delete/", delete, name="delete"),
    path("decisions/<uuid:pk>/records/", records, name="records"),
    path(
        "decisions/<uuid:pk>/records/<uuid:record>/changes/",
        record_changes,
        name="record-changes",
    ),
    path("decisions/<uuid:pk>/records/<uuid:record>/delete/", record_delete, name="record-delete"),
    path("r/<str:token>/", shared_record, name="shared-record"),
]
