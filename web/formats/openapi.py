"""The description of the API for programs: an OpenAPI 3.1 document.

In: nothing but our own declarations (`kb.exchange.api`, facets, orders, messages). Out: a plain
dictionary. The tests hold every answer against it, and every address of the API to be in it.
"""

from typing import Any

import kb
from kb.exchange.api import COUNT, SLUG, TEXT, Schema, codes, ref, schemas, strict, value_of
from kb.search import SearchQuery
from kb.vocabularies import Site
from kb.wording.facets import FACETS
from web.address import MAX_PAGE
from web.serving import MESSAGES, OTHER

_ABOUT = (
    "Tra cứu gương điển hình và văn bản chỉ đạo, chỉ đọc (GET và HEAD), không cần "
    "khóa. Không câu hỏi nào là lỗi: số không dùng được thì lấy giá trị thường, giá trị lạ của bộ "
    "lọc thì không khớp hồ sơ nào. Mọi lỗi có cùng một dạng: đối tượng error gồm code và message."
)
_DEFAULT, _MOST = SearchQuery(), SearchQuery.MAX_CHARS
_RECORD = "/api/v1/records/{record_id}"


def description(title: str = Site.name) -> dict[str, Any]:
    """The whole document, under the name of the site."""
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": kb.__version__, "description": _ABOUT},
        "servers": [{"url": "/"}],
        "paths": {
            "/api/v1/search": {"get": _search()},
            _RECORD: {"get": _record()},
            "/api/v1/suggest": {"get": _suggest()},
            "/api/v1/openapi.json": {"get": _self()},
            "/healthz": {"get": _health()},
        },
        "components": {"schemas": schemas() | {"Error": _error()}, "responses": _responses()},
    }


def _search() -> dict[str, Any]:
    filters = [_filter(name, facet.label) for name, facet in FACETS.items()]
    number = {"type": "integer", "minimum": 1}
    return _operation(
        "search",
        "Tìm kiếm",
        {"200": _json("Một trang kết quả", ref("SearchResults"))},
        _parameter("q", f"Câu hỏi, tối đa {_MOST} chữ cái, gõ có dấu hay không dấu", TEXT),
        *filters,
        _parameter("from", "Từ năm (kể cả năm ấy)", number | {"maximum": 9999}),
        _parameter("to", "Đến năm (kể cả năm ấy)", number | {"maximum": 9999}),
        _parameter("sort", "Thứ tự", codes(SearchQuery.SORTS) | {"default": _DEFAULT.sort}),
        _parameter("page", "Trang, đếm từ 1", number | {"maximum": MAX_PAGE, "default": 1}),
        _parameter(
            "size",
            "Số hồ sơ một trang",
            number | {"maximum": SearchQuery.MAX_SIZE, "default": _DEFAULT.size},
        ),
    )


def _filter(name: str, label: str) -> dict[str, Any]:
    schema = {"type": "array", "items": value_of(name)}
    return _parameter(name, f"{label}; nhiều giá trị nghĩa là một trong số đó", schema)


def _record() -> dict[str, Any]:
    moved = {
        "description": "Địa chỉ cũ: hồ sơ nay mang mã khác",
        "headers": {"Location": {"description": "Địa chỉ mới", "schema": TEXT}},
    }
    record_id = _parameter("record_id", "Mã hồ sơ", SLUG)
    return _operation(
        "record",
        "Một hồ sơ",
        {
            "200": _json("Hồ sơ", ref("Record")),
            "301": moved,
            "404": _problem("404"),
            "410": _problem("410"),
        },
        record_id | {"in": "path", "required": True},
    )


def _suggest() -> dict[str, Any]:
    return _operation(
        "suggest",
        "Gợi ý cho câu hỏi gõ dở",
        {
            "200": _json("Các gợi ý; có thể giữ lại vài phút", ref("Suggestions")),
        },
        _parameter("q", "Những chữ đã gõ", TEXT),
    )


def _self() -> dict[str, Any]:
    told = _json("Tài liệu OpenAPI 3.1", {"type": "object", "required": ["openapi", "paths"]})
    return _operation("openapi", "Bản mô tả này", {"200": told})


def _health() -> dict[str, Any]:
    answer = strict(
        "Tình trạng của trang",
        status=codes({"ok": "Bản mới nhất", "degraded": "Bản mới nhất hỏng, đang dùng bản trước"}),
        generation=TEXT | {"description": "Bản chỉ mục đang phục vụ"},
        built=TEXT | {"format": "date-time", "description": "Lúc bản ấy được lập"},
        age_seconds=COUNT | {"description": "Bản ấy được lập cách đây bao nhiêu giây"},
        records=COUNT | {"description": "Số hồ sơ"},
        counts={
            "type": "object",
            "description": "Số hồ sơ từng loại",
            "propertyNames": value_of("type"),
            "additionalProperties": COUNT,
        },
        withdrawn=COUNT | {"description": "Số địa chỉ chỉ còn một trang báo đã rút"},
    )
    return _operation("health", "Trang có đang phục vụ", {"200": _json("Đang phục vụ", answer)})


def _operation(
    name: str, summary: str, answers: dict[str, Any], *parameters: dict[str, Any]
) -> dict[str, Any]:
    """An address, with the answers that any of them may give."""
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": answers | _ANY,
    }


def _parameter(name: str, told: str, schema: Schema) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": told, "schema": schema}


def _json(told: str, schema: Schema) -> dict[str, Any]:
    return {"description": told, "content": {"application/json": {"schema": schema}}}


def _problem(status: str) -> dict[str, Any]:
    return {"$ref": f"#/components/responses/{status}"}


_ANY = {
    "304": {"description": "Không đổi từ lần hỏi trước (If-None-Match)"},
    "429": _problem("429"),
    "503": _problem("503"),
    "default": _problem("default"),
}


def _responses() -> dict[str, Any]:
    """The errors by their status, as readers are told of them."""
    told = {str(status): MESSAGES[status].title for status in (404, 410, 429, 503)}
    told["default"] = "Lỗi khác"
    return {status: _json(text, ref("Error")) for status, text in told.items()}


def _error() -> Schema:
    names = {message.code: message.title for message in (*MESSAGES.values(), OTHER)}
    error = strict("Lỗi", code=codes(names), message=TEXT | {"description": "Lời cho người đọc"})
    return strict("Câu trả lời khi có lỗi", error=error)
