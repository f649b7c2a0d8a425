"""Connections of readers, good and bad. In: sockets and a WSGI application. Out: answers.

What is waitress's stays waitress's; this bounds what one reader, or one who is none, can hold.
"""

from web.serving.connections.channel import LOCAL_ADDRESS, Channel
from web.serving.connections.fairness import FairQueue
from web.serving.connections.room import BoundedServer

__all__ = ["LOCAL_ADDRESS", "BoundedServer", "Channel", "FairQueue"]
