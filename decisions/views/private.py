"""Pages that show somebody's own answers."""

from django.views.decorators.cache import cache_control

# No shared cache and no disk keeps them; Vary: Cookie comes with the session.
private = cache_control(private=True, no_store=True)
