"""Where an exemplar is from: its own cells first, then the section and the title around them.

In: the cells of a row and its `Context`. Out: province, district and commune, each with the cells
that state it. What stands below the commune is private: it is left out, and told.
"""

from typing import Any

from kb.imports.lists.cells import RowCells, Stated
from kb.imports.lists.clues import Clues
from kb.imports.lists.context import Context
from kb.imports.lists.places import Place, is_private_place, province_named, split_place
from kb.imports.origins import Spot
from kb.text.vietnamese import match_key

UNITS = ("province", "district", "commune")
Located = dict[str, Stated[str]]


def locate(cells: RowCells, context: Context) -> Located:
    """Province, district and commune of a row, as far as they are stated."""
    found = _own(cells, context)
    for layer in context.layers:
        for unit, wider in (("province", ()), ("district", UNITS[:1]), ("commune", UNITS[:2])):
            value = getattr(layer.clues, unit)
            if value and unit not in found and not _is_elsewhere(found, layer.clues, wider):
                found[unit] = Stated(value, layer.spots.get(unit, ()))
    return found


def located_beside(
    values: dict[str, Stated[Any]], text: Stated[str], cells: RowCells, context: Context
) -> Located:
    """The values of a record with the place that stands beside its name: nearer than any other."""
    own: Located = {}
    place = split_place(text.value, context.vocabularies)
    _add(own, place, text.spots)
    _tell_rest(cells, text.spots[0].column, place)
    return values | own


def _is_elsewhere(found: Located, clues: Clues, wider: tuple[str, ...]) -> bool:
    """Whether the row is of another province or district than the one around it."""
    for unit in wider:
        own, around = found.get(unit), getattr(clues, unit)
        if own and around and _bare(own.value) != _bare(around):
            return True
    return False


def _bare(name: str) -> str:
    words = match_key(name)
    for head in ("huyen ", "quan ", "thi xa ", "thanh pho ", "tp ", "tinh "):
        words = words.removeprefix(head)
    return words


def _own(cells: RowCells, context: Context) -> Located:
    found: Located = {}
    _take_province(cells, context, found)
    for unit in ("district", "commune"):
        stated = cells.get(unit)
        if stated:
            found[unit] = stated
    for column in cells.columns("place"):
        text = cells.lines(column.index)
        place = split_place(text, context.vocabularies)
        _add(found, place, cells.spots(column.index))
        _tell_rest(cells, column.index, place)
    for column in cells.columns("unit"):
        text = cells.lines(column.index)
        _add(found, split_place(text, context.vocabularies), cells.spots(column.index))
    return found


def _take_province(cells: RowCells, context: Context, found: Located) -> None:
    for column in cells.columns("province"):
        written = " ".join(cells.lines(column.index).split())
        if not written:
            continue
        name = province_named(written, context.vocabularies)
        if name:
            found["province"] = Stated(name, cells.spots(column.index))
            continue
        likely = context.vocabularies.likely_place(written)
        remedy = f"hãy viết {likely.name}" if likely else "hãy viết đúng tên tỉnh, thành phố"
        cells.misfit(column, f'không có tỉnh, thành phố "{written}"', remedy)


def _add(found: Located, place: Place, spots: tuple[Spot, ...]) -> None:
    for unit in UNITS:
        value = getattr(place, unit)
        if value and unit not in found:
            found[unit] = Stated(value, spots)


def _tell_rest(cells: RowCells, column: int, place: Place) -> None:
    """Say what of an address is not copied; words that are no address stay in the note."""
    private = [part for part in place.rest if is_private_place(part)]
    if private:
        wrong = "phần địa chỉ dưới cấp xã là thông tin riêng"
        cells.tell(column, wrong, "không chép vào hồ sơ")
    others = [part for part in place.rest if part not in private]
    if others:
        cells.keep(column, ", ".join(others))
    elif private:
        cells.drop(column)
