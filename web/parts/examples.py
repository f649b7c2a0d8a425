"""Questions that show how the box reads them; the about page lists them and tests ask them."""

EXAMPLES = (
    ("đỡ đầu học sinh", "hồ sơ có đủ các từ, thứ tự nào cũng được"),
    ("do dau hoc sinh", "gõ không dấu vẫn tìm được"),
    ('"nêu gương"', "đúng cụm từ, các từ đứng liền nhau"),
    ("nuôi heo đất -trường", "bỏ những hồ sơ có từ đứng sau dấu trừ"),
    ("CT05", "văn bản theo số: cũng có thể gõ 05-CT/TW hay chỉ thị 05"),
    ('tinh:"Bắc Kạn"', "chỉ trong một tỉnh; tỉnh cũ hay tỉnh hiện nay đều được"),
    ("loai:mo-hinh linh-vuc:giao-duc", "chỉ một loại hình, một lĩnh vực"),
    ("nam:2021..2024", "trong khoảng năm; nam:2023 là một năm"),
)
