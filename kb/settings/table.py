"""What is set from outside, one row a variable; the README's table is generated from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One row of the table: variable, default, and what it is for (Vietnamese).

    `is_beside`: by default it lies beside the content folder, wherever that is.
    """

    variable: str
    attribute: str
    default: str
    help: str
    is_beside: bool = False


SETTINGS = (
    Setting(
        "KB_CONTENT_DIR",
        "content_dir",
        "content",
        "thư mục chứa hồ sơ và từ vựng; đứng ngay trong thư mục ấy cũng được",
    ),
    Setting(
        "KB_INDEX_DIR",
        "index_dir",
        "var/index",
        "thư mục chứa chỉ mục; mọi đường dẫn mặc định dưới đây nằm cạnh thư mục nội dung",
        is_beside=True,
    ),
    Setting(
        "KB_ENGINE",
        "engine",
        "whoosh",
        "bộ máy tìm kiếm mà `kb index` lập chỉ mục cho: whoosh; tantivy "
        "(`pip install .[tantivy]`); opensearch (`pip install .[opensearch]`)",
    ),
    Setting(
        "KB_OPENSEARCH_URL",
        "opensearch_url",
        "",
        "địa chỉ các máy OpenSearch, cách nhau bằng dấu phẩy; đặt rồi thì trang và `kb index` "
        "theo bản chỉ mục mà cụm máy đang giữ",
    ),
    Setting("KB_OPENSEARCH_USER", "opensearch_user", "", "tên người dùng của cụm OpenSearch"),
    Setting("KB_OPENSEARCH_PASSWORD", "opensearch_password", "", "mật khẩu của người dùng ấy"),
    Setting(
        "KB_OPENSEARCH_CA",
        "opensearch_ca",
        "",
        "tệp chứng chỉ gốc để nhận ra các máy OpenSearch, nếu không phải của nơi cấp quen thuộc",
    ),
    Setting(
        "KB_OPENSEARCH_CERT",
        "opensearch_cert",
        "",
        "tệp PEM có chứng chỉ và khóa của trang, thay cho tên và mật khẩu",
    ),
    Setting(
        "KB_OPENSEARCH_ALIAS",
        "opensearch_alias",
        "guong-sang",
        "tên của kho trong cụm máy; mỗi kho một tên",
    ),
    Setting(
        "KB_OPENSEARCH_SHARDS",
        "opensearch_shards",
        "1",
        "chia chỉ mục làm mấy phần; đổi thì có từ lần `kb index --rebuild` sau",
    ),
    Setting(
        "KB_OPENSEARCH_REPLICAS",
        "opensearch_replicas",
        "1",
        "mỗi phần có thêm mấy bản sao ở máy khác, để mất một máy vẫn còn đủ",
    ),
    Setting(
        "KB_OPENSEARCH_TIMEOUT",
        "opensearch_timeout",
        "5",
        "bạn đọc đợi cụm máy trả lời tối đa bao nhiêu giây",
    ),
    Setting(
        "KB_CACHE_DIR",
        "cache_dir",
        "var/cache",
        "chỉ mục riêng và trang xem thử của bàn biên tập, xóa lúc nào cũng được",
        is_beside=True,
    ),
    Setting(
        "KB_FETCH_HOSTS",
        "fetch_hosts",
        "",
        "máy trong mạng riêng mà `kb sources`, `kb watch` được đọc (tên, hoặc tên:cổng), cách "
        "nhau bằng dấu phẩy; không đặt thì chỉ đọc trang công khai",
    ),
    Setting(
        "KB_ARCHIVE_DIR",
        "archive_dir",
        "archive",
        "thư mục riêng của cơ quan: các bản trước khi sửa, nhật ký của bàn biên tập; "
        "không bao giờ đưa lên trang",
        is_beside=True,
    ),
    Setting("KB_EDIT_HOST", "edit_host", "127.0.0.1", "địa chỉ của bàn biên tập (`kb edit`)"),
    Setting("KB_EDIT_PORT", "edit_port", "8010", "cổng của bàn biên tập"),
    Setting(
        "KB_EDIT_PASSWORD_FILE",
        "edit_password_file",
        "archive/mat-khau",
        "tệp mật khẩu (`kb edit --password` ghi), bắt buộc khi bàn biên tập mở ra ngoài máy này",
        is_beside=True,
    ),
    Setting(
        "KB_EDIT_APPROVAL",
        "edit_approval",
        "",
        "đặt 1 để mỗi hồ sơ phải do một người khác người viết duyệt và đăng",
    ),
    Setting(
        "KB_PUBLISH_REMOTE",
        "publish_remote",
        "",
        "kho Git mà mỗi lần đăng được gửi tới (tên hoặc địa chỉ); để trống thì là kho mà nhánh "
        "đang theo; đặt 0 để chỉ ghi vào Git trên máy này",
    ),
    Setting(
        "KB_PUBLISH_BRANCH",
        "publish_branch",
        "",
        "nhánh ở kho ấy; để trống thì là nhánh cùng tên, hoặc nhánh đang theo",
    ),
    Setting(
        "KB_PUBLISH_FOLDER",
        "publish_folder",
        "",
        "thư mục (ổ mạng, thư mục đồng bộ) nhận một bản nội dung đã đăng sau mỗi lần đăng",
    ),
    Setting("KB_HOST", "host", "127.0.0.1", "địa chỉ mà trang web lắng nghe"),
    Setting("PORT", "port", "8000", "cổng của trang web"),
    Setting("KB_THREADS", "threads", "8", "số luồng phục vụ, của mỗi tiến trình"),
    Setting(
        "KB_WORKERS",
        "workers",
        "1",
        "số tiến trình phục vụ trang, nên bằng số nhân của máy; chung bộ nhớ khi chỉ mục do "
        "tantivy lập; trên Windows luôn là một",
    ),
    Setting(
        "KB_WORKER_TIMEOUT",
        "worker_timeout",
        "60",
        "với nhiều tiến trình: tiến trình nào không trả lời suốt chừng này giây thì bị dừng hẳn và "
        "mở lại (0: đợi mãi)",
    ),
    Setting(
        "KB_SEARCH_LOG",
        "search_log",
        "",
        "tệp đếm những câu hỏi không tìm thấy gì (xem `kb misses`); để trống thì không ghi",
    ),
    Setting(
        "KB_ADMIN_EMAIL",
        "admin_email",
        "",
        "thư điện tử của người quản trị, cho các thư viện thu hồ sơ qua `/oai`; "
        "để trống thì là thư của cơ quan trong site.yaml, hoặc webmaster@ tên miền của trang",
    ),
    Setting("KB_BASE_URL", "base_url", "", "địa chỉ công khai, ví dụ https://guongsang.example"),
    Setting(
        "KB_RATE_LIMIT",
        "rate_limit",
        "600",
        "mỗi địa chỉ được tìm, gọi API, tải tệp bao nhiêu lần một phút (0: không giới hạn); "
        "trang hồ sơ không tính; nhiều tiến trình thì mỗi tiến trình đếm riêng",
    ),
    Setting(
        "KB_TRUSTED_PROXIES",
        "trusted_proxies",
        "0",
        "số máy chủ trung gian (proxy) đứng trước; chỉ khi đó X-Forwarded-For và "
        "X-Forwarded-Proto mới được tin",
    ),
    Setting("KB_METRICS", "metrics", "", "đặt 1 để mở `/metrics` cho Prometheus"),
    Setting(
        "KB_LOG",
        "log",
        "",
        "đặt json để ghi mỗi lượt truy cập một dòng JSON ra stderr (không có địa chỉ, câu hỏi)",
    ),
)
