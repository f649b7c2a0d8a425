"""Back to the generation before: the way out when a good build of bad content is already served.

In: an index folder. Out: the generation that is served from now on.
"""

from pathlib import Path

from kb.errors import IndexMissing
from kb.index.following import follow
from kb.index.generations import build_lock, choices, make_current, pointer
from kb.index.reader import IndexReader
from kb.index.withdrawn import read_withdrawn


def roll_back(index_dir: Path) -> IndexReader:
    """Make the newest sound generation before the current one current, and open it.

    What was withdrawn stays hidden. Nothing is removed; the next build goes on from where this
    leads. IndexMissing when there is none; IndexDamaged when it cannot be told what was withdrawn;
    IndexBusy while somebody builds.
    """
    with build_lock(index_dir):
        follow(index_dir)
        withdrawn = read_withdrawn(index_dir)
        named = pointer(index_dir)
        for earlier in choices(index_dir, named):
            if earlier.folder.name == named.name:
                continue
            try:
                reader = IndexReader(earlier.folder, hidden=withdrawn)
            except IndexMissing:
                continue
            make_current(earlier.folder)
            return reader
    raise IndexMissing(
        f"{index_dir}: không còn bản chỉ mục nào trước {named.name or 'bản hiện hành'} dùng được; "
        "hãy sửa nội dung rồi chạy `kb index`"
    )
