"""The pages of `/nhap`: what offices send and newspapers tell, brought in.

`lists` takes files and addresses, `dropping` reads them one by one; `sheet` shows a list beside its
drafts, `after` is what follows: progress, publishing, undoing, forgetting.
"""

from web.editing.intake import after, dropping, lists, sheet
from web.editing.intake.views import views

__all__ = ["after", "dropping", "lists", "sheet", "views"]
