"""The pages of the site, each with addresses where it has something to show; what one says.

A new page is added here once: browsers of all sizes, axe, the guards, the budget and the caches ask
it from then on. `tests/web/test_pages.py` fails while it is missing.
"""

import html
import re

from flask.testing import FlaskClient

_PACK = "/chuyen-de/chuyen-de-2023-cao-bang/bo-doc"
_LIST = (
    "/tuyen-chon?name=Sách+Tết&id=truong-tieu-hoc-thi-du&id=nhom-vi-du-mot"
    "&state.nhom-vi-du-mot=loai&note.truong-tieu-hoc-thi-du=hỏi+lại+xã"
)
_SIDE_BY_SIDE = "/so-sanh?id=truong-tieu-hoc-thi-du&id=nhom-vi-du-mot"
# By the name of the page, over the wider invented content.
PAGES = {
    "home": ["/"],
    "results": [
        "/tim-kiem?q=ví+dụ",
        "/tim-kiem?q=ví+dụ&province=thai-nguyen&from=2019&size=2",
        "/tim-kiem?q=khongcogi+xyz",
    ],
    "advanced": [
        "/tim-kiem/nang-cao",
        '/tim-kiem/nang-cao?q=nuôi+"ví+dụ"+(ong+|+dê)+-sách&province=cao-bang&year=2023&from=2019',
    ],
    "follow": ["/theo-doi?q=ví+dụ&province=cao-bang", "/theo-doi"],
    "exemplar": [
        "/guong/nhom-vi-du-mot",
        "/guong/nhom-vi-du-mot?q=cõng+bạn",
        "/guong/ba-nguyen-thi-vi-du",
    ],
    "directive": ["/van-ban/kl-91-kl-tw-2021", "/van-ban/bc-07-bc-tu-cao-bang-2023"],
    "theme": ["/chuyen-de/chuyen-de-2023-cao-bang"],
    "pack": [_PACK],
    "statistics": [
        "/thong-ke",
        "/thong-ke?from=2021&to=2023&from2=2016&to2=2020",
        "/thong-ke?province=cao-bang&from=2023&part=H1&province2=bac-kan",
    ],
    "requirements": [
        "/viec-phai-lam",
        "/viec-phai-lam?role=chi-bo&province=cao-bang",
        "/viec-phai-lam?by=month&year=2026",
    ],
    "calendar": ["/lich-de-tai?tu=2026-11&province=binh-duong"],
    "day": ["/ngay/20-11", "/ngay/1-1-am?province=binh-duong"],
    "shortlist": ["/tuyen-chon", _LIST],
    "booklet": [_LIST.replace("?", "/bo-doc?")],
    "compare": ["/so-sanh", _SIDE_BY_SIDE, f"{_SIDE_BY_SIDE}&id=ba-nguyen-thi-vi-du"],
    "place": ["/tinh/thai-nguyen", "/tinh/bac-kan"],
    "organisation": ["/co-quan/ban-thi-du-cao-bang"],
    "about": ["/gioi-thieu"],
}
ERRORS = {"not found": "/guong/khong-co-ho-so-nay", "withdrawn": "/guong/da-rut-vi-du"}
SHOWN = {
    f"{name} {number}": address
    for name, addresses in PAGES.items()
    for number, address in enumerate(addresses, 1)
}
# Over the repository's own content; pages not named here have the same address.
REAL = {name: addresses[0] for name, addresses in PAGES.items()} | {
    "results": "/tim-kiem?q=mo+hinh+dan+van+kheo",
    "follow": "/theo-doi?q=đỡ+đầu+học+sinh&province=binh-duong",
    "exemplar": "/guong/la-van-giang-bac-giang",
    "directive": "/van-ban/kl-01-kl-tw-2021",
    "theme": "/chuyen-de/chuyen-de-2024-binh-duong",
    "pack": "/chuyen-de/chuyen-de-2024-binh-duong/bo-doc",
    "shortlist": "/tuyen-chon?id=la-van-giang-bac-giang&id=kl-01-kl-tw-2021",
    "booklet": "/tuyen-chon/bo-doc?id=la-van-giang-bac-giang&id=kl-01-kl-tw-2021",
    "compare": "/so-sanh?id=la-van-giang-bac-giang&id=chuyen-xe-khong-dong-bac-kan",
    "organisation": "/co-quan/ban-tuyen-giao-va-dan-van-trung-uong",
}


def page(client: FlaskClient, address: str) -> str:
    """A page's HTML with its entities read, on one line."""
    text = client.get(address).get_data(as_text=True)
    return " ".join(html.unescape(text).split())


def words(client: FlaskClient, address: str) -> str:
    """What a page says: no tags."""
    main = page(client, address).split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", "", main).split())


def link(text: str, label: str) -> str:
    """Where the link with this label leads."""
    start = r'<a [^>]*href="([^"]*)"[^>]*>(?:\s|<span[^>]*>|</span>)*'
    found = re.search(start + re.escape(label), text)
    assert found, f"no link called {label}"
    return found[1]


def titles(text: str) -> list[str]:
    """The titles of the cards on a page."""
    return [
        " ".join(re.sub(r"<[^>]*>", "", title).split())
        for title in re.findall(r'class="card-title">(.*?)</h', text)
    ]


# How far what stands on a page has jumped since it was opened, as Chromium sums it up.
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const each of list.getEntries()) sum += each.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 300);
})"""
