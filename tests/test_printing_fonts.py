"""The face of printed documents: only glyphs that exist, and lines that end where they may."""

from dataclasses import replace

from crm_desktop.services import printing
from crm_desktop.services.printing import fonts
from tests.printing_samples import ACT, INVOICE, QUOTE
from tests.test_printing import text_of


def test_a_word_wider_than_its_column_is_cut_and_not_printed_over_the_next() -> None:
    word = "Ж" * 200
    assert all(
        fonts.text_width(part, fonts.REGULAR, 9) <= 150 for part in fonts.wrapped(word, fonts.REGULAR, 9, 150)
    )
    assert "".join(fonts.wrapped(word, fonts.REGULAR, 9, 150)) == word


def test_every_character_of_the_documents_has_a_glyph() -> None:
    texts = [text_of(pdf) for pdf in (printing.invoice(INVOICE), printing.act(ACT), printing.quote(QUOTE))]
    alphabet = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя№₽«»„“–—…§°±×%\u00a0−"
    assert {character for character in "".join(texts) + alphabet if not fonts.has_glyph(character)} == set()


def test_a_character_without_a_glyph_is_replaced_and_never_drawn_as_a_box() -> None:
    assert fonts.printable("5\u202f000 ☐ 中") == "5\u00a0000 – ?"
    text = text_of(printing.invoice(replace(INVOICE, basis="Договор 中 № 5")))
    assert "Договор ? № 5" in text


def test_a_line_does_not_end_between_a_sign_and_its_number() -> None:
    assert (
        fonts.glued("г. Москва, ул. Мира, № 5, 10 руб.")
        == "г.\u00a0Москва, ул.\u00a0Мира, №\u00a05, 10\u00a0руб."
    )
