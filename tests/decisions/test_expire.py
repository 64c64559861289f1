"""manage.py expireprofiles."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from decisions.models import Profile

pytestmark = pytest.mark.django_db


def make_profile(days_old, **values):
    number = Profile.objects.count()
    profile = Profile.objects.create(
        resume_token=f"{number:043}", **({"session_key": "s" * 32} | values)
    )
    saved = timezone.now() - timedelta(days=days_old)
    Profile.objects.filter(pk=profile.pk).update(updated_at=saved)
    return profile


def expire(*options):
    said = StringIO()
    call_command("expireprofiles", *options, stdout=said)
    return said.getvalue()


def test_profiles_not_saved_for_90_days_are_deleted():
    make_profile(91)
    make_profile(200)
    kept = make_profile(89)
    assert expire() == "Profiles deleted: 2.\n"
    assert Profile.objects.get() == kept
    assert expire() == "Profiles deleted: 0.\n"


def test_a_dry_run_counts_them_and_deletes_none():
    make_profile(91)
    assert expire("--dry-run") == "Profiles that would be deleted: 1.\n"
    assert Profile.objects.count() == 1


def test_profiles_of_an_account_are_kept(django_user_model):
    make_profile(500, owner=django_user_model.objects.create_user("maya"))
    expire()
    assert Profile.objects.count() == 1


def test_saving_a_section_starts_the_90_days_again(client):
    client.post("/decisions/start/")
    profile = Profile.objects.get()
    Profile.objects.update(updated_at=timezone.now() - timedelta(days=91))
    client.post(f"/decisions/{profile.pk}/edit/money/", {"savings": "45k"})
    expire()
    assert Profile.objects.count() == 1
