"""How facts look on a page: money, sources, blanks."""

from django import template

register = template.Library()
