"""The settings of a running program: one declared table, read from the environment.

In: environment variables (and flags, which win). Out: a frozen `Settings`. The README's table of
settings is generated from `SETTINGS`.
"""

from kb.settings.loading import OpenSearch, Settings, load_settings
from kb.settings.table import SETTINGS, Setting

__all__ = ["SETTINGS", "OpenSearch", "Setting", "Settings", "load_settings"]
