# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'payment_card.ui'
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
from crm_desktop.ui.kit.fields import (MoneyEdit, TextArea, TextLine)

class Ui_PaymentCard(object):
    def setupUi(self, PaymentCard):
        if not PaymentCard.objectName():
            PaymentCard.setObjectName(u"PaymentCard")
        self.grid = QGridLayout(PaymentCard)
        self.grid.setObjectName(u"grid")
        self.label_counterparty_name = QLabel(PaymentCard)
        self.label_counterparty_name.setObjectName(u"label_counterparty_name")

        self.grid.addWidget(self.label_counterparty_name, 0, 0, 1, 1)

        self.counterparty_name = TextLine(PaymentCard)
        self.counterparty_name.setObjectName(u"counterparty_name")

        self.grid.addWidget(self.counterparty_name, 1, 0, 1, 1)

        self.label_counterparty_inn = QLabel(PaymentCard)
        self.label_counterparty_inn.setObjectName(u"label_counterparty_inn")

        self.grid.addWidget(self.label_counterparty_inn, 0, 1, 1, 1)

        self.counterparty_inn = TextLine(PaymentCard)
        self.counterparty_inn.setObjectName(u"counterparty_inn")

        self.grid.addWidget(self.counterparty_inn, 1, 1, 1, 1)

        self.label_amount = QLabel(PaymentCard)
        self.label_amount.setObjectName(u"label_amount")

        self.grid.addWidget(self.label_amount, 0, 2, 1, 1)

        self.amount = MoneyEdit(PaymentCard)
        self.amount.setObjectName(u"amount")

        self.grid.addWidget(self.amount, 1, 2, 1, 1)

        self.label_bank_on = QLabel(PaymentCard)
        self.label_bank_on.setObjectName(u"label_bank_on")

        self.grid.addWidget(self.label_bank_on, 2, 0, 1, 1)

        self.bank_on = DateEdit(PaymentCard)
        self.bank_on.setObjectName(u"bank_on")

        self.grid.addWidget(self.bank_on, 3, 0, 1, 1)

        self.label_document_number = QLabel(PaymentCard)
        self.label_document_number.setObjectName(u"label_document_number")

        self.grid.addWidget(self.label_document_number, 2, 1, 1, 1)

        self.document_number = TextLine(PaymentCard)
        self.document_number.setObjectName(u"document_number")

        self.grid.addWidget(self.document_number, 3, 1, 1, 1)

        self.label_document_on = QLabel(PaymentCard)
        self.label_document_on.setObjectName(u"label_document_on")

        self.grid.addWidget(self.label_document_on, 2, 2, 1, 1)

        self.document_on = DateEdit(PaymentCard)
        self.document_on.setObjectName(u"document_on")

        self.grid.addWidget(self.document_on, 3, 2, 1, 1)

        self.label_purpose = QLabel(PaymentCard)
        self.label_purpose.setObjectName(u"label_purpose")

        self.grid.addWidget(self.label_purpose, 4, 0, 1, 3)

        self.purpose = TextArea(PaymentCard)
        self.purpose.setObjectName(u"purpose")

        self.grid.addWidget(self.purpose, 5, 0, 1, 3)


        self.retranslateUi(PaymentCard)
    # setupUi

    def retranslateUi(self, PaymentCard):
        self.label_counterparty_name.setText(QCoreApplication.translate("PaymentCard", u"Counterparty", None))
        self.label_counterparty_inn.setText(QCoreApplication.translate("PaymentCard", u"INN", None))
        self.label_amount.setText(QCoreApplication.translate("PaymentCard", u"Sum", None))
        self.label_bank_on.setText(QCoreApplication.translate("PaymentCard", u"Bank date", None))
        self.label_document_number.setText(QCoreApplication.translate("PaymentCard", u"Document No.", None))
        self.label_document_on.setText(QCoreApplication.translate("PaymentCard", u"Document date", None))
        self.label_purpose.setText(QCoreApplication.translate("PaymentCard", u"Purpose", None))
        pass
    # retranslateUi

