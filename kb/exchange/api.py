"""Search results and records as JSON, and the JSON Schemas that promise their shapes.

In: our own values. Out: dictionaries of plain values, keys as published; and schemas by name, from
the declarations of records and facets, which refer to one another as `#/components/schemas/…`.
Their descriptions are Vietnamese, for those who read our data with programs of their own.
"""

from collections.abc import Mapping
from typing import Any

from kb.exchange.addresses import record_path
from kb.records import KIND_LABELS, RECORD_CLASSES, Record, record_to_plain
from kb.schema import SLUG_RE, json_schema
from kb.search import Hit, SearchQuery, SearchResults, Span, Suggestion, Understood
from kb.wording.facets import FACETS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
SLUG: Schema = {"type": "string", "pattern": f"^{SLUG_RE.pattern}$"}
_FLAG: Schema = {"type": "boolean"}


def results_to_json(results: SearchResults) -> dict[str, Any]:
    """The object of /api/v1/search."""
    return {
        "query": results.query.text,
        "understood": [
            {"kind": part.kind, "text": part.text, "label": part.label, "id": part.id}
            for part in results.understood
        ],
        "total": results.total,
        "page": results.query.page,
        "size": results.query.size,
        "took_ms": round(results.took_ms, 1),
        "relaxed": results.is_relaxed,
        "suggestion": results.suggestion,
        "hits": [_hit_to_json(hit) for hit in results.hits],
        "facets": {
            name: [
                {
                    "value": each.value,
                    "label": each.label,
                    "count": each.count,
                    "selected": each.selected,
                }
                for each in values
            ]
            for name, values in results.facets.items()
        },
    }


def record_to_json(record: Record) -> dict[str, Any]:
    """The object of /api/v1/records/<id>: the declared fields, the body, and the address."""
    plain = record_to_plain(record)
    record_type = plain.pop("record_type")
    plain |= {new: plain.pop(name) for name, new in record.about.renamed.items() if name in plain}
    return {"type": record_type, "url": record_path(record), "title": record.title} | plain


def _hit_to_json(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "type": hit.record.record_type,
        "kind": hit.record.kind,
        "title": hit.record.title,
        "url": record_path(hit.record),
        "score": hit.score,
        "province": hit.record.province,
        "years": list(hit.record.years),
        "snippet": [_span_to_json(span) for span in hit.snippet],
    }


def _span_to_json(span: Span) -> dict[str, Any]:
    return {"text": span.text, "hit": span.hit}


def ref(name: str) -> Schema:
    """A reference to a schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def codes(labels: Mapping[str, str]) -> Schema:
    """One of a closed set of codes; the labels are told."""
    told = "; ".join(f"{code}: {label}" for code, label in labels.items())
    return {"type": "string", "enum": list(labels), "description": told}


def value_of(name: str) -> Schema:
    """The values that a facet may have; those that editors may extend by their form only."""
    facet = FACETS[name]
    if facet.codes is not None:
        return codes(facet.codes)
    return {"type": "string", "pattern": f"^{facet.pattern}$"}


def strict(description: str, **properties: Schema) -> Schema:
    """An object that has all of these and nothing else."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def schemas() -> dict[str, Schema]:
    """Every schema that an answer of the API is made of."""
    records = {cls.__name__: _record(cls) for cls in RECORD_CLASSES.values()}
    return {
        "SearchResults": _results(),
        "Understood": _understood(),
        "Hit": _hit(),
        "Span": strict("Một đoạn chữ; hit cho biết đoạn ấy khớp câu hỏi", text=TEXT, hit=_FLAG),
        "FacetValue": _facet_value(),
        "Record": {"oneOf": [ref(name) for name in records]},
        **records,
        "Suggestions": _suggestions(),
    }


def _told(schema: Schema, description: str) -> Schema:
    return schema | {"description": description}


def _or_null(schema: Schema, description: str) -> Schema:
    return schema | {"type": [schema["type"], "null"], "description": description}


def _list(schema: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": schema} | (
        {"description": description} if description else {}
    )


