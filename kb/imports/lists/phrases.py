"""How lists call their columns and what is awarded: data. To teach a wording, add it here.

Columns that are fields of a record (kind, province, level, form of recognition …) are not here:
they take their phrases from the declaration of the field (`headings=` in `kb.records`). Everything
is matched by whole words and with marks; of headings written without any, without them.
"""

import re

from kb.text.vietnamese import canonical, fold

HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự", "No", "Thứ tự", "S TT"),
    "person": (
        "Họ và tên", "Họ tên", "Họ, tên", "Tên cá nhân", "Cá nhân", "Họ và tên cá nhân",
        "Họ tên cá nhân", "Tên người", "Họ tên ông bà", "Họ và tên ông bà", "Họ và chữ đệm và tên",
        "Họ tên cán bộ", "Họ và tên đảng viên", "Họ và tên học sinh", "Họ và tên chủ hộ",
    ),
    "family": ("Họ", "Họ đệm", "Họ và tên đệm", "Họ và chữ đệm", "Họ lót", "Họ và đệm"),
    "given": ("Tên riêng",),  # "Tên" beside "Họ": see `columns`
    "group": (
        "Tên tập thể", "Tập thể", "Tên tổ chức", "Tên hộ gia đình", "Hộ gia đình", "Tên hộ",
        "Tên nhóm hộ", "Nhóm hộ", "Tên nhóm", "Tên chi bộ", "Tên câu lạc bộ", "Tên doanh nghiệp",
        "Tên hợp tác xã", "Tên tổ",
    ),
    "model": (
        "Tên mô hình", "Mô hình", "Tên mô hình, cách làm", "Tên công trình",
        "Mô hình, cách làm hay",
        "Tên mô hình, điển hình", "Tên sáng kiến", "Tên phần việc", "Tên công trình, phần việc",
    ),
    "practice": ("Tên cách làm", "Cách làm", "Cách làm hay", "Cách làm sáng tạo"),
    "name": (
        "Tên gương", "Tên điển hình", "Điển hình", "Gương điển hình", "Tên, địa chỉ",
        "Tên cá nhân, tập thể", "Tên tập thể, cá nhân", "Tập thể, cá nhân", "Cá nhân, tập thể",
        "Họ và tên, tên tập thể", "Tên đơn vị, cá nhân", "Tên đơn vị/cá nhân", "Tên gọi",
        "Họ tên cá nhân/Tên tập thể", "Tên cá nhân/đơn vị", "Tên điển hình tiên tiến",
        "Điển hình tiên tiến", "Tên đối tượng", "Tên đối tượng được khen",
    ),
    "unit": (
        "Đơn vị", "Tên đơn vị", "Đơn vị công tác", "Nơi công tác", "Cơ quan", "Cơ quan, đơn vị",
        "Tổ chức", "Chủ thể", "Đơn vị thực hiện", "Tên cơ quan, đơn vị", "Đơn vị chủ trì",
        "Cơ quan công tác", "Tên cơ quan", "Nơi làm việc", "Chi bộ", "Đảng bộ", "Trường", "Lớp",
    ),
    "place": (
        "Địa phương", "Địa bàn", "Địa chỉ", "Nơi ở", "Xã, huyện", "Xã/huyện", "Nơi cư trú",
        "Xã, huyện, tỉnh", "Địa chỉ thường trú", "Địa chỉ liên hệ", "Nơi thường trú",
    ),
    "merit": (
        "Thành tích", "Tóm tắt thành tích", "Thành tích nổi bật", "Nội dung", "Việc làm",
        "Kết quả", "Nội dung mô hình", "Mô tả", "Nội dung thành tích", "Hiệu quả",
        "Việc làm cụ thể", "Kết quả nổi bật", "Kết quả thực hiện", "Kết quả hoạt động",
        "Nội dung việc làm",
        "Tóm tắt nội dung", "Thành tích đạt được", "Thành tích xuất sắc", "Thành tích tiêu biểu",
        "Việc làm tốt", "Việc làm tiêu biểu", "Cách thức thực hiện", "Mục đích, ý nghĩa",
        "Nội dung hoạt động",
    ),
    "proposed": (
        "Hình thức đề nghị", "Đề nghị khen thưởng", "Hình thức đề nghị khen thưởng", "Đề nghị",
        "Danh hiệu đề nghị", "Hình thức đề nghị khen", "Hình thức khen thưởng đề nghị",
        "Đề nghị hình thức khen thưởng", "Đề nghị tặng", "Danh hiệu, hình thức đề nghị",
    ),
    "note": ("Ghi chú",),
    # Known, and never copied: private data of living people (content/README.md).
    "private": (
        "Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Sinh năm",
        "Giới tính", "Nam", "Nữ", "Nam/Nữ", "Dân tộc", "Tôn giáo", "Số điện thoại", "Điện thoại",
        "SĐT", "Số ĐT", "ĐT", "CCCD", "CMND", "Số CCCD", "Số CMND", "Số định danh", "Căn cước",
        "Căn cước công dân", "Số căn cước", "Email", "E-mail", "Thư điện tử", "Quê quán",
        "Nơi sinh", "Tuổi", "Độ tuổi", "Số tài khoản", "Ngân hàng", "Hộ khẩu", "Hộ khẩu thường trú",
        "Số nhà", "Thôn", "Xóm", "Bản", "Tổ dân phố", "Trình độ", "Ngày vào Đảng", "Năm vào Đảng",
        "Tình trạng sức khỏe", "Người liên hệ", "Họ tên người liên hệ", "Liên hệ", "Thường trú",
        "Tạm trú", "Nguyên quán", "Ngày tháng năm sinh, dân tộc", "Mã số thuế", "Zalo", "Facebook",
    ),
    # Known, and of no use to a record: what only software and signing need.
    "code": (
        "Mã", "Mã số", "ID", "Tên đăng nhập", "Tài khoản", "Mật khẩu", "Tên người dùng",
        "Danh xưng", "Xưng hô", "Ông/Bà", "Ký nhận", "Ký tên", "Chữ ký", "Ký", "Người nhận",
    ),
    # Known headings without a place in a record: kept in the draft's note, like unknown ones.
    "other": (
        "Số tiền", "Tiền thưởng", "Mức thưởng", "Đơn vị đề nghị", "Số năm", "Cơ quan trình",
        "Đơn vị trình", "Hồ sơ", "Hồ sơ kèm theo", "Tình trạng hồ sơ", "Tình trạng", "Tình hình",
        "Thời gian công tác", "Nguồn vốn", "Kinh phí", "Xếp loại", "Trạng thái", "Họ tên vợ",
        "Thực hiện văn bản", "Tỉnh, thành phố hiện nay",
    ),
    # What a sheet of indicators counts.
    "measure": (
        "Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu", "Chỉ số", "Tiêu chí", "Tên tiêu chí",
        "Đơn vị tính", "ĐVT", "Số lượng", "Kế hoạch", "Thực hiện", "Ước thực hiện", "Tỷ lệ",
        "Tỷ lệ %", "Đạt", "So với kế hoạch", "So cùng kỳ", "Lũy kế", "Tổng số", "Tổng", "Tổng cộng",
        "Giá trị", "Điểm", "Điểm chuẩn", "Điểm tự chấm", "Hạng mục", "Chỉ tiêu giao", "Kết quả đạt",
        "Số tập thể", "Số cá nhân", "Số mô hình", "Tỷ trọng", "Cùng kỳ", "Số liệu", "Danh mục",
    ),
}  # fmt: skip

