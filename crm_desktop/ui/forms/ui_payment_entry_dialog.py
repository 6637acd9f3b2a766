# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'payment_entry_dialog.ui'
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
from crm_desktop.ui.kit.fields import (ChoiceBox, DigitsEdit, MoneyEdit, TextArea,
    TextLine)
from crm_desktop.ui.kit.lookup import LookupEdit

class Ui_PaymentEntryDialog(object):
    def setupUi(self, PaymentEntryDialog):
        if not PaymentEntryDialog.objectName():
            PaymentEntryDialog.setObjectName(u"PaymentEntryDialog")
        self.grid = QGridLayout(PaymentEntryDialog)
        self.grid.setObjectName(u"grid")
        self.label_account = QLabel(PaymentEntryDialog)
        self.label_account.setObjectName(u"label_account")

        self.grid.addWidget(self.label_account, 0, 0, 1, 2)

        self.account = ChoiceBox(PaymentEntryDialog)
        self.account.setObjectName(u"account")

        self.grid.addWidget(self.account, 1, 0, 1, 2)

        self.label_direction = QLabel(PaymentEntryDialog)
        self.label_direction.setObjectName(u"label_direction")

        self.grid.addWidget(self.label_direction, 0, 2, 1, 1)

        self.direction = ChoiceBox(PaymentEntryDialog)
        self.direction.setObjectName(u"direction")

        self.grid.addWidget(self.direction, 1, 2, 1, 1)

        self.label_bank_on = QLabel(PaymentEntryDialog)
        self.label_bank_on.setObjectName(u"label_bank_on")

        self.grid.addWidget(self.label_bank_on, 2, 0, 1, 1)

        self.bank_on = DateEdit(PaymentEntryDialog)
        self.bank_on.setObjectName(u"bank_on")

        self.grid.addWidget(self.bank_on, 3, 0, 1, 1)

        self.label_document_number = QLabel(PaymentEntryDialog)
        self.label_document_number.setObjectName(u"label_document_number")

        self.grid.addWidget(self.label_document_number, 2, 1, 1, 1)

        self.document_number = TextLine(PaymentEntryDialog)
        self.document_number.setObjectName(u"document_number")

        self.grid.addWidget(self.document_number, 3, 1, 1, 1)

        self.label_amount = QLabel(PaymentEntryDialog)
        self.label_amount.setObjectName(u"label_amount")

        self.grid.addWidget(self.label_amount, 2, 2, 1, 1)

        self.amount = MoneyEdit(PaymentEntryDialog)
        self.amount.setObjectName(u"amount")

        self.grid.addWidget(self.amount, 3, 2, 1, 1)

        self.label_client_id = QLabel(PaymentEntryDialog)
        self.label_client_id.setObjectName(u"label_client_id")

        self.grid.addWidget(self.label_client_id, 4, 0, 1, 2)

        self.client_id = LookupEdit(PaymentEntryDialog)
        self.client_id.setObjectName(u"client_id")

        self.grid.addWidget(self.client_id, 5, 0, 1, 2)

        self.label_counterparty_inn = QLabel(PaymentEntryDialog)
        self.label_counterparty_inn.setObjectName(u"label_counterparty_inn")

        self.grid.addWidget(self.label_counterparty_inn, 4, 2, 1, 1)

        self.counterparty_inn = DigitsEdit(PaymentEntryDialog)
        self.counterparty_inn.setObjectName(u"counterparty_inn")

        self.grid.addWidget(self.counterparty_inn, 5, 2, 1, 1)

        self.label_counterparty_name = QLabel(PaymentEntryDialog)
        self.label_counterparty_name.setObjectName(u"label_counterparty_name")

        self.grid.addWidget(self.label_counterparty_name, 6, 0, 1, 2)

        self.counterparty_name = TextLine(PaymentEntryDialog)
        self.counterparty_name.setObjectName(u"counterparty_name")

        self.grid.addWidget(self.counterparty_name, 7, 0, 1, 2)

        self.label_counterparty_account = QLabel(PaymentEntryDialog)
        self.label_counterparty_account.setObjectName(u"label_counterparty_account")

        self.grid.addWidget(self.label_counterparty_account, 6, 2, 1, 1)

        self.counterparty_account = DigitsEdit(PaymentEntryDialog)
        self.counterparty_account.setObjectName(u"counterparty_account")

        self.grid.addWidget(self.counterparty_account, 7, 2, 1, 1)

        self.label_purpose = QLabel(PaymentEntryDialog)
        self.label_purpose.setObjectName(u"label_purpose")

        self.grid.addWidget(self.label_purpose, 8, 0, 1, 3)

        self.purpose = TextArea(PaymentEntryDialog)
        self.purpose.setObjectName(u"purpose")

        self.grid.addWidget(self.purpose, 9, 0, 1, 3)

        self.label_note = QLabel(PaymentEntryDialog)
        self.label_note.setObjectName(u"label_note")

        self.grid.addWidget(self.label_note, 10, 0, 1, 3)

        self.note = TextLine(PaymentEntryDialog)
        self.note.setObjectName(u"note")

        self.grid.addWidget(self.note, 11, 0, 1, 3)


        self.retranslateUi(PaymentEntryDialog)
    # setupUi

    def retranslateUi(self, PaymentEntryDialog):
        self.label_account.setText(QCoreApplication.translate("PaymentEntryDialog", u"Account *", None))
        self.label_direction.setText(QCoreApplication.translate("PaymentEntryDialog", u"Way *", None))
        self.label_bank_on.setText(QCoreApplication.translate("PaymentEntryDialog", u"Bank date *", None))
        self.label_document_number.setText(QCoreApplication.translate("PaymentEntryDialog", u"Document No.", None))
        self.label_amount.setText(QCoreApplication.translate("PaymentEntryDialog", u"Sum *", None))
        self.label_client_id.setText(QCoreApplication.translate("PaymentEntryDialog", u"Client", None))
        self.label_counterparty_inn.setText(QCoreApplication.translate("PaymentEntryDialog", u"INN of the counterparty", None))
        self.label_counterparty_name.setText(QCoreApplication.translate("PaymentEntryDialog", u"Counterparty", None))
        self.label_counterparty_account.setText(QCoreApplication.translate("PaymentEntryDialog", u"Account of the counterparty", None))
        self.label_purpose.setText(QCoreApplication.translate("PaymentEntryDialog", u"Purpose", None))
        self.label_note.setText(QCoreApplication.translate("PaymentEntryDialog", u"Remark", None))
        pass
    # retranslateUi

