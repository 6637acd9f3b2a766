# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'quote_card.ui'
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
from crm_desktop.ui.kit.fields import (ChoiceBox, TextArea, TextLine)

class Ui_QuoteCard(object):
    def setupUi(self, QuoteCard):
        if not QuoteCard.objectName():
            QuoteCard.setObjectName(u"QuoteCard")
        self.grid = QGridLayout(QuoteCard)
        self.grid.setObjectName(u"grid")
        self.label_organization_id = QLabel(QuoteCard)
        self.label_organization_id.setObjectName(u"label_organization_id")

        self.grid.addWidget(self.label_organization_id, 0, 0, 1, 1)

        self.organization_id = ChoiceBox(QuoteCard)
        self.organization_id.setObjectName(u"organization_id")

        self.grid.addWidget(self.organization_id, 1, 0, 1, 1)

        self.label_valid_until_on = QLabel(QuoteCard)
        self.label_valid_until_on.setObjectName(u"label_valid_until_on")

        self.grid.addWidget(self.label_valid_until_on, 0, 1, 1, 1)

        self.valid_until_on = DateEdit(QuoteCard)
        self.valid_until_on.setObjectName(u"valid_until_on")

        self.grid.addWidget(self.valid_until_on, 1, 1, 1, 1)

        self.label_contact_id = QLabel(QuoteCard)
        self.label_contact_id.setObjectName(u"label_contact_id")

        self.grid.addWidget(self.label_contact_id, 0, 2, 1, 1)

        self.contact_id = ChoiceBox(QuoteCard)
        self.contact_id.setObjectName(u"contact_id")

        self.grid.addWidget(self.contact_id, 1, 2, 1, 1)

        self.label_addressee = QLabel(QuoteCard)
        self.label_addressee.setObjectName(u"label_addressee")

        self.grid.addWidget(self.label_addressee, 2, 0, 1, 1)

        self.addressee = TextLine(QuoteCard)
        self.addressee.setObjectName(u"addressee")

        self.grid.addWidget(self.addressee, 3, 0, 1, 1)

        self.label_payment_terms = QLabel(QuoteCard)
        self.label_payment_terms.setObjectName(u"label_payment_terms")

        self.grid.addWidget(self.label_payment_terms, 2, 1, 1, 1)

        self.payment_terms = TextLine(QuoteCard)
        self.payment_terms.setObjectName(u"payment_terms")

        self.grid.addWidget(self.payment_terms, 3, 1, 1, 1)

        self.label_term_text = QLabel(QuoteCard)
        self.label_term_text.setObjectName(u"label_term_text")

        self.grid.addWidget(self.label_term_text, 2, 2, 1, 1)

        self.term_text = TextLine(QuoteCard)
        self.term_text.setObjectName(u"term_text")

        self.grid.addWidget(self.term_text, 3, 2, 1, 1)

        self.label_greeting = QLabel(QuoteCard)
        self.label_greeting.setObjectName(u"label_greeting")

        self.grid.addWidget(self.label_greeting, 4, 0, 1, 2)

        self.greeting = TextArea(QuoteCard)
        self.greeting.setObjectName(u"greeting")

        self.grid.addWidget(self.greeting, 5, 0, 1, 2)

        self.label_documents_needed = QLabel(QuoteCard)
        self.label_documents_needed.setObjectName(u"label_documents_needed")

        self.grid.addWidget(self.label_documents_needed, 4, 2, 1, 1)

        self.documents_needed = TextArea(QuoteCard)
        self.documents_needed.setObjectName(u"documents_needed")

        self.grid.addWidget(self.documents_needed, 5, 2, 1, 1)


        self.retranslateUi(QuoteCard)
    # setupUi

    def retranslateUi(self, QuoteCard):
        self.label_organization_id.setText(QCoreApplication.translate("QuoteCard", u"Organisation *", None))
        self.label_valid_until_on.setText(QCoreApplication.translate("QuoteCard", u"Valid until *", None))
        self.label_contact_id.setText(QCoreApplication.translate("QuoteCard", u"Contact", None))
        self.label_addressee.setText(QCoreApplication.translate("QuoteCard", u"Addressee", None))
        self.label_payment_terms.setText(QCoreApplication.translate("QuoteCard", u"Payment terms", None))
        self.label_term_text.setText(QCoreApplication.translate("QuoteCard", u"Term of the work", None))
        self.label_greeting.setText(QCoreApplication.translate("QuoteCard", u"Introduction", None))
        self.label_documents_needed.setText(QCoreApplication.translate("QuoteCard", u"Documents needed from the client", None))
        pass
    # retranslateUi

