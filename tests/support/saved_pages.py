"""A saved page of an invented newspaper, as an editor drops it on the desk."""

PAGE_URL = "https://bao.example/nguoi-giu-lua-nghe-thu-123.html"
_BODY = """
<p>Ở xã Thử Nghiệm, huyện Mẫu, tỉnh Cao Bằng, tiếng thoi của tổ dệt vẫn đều mỗi ngày, dù nhiều
nhà đã bỏ nghề từ lâu để đi làm ăn xa.</p>
<p>Bà Nguyễn Thị Mẫu, Tổ trưởng tổ dệt xã Thử Nghiệm, giữ nghề từ năm 2019. Bà dạy nghề cho mười
hai chị em trong xóm, không lấy tiền công, và đi tìm nơi bán vải cho cả tổ.</p>
<p>Năm 2024, bà Nguyễn Thị Mẫu được Chủ tịch UBND tỉnh Cao Bằng tặng Bằng khen vì có thành tích
trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.</p>
<p>"Tôi chỉ làm việc mình thích", bà Mẫu nói <img src=x onerror="document.title='XSS'">
<script>document.title = "XSS"</script> rồi lại ngồi vào khung cửi.</p>
"""


def saved_page(url: str = PAGE_URL, title: str = "Người giữ lửa nghề Thử") -> bytes:
    """The page as a browser saves it, with a menu, a script and the address it came from."""
    return f"""<!doctype html>
<!-- saved from url=({len(url):04}){url} -->
<html lang="vi"><head><meta charset="utf-8">
<title>{title} - Báo Thí Dụ</title>
<link rel="canonical" href="{url}">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="Báo Thí Dụ">
<meta property="article:published_time" content="2026-05-12T07:00:00+07:00">
</head><body>
<nav><a href="/">Trang chủ</a> <a href="/xa-hoi">Xã hội</a></nav>
<article><h1>{title}</h1><time datetime="2026-05-12">12/5/2026</time>{_BODY}
<p class="author">Lê Văn Ví Dụ</p></article>
<footer>© Báo Thí Dụ</footer>
</body></html>""".encode()
