"""What Git objects to, as an office says it, and what to do next.

In: what the command printed (in English: it is asked for that). Out: NotSent, in Vietnamese. What
is not known is told in Git's own words, without what stands before the @ of an address.
"""

import re

from kb.errors import NotSent

# What Git says: (what happened, what to do)
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        r"terminal prompts disabled|could not read (Username|Password)|Authentication failed|"
        r"Permission denied \(|returned error: 40[13]|Invalid username|Access denied",
        "kho Git ở xa hỏi mật khẩu hoặc không nhận tài khoản của máy này",
        "nhờ người quản trị đăng nhập Git một lần trên máy này (git push trong cửa sổ lệnh)",
    ),
    (
        r"Host key verification failed",
        "máy này chưa từng nối tới máy giữ kho Git, hoặc máy ấy đã đổi",
        "nhờ người quản trị nối thử một lần (git fetch trong cửa sổ lệnh)",
    ),
    (
        r"No space left|Disk quota exceeded|File too large",
        "ổ đĩa hết chỗ",
        "dọn bớt cho còn chỗ",
    ),
    (
        r"Could not resolve|Temporary failure in name resolution|Network is unreachable|"
        r"Failed to connect|Couldn't connect|onnection refused|imed out|No route to host|"
        r"Connection reset|Connection closed|Operation too slow|SSL|unable to access",
        "không nối được tới kho Git ở xa",
        "xem máy có mạng không, địa chỉ kho có đúng không",
    ),
    (
        r"does not appear to be a git repository|[Rr]epository .*not found|No such remote|"
        r"not a valid repository|Could not read from remote repository|does not exist",
        "không tìm thấy kho Git ở xa, hoặc không được phép vào",
        "nhờ người quản trị xem lại địa chỉ kho (git remote -v, KB_PUBLISH_REMOTE)",
    ),
    (
        r"\[remote rejected\]|pre-receive hook declined|protected branch",
        "kho Git ở xa không nhận (nhánh được bảo vệ, hoặc có luật riêng)",
        "nhờ người quản trị kho cho phép, hoặc đặt KB_PUBLISH_BRANCH là một nhánh khác",
    ),
    (
        r"dubious ownership",
        "Git không tin thư mục này, vì nó thuộc về một tài khoản khác của máy",
        "nhờ người quản trị chạy git config --global --add safe.directory và đường dẫn của thư mục",
    ),
    (
        r"index\.lock|cannot lock ref|Unable to create '.*\.lock'",
        "kho Git đang bận, hoặc lần dùng trước bị ngắt giữa chừng",
        "đợi một phút; vẫn vậy thì đóng các chương trình Git và xóa tệp .lock trong thư mục .git",
    ),
    (
        r"insufficient permission|Permission denied|Read-only file system|unable to write",
        "không được phép ghi vào kho Git trên máy này",
        "nhờ người quản trị cho tài khoản này ghi vào thư mục .git",
    ),
)
_BEHIND_RE = re.compile(r"fetch first|non-fast-forward|\[rejected\]|stale info")
_SECRET_RE = re.compile(r"//[^/@\s]+@")
_HEAD_RE = re.compile(r"^(?:fatal|error|remote|!)[: ]+")


def told(said: str, *, seconds: float | None = None) -> NotSent:
    """The sentence for what Git printed; `seconds` when it was ended because it took that long."""
    if seconds is not None:
        return sentence(
            f"Git không trả lời trong {seconds:.0f} giây (mạng chậm, hoặc kho ở xa không đáp)",
            "xem máy có mạng không",
        )
    if "[remote rejected]" not in said and _BEHIND_RE.search(said):
        return NotSent(
            "Nơi khác đã gửi bản mới hơn lên kho Git từ lần gửi trước của máy này; phải lấy bản ấy "
            "về rồi mới gửi tiếp được. Bấm “Lấy về rồi gửi lại”.",
            is_behind=True,
        )
    for pattern, happened, remedy in _KNOWN:
        if re.search(pattern, said):
            return sentence(happened, remedy)
    lines = [line for line in said.splitlines() if line.strip()]
    fatal = next((line for line in lines if _HEAD_RE.match(line)), lines[0] if lines else "")
    words = _SECRET_RE.sub("//", _HEAD_RE.sub("", fatal))[:200] or "không nói vì sao"
    return sentence(f"Git không làm được: “{words}”", "nhờ người quản trị xem")


def sentence(happened: str, remedy: str) -> NotSent:
    """What happened and what to do, as one reads it: "Ổ đĩa hết chỗ; hãy dọn … rồi bấm Gửi lại"."""
    return NotSent(f"{happened[0].upper()}{happened[1:]}; hãy {remedy}, rồi bấm “Gửi lại”.")
