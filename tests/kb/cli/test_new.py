"""`kb new`: a form that `kb check` accepts, and that overwrites nothing."""

import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.records import Directive, Exemplar
from kb.schema import specs


@pytest.fixture
def new(folder):
    """Runs `kb new` on a copy of the invented content."""

    def run(*arguments):
        return CliRunner().invoke(main, ["new", *arguments, "--content", str(folder)])

    return run


@pytest.mark.parametrize("record_type", ["exemplar", "directive"])
def test_a_fresh_file_is_accepted_by_the_check(new, folder, record_type):
    result = new(record_type)
    assert result.exit_code == 0
    content = load_content(folder)
    assert check_content(content) == ()
    stem = result.output.strip().removesuffix(".md").rpartition("/")[2]
    assert content.by_id[stem].record.status == "draft"


@pytest.mark.parametrize(("record_type", "cls"), [("exemplar", Exemplar), ("directive", Directive)])
def test_a_fresh_file_explains_every_declared_field(new, record_type, cls):
    with open(new(record_type).output.strip(), encoding="utf-8") as file:
        text = file.read()
    for spec in specs(cls):
        assert f"# {spec.label}" in text
        assert spec.help in text
        opened = f"\n{spec.name}:" if spec.required or spec.name == "status" else f"\n#{spec.name}:"
        assert opened in text


def test_the_title_gives_the_id_unless_one_is_asked_for(new, folder):
    assert new("exemplar", "--title", "Đường hoa: thôn Mẫu").output == (
        f"{folder}/exemplars/duong-hoa-thon-mau.md\n"
    )
    assert new("directive", "--id", "kh-1-2023").output == f"{folder}/directives/kh-1-2023.md\n"
    assert load_content(folder).by_id["duong-hoa-thon-mau"].record.title == "Đường hoa: thôn Mẫu"


def test_an_id_that_is_borne_already_is_refused(new, folder):
    before = (folder / "exemplars" / "gian-hang-khong-dong.md").read_bytes()
    result = new("exemplar", "--id", "gian-hang-khong-dong")
    assert (result.exit_code, result.output) == (
        1,
        'Đã có hồ sơ "gian-hang-khong-dong"; hãy xem bằng `kb show`, hoặc chọn mã khác bằng --id\n',
    )
    assert (folder / "exemplars" / "gian-hang-khong-dong.md").read_bytes() == before


def test_forms_without_a_name_stand_beside_one_another(new):
    names = [new("exemplar").output.rpartition("/")[2].strip() for _ in range(3)]
    assert names == ["guong-moi.md", "guong-moi-2.md", "guong-moi-3.md"]


def test_a_word_that_is_no_id_is_refused_with_one_that_is(new):
    result = new("exemplar", "--id", "Đường Hoa")
    assert (result.exit_code, result.output) == (
        1,
        '--id: "Đường Hoa" không phải là mã; hãy viết duong-hoa\n',
    )
