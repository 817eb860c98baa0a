"""The one library that the modules of tags add to."""

from django.template import Library

register = Library()
