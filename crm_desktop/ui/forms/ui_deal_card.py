# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'deal_card.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QGridLayout, QLabel, QSizePolicy,
    QWidget)

from crm_desktop.ui.kit.date_edit import DateEdit
from crm_desktop.ui.kit.fields import (ChoiceBox, MoneyEdit, TextArea, TextLine)
from crm_desktop.ui.kit.lookup import LookupEdit

class Ui_DealCard(object):
    def setupUi(self, DealCard):
        if not DealCard.objectName():
            DealCard.setObjectName(u"DealCard")
        self.grid = QGridLayout(DealCard)
        self.grid.setObjectName(u"grid")
        self.label_client_direction_id = QLabel(DealCard)
        self.label_client_direction_id.setObjectName(u"label_client_direction_id")

        self.grid.addWidget(self.label_client_direction_id, 0, 0, 1, 1)

        self.client_direction_id = LookupEdit(DealCard)
        self.client_direction_id.setObjectName(u"client_direction_id")

        self.grid.addWidget(self.client_direction_id, 1, 0, 1, 1)

        self.label_title = QLabel(DealCard)
        self.label_title.setObjectName(u"label_title")

        self.grid.addWidget(self.label_title, 0, 1, 1, 1)

        self.title = TextLine(DealCard)
        self.title.setObjectName(u"title")

        self.grid.addWidget(self.title, 1, 1, 1, 1)

        self.label_contact_id = QLabel(DealCard)
        self.label_contact_id.setObjectName(u"label_contact_id")

        self.grid.addWidget(self.label_contact_id, 0, 2, 1, 1)

        self.contact_id = ChoiceBox(DealCard)
        self.contact_id.setObjectName(u"contact_id")

        self.grid.addWidget(self.contact_id, 1, 2, 1, 1)

        self.label_expected = QLabel(DealCard)
        self.label_expected.setObjectName(u"label_expected")

        self.grid.addWidget(self.label_expected, 2, 0, 1, 1)

        self.expected = MoneyEdit(DealCard)
        self.expected.setObjectName(u"expected")

        self.grid.addWidget(self.expected, 3, 0, 1, 1)

        self.label_expected_on = QLabel(DealCard)
        self.label_expected_on.setObjectName(u"label_expected_on")

        self.grid.addWidget(self.label_expected_on, 2, 1, 1, 1)

        self.expected_on = DateEdit(DealCard)
        self.expected_on.setObjectName(u"expected_on")

        self.grid.addWidget(self.expected_on, 3, 1, 1, 1)

        self.label_source = QLabel(DealCard)
        self.label_source.setObjectName(u"label_source")

        self.grid.addWidget(self.label_source, 2, 2, 1, 1)

        self.source = TextLine(DealCard)
        self.source.setObjectName(u"source")

        self.grid.addWidget(self.source, 3, 2, 1, 1)

        self.label_need = QLabel(DealCard)
        self.label_need.setObjectName(u"label_need")

        self.grid.addWidget(self.label_need, 4, 0, 1, 3)

        self.need = TextArea(DealCard)
        self.need.setObjectName(u"need")

        self.grid.addWidget(self.need, 5, 0, 1, 3)


        self.retranslateUi(DealCard)
    # setupUi

    def retranslateUi(self, DealCard):
        self.label_client_direction_id.setText(QCoreApplication.translate("DealCard", u"Client and direction *", None))
        self.label_title.setText(QCoreApplication.translate("DealCard", u"Need in short *", None))
        self.label_contact_id.setText(QCoreApplication.translate("DealCard", u"Contact", None))
        self.label_expected.setText(QCoreApplication.translate("DealCard", u"Expected sum", None))
        self.label_expected_on.setText(QCoreApplication.translate("DealCard", u"Expected on", None))
        self.label_source.setText(QCoreApplication.translate("DealCard", u"Source", None))
        self.label_need.setText(QCoreApplication.translate("DealCard", u"The need in words", None))
        pass
    # retranslateUi