# Anywhere in a heading that is otherwise unknown, these make it private.
_PRIVATE_WORDS = (
    "năm sinh", "ngày sinh", "sinh ngày", "sinh năm", "điện thoại", "sđt", "cccd", "cmnd",
    "căn cước", "email", "số tài khoản", "hộ khẩu", "thường trú", "quê quán", "người liên hệ",
    "liên hệ", "sức khỏe", "bệnh", "khuyết tật", "thương tật", "vào đảng", "dân tộc", "tôn giáo",
    "giới tính",
    "tên cha", "tên mẹ", "họ tên cha", "họ tên mẹ", "họ tên con", "tuổi", "số nhà", "định danh",
)  # fmt: skip
# Words before and after a phrase that change nothing.
_PREFIXES = ("tóm tắt", "ghi rõ", "nêu rõ", "nêu", "các", "những", "tên gọi", "một số")
_SUFFIXES = (
    "(?:đã )?được (?:khen thưởng|khen|biểu dương|tuyên dương|tôn vinh|vinh danh|công nhận|tặng)",
    "(?:đã )?được trao tặng", "tiêu biểu", "nổi bật", "xuất sắc", "chủ yếu", "chính", "cụ thể",
    "(?:đã )?đạt được", "đã làm", "đã đạt", "điển hình", "tiên tiến", "hiện nay", "hiện tại",
    "nếu có", "(?:trong )?năm \\d{4}", "\\d{4}", "(?:trong )?giai đoạn \\d{4} \\d{4}",
    "của (?:cá nhân|tập thể|mô hình|đơn vị|gương)", "đã khen", "(?:cá nhân|tập thể|gương)",
    "đang thực hiện", "(?:viết )?in hoa", "đầy đủ", "bắt buộc",
)  # fmt: skip
# In brackets: what changes nothing, and what says that the column is a sum or a form of address.
_HARMLESS = (
    "^(?:nếu|ghi|nêu|theo|đối với|không quá|ví dụ|vd|viết|đánh dấu|bắt buộc|in hoa|dự kiến)",
    "^(?:tóm tắt.*|\\d+|x)$", "^(?:cá nhân|tập thể|nếu có|có dấu|đầy đủ)$",
)  # fmt: skip
_SUMS = (
    "^(?:triệu|nghìn|ngàn|tỷ|đồng|vnđ|vnd|người|hộ|ha|m2|km|tấn|kg|lần|điểm|ngày công)\\b",
    "^(?:lượt|đvt|cái|bộ|căn|suất)\\b", "^(?:ông bà|ông|bà|danh xưng)\\b",
)  # fmt: skip
# Under a heading that is not known these say nothing: "Kỷ luật / Hình thức" is no honour.
_GENERIC = (
    "năm", "cấp", "hình thức", "số", "ngày", "tên", "đơn vị", "nội dung", "thời gian", "loại", "họ",
    "cơ quan", "kết quả", "ghi chú", "địa chỉ", "đề nghị", "nguồn", "danh hiệu", "quyết định",
    "đối tượng", "thành tích", "số quyết định",
)  # fmt: skip
_NEUTRAL = (
    "thông tin", "thông tin chung", "danh sách", "đối tượng", "sơ lược", "phần", "địa chỉ",
    "tập thể cá nhân", "cá nhân tập thể", "gương", "điển hình", "tên", "đơn vị", "lý lịch",
)  # fmt: skip


