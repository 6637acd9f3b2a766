# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'calculation_request_card.ui'
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
from crm_desktop.ui.kit.fields import TextLine
from crm_desktop.ui.kit.lookup import LookupEdit

class Ui_CalculationRequestCard(object):
    def setupUi(self, CalculationRequestCard):
        if not CalculationRequestCard.objectName():
            CalculationRequestCard.setObjectName(u"CalculationRequestCard")
        self.grid = QGridLayout(CalculationRequestCard)
        self.grid.setObjectName(u"grid")
        self.label_deal_id = QLabel(CalculationRequestCard)
        self.label_deal_id.setObjectName(u"label_deal_id")

        self.grid.addWidget(self.label_deal_id, 0, 0, 1, 1)

        self.deal_id = LookupEdit(CalculationRequestCard)
        self.deal_id.setObjectName(u"deal_id")

        self.grid.addWidget(self.deal_id, 1, 0, 1, 1)

        self.label_wanted_on = QLabel(CalculationRequestCard)
        self.label_wanted_on.setObjectName(u"label_wanted_on")

        self.grid.addWidget(self.label_wanted_on, 0, 1, 1, 1)

        self.wanted_on = DateEdit(CalculationRequestCard)
        self.wanted_on.setObjectName(u"wanted_on")

        self.grid.addWidget(self.wanted_on, 1, 1, 1, 1)

        self.label_comment = QLabel(CalculationRequestCard)
        self.label_comment.setObjectName(u"label_comment")

        self.grid.addWidget(self.label_comment, 0, 2, 1, 1)

        self.comment = TextLine(CalculationRequestCard)
        self.comment.setObjectName(u"comment")

        self.grid.addWidget(self.comment, 1, 2, 1, 1)


        self.retranslateUi(CalculationRequestCard)
    # setupUi

    def retranslateUi(self, CalculationRequestCard):
        self.label_deal_id.setText(QCoreApplication.translate("CalculationRequestCard", u"Deal *", None))
        self.label_wanted_on.setText(QCoreApplication.translate("CalculationRequestCard", u"Wanted by", None))
        self.label_comment.setText(QCoreApplication.translate("CalculationRequestCard", u"Comment for the experts", None))
        pass
    # retranslateUi

