# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'invoice_card.ui'
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
from crm_desktop.ui.kit.fields import (ChoiceBox, QuantityEdit, TextLine)

class Ui_InvoiceCard(object):
    def setupUi(self, InvoiceCard):
        if not InvoiceCard.objectName():
            InvoiceCard.setObjectName(u"InvoiceCard")
        self.grid = QGridLayout(InvoiceCard)
        self.grid.setObjectName(u"grid")
        self.label_organization_id = QLabel(InvoiceCard)
        self.label_organization_id.setObjectName(u"label_organization_id")

        self.grid.addWidget(self.label_organization_id, 0, 0, 1, 1)

        self.organization_id = ChoiceBox(InvoiceCard)
        self.organization_id.setObjectName(u"organization_id")

        self.grid.addWidget(self.organization_id, 1, 0, 1, 1)

        self.label_kind = QLabel(InvoiceCard)
        self.label_kind.setObjectName(u"label_kind")

        self.grid.addWidget(self.label_kind, 0, 1, 1, 1)

        self.kind = ChoiceBox(InvoiceCard)
        self.kind.setObjectName(u"kind")

        self.grid.addWidget(self.kind, 1, 1, 1, 1)

        self.label_prepayment_percent = QLabel(InvoiceCard)
        self.label_prepayment_percent.setObjectName(u"label_prepayment_percent")

        self.grid.addWidget(self.label_prepayment_percent, 0, 2, 1, 1)

        self.prepayment_percent = QuantityEdit(InvoiceCard)
        self.prepayment_percent.setObjectName(u"prepayment_percent")

        self.grid.addWidget(self.prepayment_percent, 1, 2, 1, 1)

        self.label_basis = QLabel(InvoiceCard)
        self.label_basis.setObjectName(u"label_basis")

        self.grid.addWidget(self.label_basis, 2, 0, 1, 1)

        self.basis = TextLine(InvoiceCard)
        self.basis.setObjectName(u"basis")

        self.grid.addWidget(self.basis, 3, 0, 1, 1)

        self.label_due_on = QLabel(InvoiceCard)
        self.label_due_on.setObjectName(u"label_due_on")

        self.grid.addWidget(self.label_due_on, 2, 1, 1, 1)

        self.due_on = DateEdit(InvoiceCard)
        self.due_on.setObjectName(u"due_on")

        self.grid.addWidget(self.due_on, 3, 1, 1, 1)

        self.label_expected_payment_on = QLabel(InvoiceCard)
        self.label_expected_payment_on.setObjectName(u"label_expected_payment_on")

        self.grid.addWidget(self.label_expected_payment_on, 2, 2, 1, 1)

        self.expected_payment_on = DateEdit(InvoiceCard)
        self.expected_payment_on.setObjectName(u"expected_payment_on")

        self.grid.addWidget(self.expected_payment_on, 3, 2, 1, 1)

        self.label_terms = QLabel(InvoiceCard)
        self.label_terms.setObjectName(u"label_terms")

        self.grid.addWidget(self.label_terms, 4, 0, 1, 2)

        self.terms = TextLine(InvoiceCard)
        self.terms.setObjectName(u"terms")

        self.grid.addWidget(self.terms, 5, 0, 1, 2)

        self.label_comment = QLabel(InvoiceCard)
        self.label_comment.setObjectName(u"label_comment")

        self.grid.addWidget(self.label_comment, 4, 2, 1, 1)

        self.comment = TextLine(InvoiceCard)
        self.comment.setObjectName(u"comment")

        self.grid.addWidget(self.comment, 5, 2, 1, 1)


        self.retranslateUi(InvoiceCard)
    # setupUi

    def retranslateUi(self, InvoiceCard):
        self.label_organization_id.setText(QCoreApplication.translate("InvoiceCard", u"Organisation *", None))
        self.label_kind.setText(QCoreApplication.translate("InvoiceCard", u"Kind *", None))
        self.label_prepayment_percent.setText(QCoreApplication.translate("InvoiceCard", u"Prepayment, %", None))
        self.label_basis.setText(QCoreApplication.translate("InvoiceCard", u"Basis", None))
        self.label_due_on.setText(QCoreApplication.translate("InvoiceCard", u"Pay until", None))
        self.label_expected_payment_on.setText(QCoreApplication.translate("InvoiceCard", u"Payment expected", None))
        self.label_terms.setText(QCoreApplication.translate("InvoiceCard", u"Terms printed on the invoice", None))
        self.label_comment.setText(QCoreApplication.translate("InvoiceCard", u"Comment", None))
        pass
    # retranslateUi