def _either(phrase: str) -> str:
    """A pattern as it is written, and as those write it who type no marks."""
    written = canonical(phrase)
    return f"(?:{written}|{fold(written)})"


def _plain(phrases: tuple[str, ...]) -> tuple[str, ...]:
    written = [canonical(phrase) for phrase in phrases]
    return tuple(dict.fromkeys([*written, *map(fold, written)]))


PRIVATE_WORDS = _plain(_PRIVATE_WORDS)
PREFIXES = tuple(f"{phrase} " for phrase in _plain(_PREFIXES))
SUFFIXES = tuple(re.compile(rf" {_either(phrase)}$") for phrase in _SUFFIXES)
HARMLESS = tuple(re.compile(_either(phrase)) for phrase in _HARMLESS)
SUMS = tuple(re.compile(_either(phrase)) for phrase in _SUMS)
GENERIC = frozenset(_plain(_GENERIC))
NEUTRAL = frozenset(_plain(_NEUTRAL))

# Papers are given by somebody, who may be named right after them: "Giấy khen UBND xã".
PAPERS = (
    r"giấy khen|bằng khen|giấy chứng nhận|giấy công nhận|bằng công nhận|bằng ghi nhận|thư khen"
    r"|thư cảm ơn|cờ thi đua|kỷ niệm chương|huy hiệu|gk|bk|cờ"
)
AWARDS = (
    r"huân chương|huy chương|danh hiệu|chiến sĩ thi đua|chiến sĩ tiên tiến|cstđ|lđtt"
    r"|lao động tiên tiến|lao động xuất sắc|tập thể lao động|đơn vị quyết thắng|đơn vị tiên tiến"
    r"|bằng tổ quốc ghi công|bằng lao động sáng tạo"
)
TITLES = (
    rf"{AWARDS}|đơn vị văn hóa|anh hùng|nhà giáo|thầy thuốc|nghệ nhân|nghệ sĩ|gia đình văn hóa"
    r"|giải nhất|giải nhì|giải ba|giải khuyến khích|giải thưởng|hoàn thành xuất sắc|hoàn thành tốt"
    r"|người tốt|điển hình|gương|nông dân|doanh nhân|học sinh|sinh viên 5 tốt|bông lúa vàng"
)
ORGANISATIONS = (
    r"chủ tịch|phó chủ tịch|ubnd|ủy ban|hđnd|hội đồng|bộ(?! đội| môn)|thứ trưởng|sở|giám đốc"
    r"|tổng giám đốc|thủ tướng|chính phủ|nhà nước|quốc hội|ban|trưởng ban|hội(?! viên)|chi hội"
    r"|liên hiệp|liên đoàn|lđlđ|trung ương|tw|mặt trận|mttq|ubmttq|tổng|cục|chi cục|quân khu"
    r"|quân đoàn|binh đoàn|trường|hiệu trưởng|phòng|trưởng phòng|đoàn(?! viên)|tỉnh|tỉnh đoàn"
    r"|thành đoàn|huyện|huyện đoàn|xã|phường|thị trấn|thành phố|tp|quận|thị xã|hiệp hội|công ty"
    r"|công đoàn|công an|tập đoàn|viện|bệnh viện|ngân hàng|đồn|bch|tư lệnh|thường trực|bí thư"
    r"|huyện ủy|tỉnh ủy|thành ủy|đảng (?:ủy|bộ)|báo(?! cáo)|tòa án|trung tâm|chi bộ|lữ đoàn"
    r"|sư đoàn|trung đoàn|tiểu đoàn|đài"
)
# Alone these are no honour, whatever else a title may begin with.
GIVERS = r"chủ tịch|ubnd|ủy ban|hđnd|thủ tướng|chính phủ|bộ trưởng|giám đốc|(?:tỉnh|huyện|đảng) ủy"