def _results() -> Schema:
    return strict(
        "Kết quả một câu hỏi: một trang hồ sơ và số đếm trên toàn bộ kết quả",
        query=_told(TEXT, "Câu hỏi"),
        understood=_list(ref("Understood"), "Những phần của câu hỏi được hiểu khác chữ thường"),
        total=_told(COUNT, "Số hồ sơ tìm thấy"),
        page={"type": "integer", "minimum": 1, "description": "Trang này, đếm từ 1"},
        size={
            "type": "integer",
            "minimum": 1,
            "maximum": SearchQuery.MAX_SIZE,
            "description": "Số hồ sơ một trang",
        },
        took_ms={"type": "number", "minimum": 0, "description": "Thời gian tìm, mili giây"},
        relaxed=_told(_FLAG, "Có thêm hồ sơ không chứa đủ các chữ như đã gõ"),
        suggestion=_or_null(TEXT, "Câu hỏi có lẽ người đọc muốn gõ"),
        hits=_list(ref("Hit")),
        facets=strict("Bộ lọc có đếm", **{name: _facet(name) for name in FACETS}),
    )


def _facet(name: str) -> Schema:
    return _list(ref("FacetValue"), FACETS[name].label)


def _understood() -> Schema:
    return strict(
        "Một phần của câu hỏi được hiểu khác chữ thường: số văn bản, cụm từ, bộ lọc…",
        kind={"type": "string", "enum": list(Understood.KINDS)},
        text=_told(TEXT, "Chữ trong câu hỏi"),
        label=_told(TEXT, "Được hiểu là gì"),
        id=_or_null(TEXT, "Mã hồ sơ hoặc mã giá trị mà phần ấy chỉ tới"),
    )


def _hit() -> Schema:
    return strict(
        "Một hồ sơ trong kết quả",
        id=SLUG,
        type=value_of("type"),
        kind=codes(KIND_LABELS),
        title=TEXT,
        url=_told(TEXT, "Địa chỉ trên trang, tính từ gốc"),
        score=_told({"type": "number"}, "Điểm phù hợp, chỉ để so trong cùng một lần tìm"),
        province=_or_null(TEXT, "Tên tỉnh, thành phố vào thời điểm ấy"),
        years=_list({"type": "integer"}),
        snippet=_list(ref("Span"), "Đoạn trích cho thấy chỗ khớp"),
    )


def _facet_value() -> Schema:
    return strict(
        "Một giá trị của một bộ lọc; giá trị lạ đang được chọn cũng có mặt, với số đếm 0",
        value=_told(TEXT, "Mã"),
        label=TEXT,
        count=_told(COUNT, "Số hồ sơ trong toàn bộ kết quả"),
        selected=_told(_FLAG, "Giá trị này đang được chọn"),
    )


def _record(cls: type[Record]) -> Schema:
    """A whole record: its declared fields, the address and, where there is one, the body."""
    schema = json_schema(cls)
    fields: Schema = schema["properties"]
    head: Schema = {
        "type": {"const": cls.record_type, "description": cls.about.label},
        "url": _told(TEXT, "Địa chỉ trên trang, tính từ gốc"),
        "title": {"type": "string", "minLength": 1},
        "id": _told(SLUG, "Mã hồ sơ"),
    }
    fields |= {new: fields.pop(name) for name, new in cls.about.renamed.items()}
    if cls.about.is_file:
        head["body"] = _told(
            TEXT, "Bài viết, dạng Markdown; [1] sau một câu: câu ấy theo nguồn thứ nhất của sources"
        )
    required = [name for name in schema["required"] if name in fields]
    return schema | {
        "description": cls.about.label,
        "properties": head | fields,
        "required": list(dict.fromkeys((*head, *required))),
    }


def _suggestions() -> Schema:
    each = strict(
        "Một gợi ý",
        text=TEXT,
        kind=codes(Suggestion.KINDS),
        label=_told(TEXT, "Gợi ý là gì"),
        url=_told(TEXT, "Địa chỉ trên trang, tính từ gốc"),
    )
    return strict("Gợi ý cho câu hỏi gõ dở", query=TEXT, suggestions=_list(each))
