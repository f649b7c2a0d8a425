"""The pages of `/nhap`: lists that offices send, brought in row by row.

`lists` takes files, `sheet` shows a list beside its drafts, `after` is what follows: progress,
publishing, undoing, forgetting.
"""

from web.editing.intake import after, sheet
from web.editing.intake.lists import views

__all__ = ["after", "sheet", "views"]
