"""Articles at the desk: beside the form of a record, their suggestions taken or left one by one."""

from web.editing.material import resembling
from web.editing.material.beside import answered, articles, is_asked, key_of

__all__ = ["answered", "articles", "is_asked", "key_of", "resembling"]
