"""Contrast, icons and the theme."""

import sys

import pytest
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from crm_desktop import paths
from crm_desktop.ui.kit import draw, icons, theme
from crm_desktop.ui.kit.tokens import AVATARS, DARK, LIGHT, Tokens, contrast

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
def test_text_can_be_read_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.surface2, tokens.window, tokens.hover):
        assert contrast(tokens.text, ground) >= 7
        assert contrast(tokens.text2, ground) >= 4.5
    assert contrast(tokens.text3, tokens.surface) >= 4.5
    assert contrast(tokens.text, tokens.selection) >= 7
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.danger, tokens.surface) >= 4.5
    assert contrast(tokens.link, tokens.surface) >= 4.5


@BOTH
def test_edges_of_controls_and_the_focus_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.control_border, tokens.surface) >= 3
    assert contrast(tokens.focus, tokens.surface) >= 3


@BOTH
def test_chips_can_be_read_also_on_a_selected_row(tokens: Tokens) -> None:
    for hue in tokens.hues.values():
        assert contrast(hue.text, hue.background) >= 4.5
        assert contrast(hue.text, tokens.surface) >= 4.5


def test_white_initials_can_be_read_on_every_avatar() -> None:
    for colour in AVATARS:
        assert contrast("#FFFFFF", colour) >= 4.5


def test_the_bundled_font_has_russian_letters(qapp: QApplication) -> None:
    metrics = QFontMetrics(theme.font(13))
    assert all(metrics.inFontUcs4(ord(sign)) for sign in "АЯаяЁё№₽«»—−")


def test_digits_are_of_equal_width(qapp: QApplication) -> None:
    assert len({draw.width(digit * 10) for digit in "0123456789"}) == 1


def test_every_icon_file_can_be_drawn_and_carries_its_licence(qapp: QApplication) -> None:
    names = sorted({path.stem for path in paths.resource("icons").glob("*.svg")})
    assert len(names) > 150
    assert "MIT License" in paths.resource("icons", "LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in paths.resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    for stem in names[::7]:
        name, size, kind = stem.rsplit("_", 2)
        picture = icons.pixmap(name, int(size), "#FF0000", kind == "filled").toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(int(size)) for y in range(int(size))}
        assert "#ff0000" in colours, stem


def test_an_icon_that_is_not_bundled_is_an_error_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no_such_icon")


def test_drawing_does_not_eat_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 lost one at every void call and aborted after some thousands."""
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.setPen("#000000")
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < 200


def test_the_theme_can_be_changed_while_the_program_runs(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    try:
        assert theme.tokens() is DARK
        assert qapp.palette().window().color().name().upper() == DARK.surface
    finally:
        theme.apply(qapp, "light")
    assert theme.tokens() is LIGHT
