"""The pages of `/bai-moi`: new articles in newspapers' columns, one click from a draft."""

from web.editing.newspapers.views import views

__all__ = ["views"]
