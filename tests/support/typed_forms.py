"""What an editor types into a form, plainly invented; the id of a record that is there."""

ID = "nhom-vi-du-mot"
WHOLE = {
    "title": "Tổ Mẫu giúp nhau",
    "kind": "mo-hinh",
    "province": "cao bang",
    "fields.0": "giáo dục",
    "summary": "Một câu về Tổ Mẫu.",
    "sources.0.title": "Bài báo Mẫu",
    "sources.0.url": "https://bao.example/bai",
    "body": "Bài viết về Tổ Mẫu.",
}
