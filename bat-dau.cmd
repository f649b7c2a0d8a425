@chcp 65001 >nul & set PYTHONUTF8=1& where py >nul 2>nul && (set KB_PY=py -3) || (set KB_PY=python)
@%KB_PY% "%~dp0bat-dau.py" %*
@if errorlevel 2 (echo Chưa chạy được. Nếu đang xem trong tệp ZIP: hãy giải nén cả tệp ra thư mục rồi bấm đúp bat-dau.cmd ở đó. Nếu chưa có Python: hãy tải Python 3.13 ở python.org, khi cài đánh dấu "Add python.exe to PATH". & pause)
