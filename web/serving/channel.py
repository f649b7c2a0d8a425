"""A connection of waitress whose thread sends in peace.

While a thread sends what it has written, waitress (3.0.2) finds that connection writable again and
again, cannot send, and spins: with a hundred readers its loop takes a whole processor from the
threads, and a tenth of the answers get out. The loop has nothing to send before the thread is done,
unless so much has gathered that the thread waits for the loop.
"""

from waitress.channel import HTTPChannel


class QuietChannel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types
    """Tells the loop that it can write only when that is the loop's to do."""

    def writable(self) -> bool:
        """What waitress says, but not while a thread answers and has room to write."""
        is_closing = self.will_close or self.close_when_flushed
        has_room = self.total_outbufs_len <= self.adj.outbuf_high_watermark
        return bool(super().writable()) and (is_closing or not self.requests or not has_room)
