"""What a site finds when it opens, told once before it is served.

In: an application. Out: an `Opening`: whose site it is and how many records there are, or what
stands in the way, in words for who started it.
"""

import sys
from dataclasses import dataclass

from flask import Flask

from kb.errors import EngineAway, IndexDamaged, KBError
from web.serving.state import current_site, current_snapshot


@dataclass(frozen=True)
class Opening:
    """`trouble` is what is wrong, if anything; the site may be served all the same.

    `shares_memory` tells whether several processes hold one copy of the index together.
    """

    name: str = "Trang"
    count: int = 0
    trouble: str = ""
    is_servable: bool = True
    shares_memory: bool = True


def look(app: Flask) -> Opening:
    """Open the index; one that is damaged, or a cluster that is away, is no obstacle.

    Every page says so until there is another.
    """
    try:
        with app.app_context():
            found = current_snapshot()
            return Opening(current_site().name, found.size, shares_memory=found.shares_memory)
    except (EngineAway, IndexDamaged) as error:
        return Opening(trouble=f"Trang chỉ báo đang chuẩn bị: {error}")
    except KBError as error:
        return refused(error)


def refused(error: KBError) -> Opening:
    """Nothing can be served."""
    return Opening(trouble=f"Chưa mở được trang: {error}", is_servable=False)


def tell(opening: Opening) -> bool:
    """Say what is wrong, if anything; whether the site can be served."""
    if opening.trouble:
        print(opening.trouble, file=sys.stderr, flush=True)
    return opening.is_servable
