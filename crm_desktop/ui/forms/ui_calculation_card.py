# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'calculation_card.ui'
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

from crm_desktop.ui.kit.fields import (IntegerEdit, MoneyEdit, TextArea)

class Ui_CalculationCard(object):
    def setupUi(self, CalculationCard):
        if not CalculationCard.objectName():
            CalculationCard.setObjectName(u"CalculationCard")
        self.grid = QGridLayout(CalculationCard)
        self.grid.setObjectName(u"grid")
        self.label_price = QLabel(CalculationCard)
        self.label_price.setObjectName(u"label_price")

        self.grid.addWidget(self.label_price, 0, 0, 1, 1)

        self.price = MoneyEdit(CalculationCard)
        self.price.setObjectName(u"price")

        self.grid.addWidget(self.price, 1, 0, 1, 1)

        self.label_lowest_price = QLabel(CalculationCard)
        self.label_lowest_price.setObjectName(u"label_lowest_price")

        self.grid.addWidget(self.label_lowest_price, 0, 1, 1, 1)

        self.lowest_price = MoneyEdit(CalculationCard)
        self.lowest_price.setObjectName(u"lowest_price")

        self.grid.addWidget(self.lowest_price, 1, 1, 1, 1)

        self.label_term_days = QLabel(CalculationCard)
        self.label_term_days.setObjectName(u"label_term_days")

        self.grid.addWidget(self.label_term_days, 0, 2, 1, 1)

        self.term_days = IntegerEdit(CalculationCard)
        self.term_days.setObjectName(u"term_days")

        self.grid.addWidget(self.term_days, 1, 2, 1, 1)

        self.label_comment = QLabel(CalculationCard)
        self.label_comment.setObjectName(u"label_comment")

        self.grid.addWidget(self.label_comment, 2, 0, 1, 3)

        self.comment = TextArea(CalculationCard)
        self.comment.setObjectName(u"comment")

        self.grid.addWidget(self.comment, 3, 0, 1, 3)


        self.retranslateUi(CalculationCard)
    # setupUi

    def retranslateUi(self, CalculationCard):
        self.label_price.setText(QCoreApplication.translate("CalculationCard", u"Price for the client *", None))
        self.label_lowest_price.setText(QCoreApplication.translate("CalculationCard", u"Lowest price *", None))
        self.label_term_days.setText(QCoreApplication.translate("CalculationCard", u"Term, working days *", None))
        self.label_comment.setText(QCoreApplication.translate("CalculationCard", u"Comment for the manager", None))
        pass
    # retranslateUi

