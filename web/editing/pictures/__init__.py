"""Pictures at the desk. In: a form with a file. Out: the form with one picture more, or another."""

from web.editing.pictures.bringing import is_asked, register, views, with_picture

__all__ = ["is_asked", "register", "views", "with_picture"]
