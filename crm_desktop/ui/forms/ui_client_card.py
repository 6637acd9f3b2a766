# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'client_card.ui'
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

from crm_desktop.ui.clients_fields import (EmailsEdit, PhonesEdit, SuggestingLine, TagsEdit)
from crm_desktop.ui.kit.fields import (ChoiceBox, DigitsEdit, TextArea, TextLine)

class Ui_ClientCard(object):
    def setupUi(self, ClientCard):
        if not ClientCard.objectName():
            ClientCard.setObjectName(u"ClientCard")
        self.grid = QGridLayout(ClientCard)
        self.grid.setObjectName(u"grid")
        self.label_short_name = QLabel(ClientCard)
        self.label_short_name.setObjectName(u"label_short_name")

        self.grid.addWidget(self.label_short_name, 0, 0, 1, 1)

        self.short_name = TextLine(ClientCard)
        self.short_name.setObjectName(u"short_name")

        self.grid.addWidget(self.short_name, 1, 0, 1, 1)

        self.label_inn = QLabel(ClientCard)
        self.label_inn.setObjectName(u"label_inn")

        self.grid.addWidget(self.label_inn, 0, 1, 1, 1)

        self.inn = DigitsEdit(ClientCard)
        self.inn.setObjectName(u"inn")

        self.grid.addWidget(self.inn, 1, 1, 1, 1)

        self.label_kpp = QLabel(ClientCard)
        self.label_kpp.setObjectName(u"label_kpp")

        self.grid.addWidget(self.label_kpp, 0, 2, 1, 1)

        self.kpp = TextLine(ClientCard)
        self.kpp.setObjectName(u"kpp")

        self.grid.addWidget(self.kpp, 1, 2, 1, 1)

        self.label_full_name = QLabel(ClientCard)
        self.label_full_name.setObjectName(u"label_full_name")

        self.grid.addWidget(self.label_full_name, 2, 0, 1, 1)

        self.full_name = TextLine(ClientCard)
        self.full_name.setObjectName(u"full_name")

        self.grid.addWidget(self.full_name, 3, 0, 1, 1)

        self.label_ogrn = QLabel(ClientCard)
        self.label_ogrn.setObjectName(u"label_ogrn")

        self.grid.addWidget(self.label_ogrn, 2, 1, 1, 1)

        self.ogrn = DigitsEdit(ClientCard)
        self.ogrn.setObjectName(u"ogrn")

        self.grid.addWidget(self.ogrn, 3, 1, 1, 1)

        self.label_kind = QLabel(ClientCard)
        self.label_kind.setObjectName(u"label_kind")

        self.grid.addWidget(self.label_kind, 2, 2, 1, 1)

        self.kind = ChoiceBox(ClientCard)
        self.kind.setObjectName(u"kind")

        self.grid.addWidget(self.kind, 3, 2, 1, 1)

        self.label_phone = QLabel(ClientCard)
        self.label_phone.setObjectName(u"label_phone")

        self.grid.addWidget(self.label_phone, 4, 0, 1, 1)

        self.phone = PhonesEdit(ClientCard)
        self.phone.setObjectName(u"phone")

        self.grid.addWidget(self.phone, 5, 0, 1, 1)

        self.label_email = QLabel(ClientCard)
        self.label_email.setObjectName(u"label_email")

        self.grid.addWidget(self.label_email, 4, 1, 1, 1)

        self.email = EmailsEdit(ClientCard)
        self.email.setObjectName(u"email")

        self.grid.addWidget(self.email, 5, 1, 1, 1)

        self.label_site = QLabel(ClientCard)
        self.label_site.setObjectName(u"label_site")

        self.grid.addWidget(self.label_site, 4, 2, 1, 1)

        self.site = TextLine(ClientCard)
        self.site.setObjectName(u"site")

        self.grid.addWidget(self.site, 5, 2, 1, 1)

        self.label_tags = QLabel(ClientCard)
        self.label_tags.setObjectName(u"label_tags")

        self.grid.addWidget(self.label_tags, 6, 0, 1, 2)

        self.tags = TagsEdit(ClientCard)
        self.tags.setObjectName(u"tags")

        self.grid.addWidget(self.tags, 7, 0, 1, 2)

        self.label_source = QLabel(ClientCard)
        self.label_source.setObjectName(u"label_source")

        self.grid.addWidget(self.label_source, 6, 2, 1, 1)

        self.source = SuggestingLine(ClientCard)
        self.source.setObjectName(u"source")

        self.grid.addWidget(self.source, 7, 2, 1, 1)

        self.label_address = QLabel(ClientCard)
        self.label_address.setObjectName(u"label_address")

        self.grid.addWidget(self.label_address, 20, 0, 1, 2)

        self.address = TextLine(ClientCard)
        self.address.setObjectName(u"address")

        self.grid.addWidget(self.address, 21, 0, 1, 2)

        self.label_postal_address = QLabel(ClientCard)
        self.label_postal_address.setObjectName(u"label_postal_address")

        self.grid.addWidget(self.label_postal_address, 20, 2, 1, 1)

        self.postal_address = TextLine(ClientCard)
        self.postal_address.setObjectName(u"postal_address")

        self.grid.addWidget(self.postal_address, 21, 2, 1, 1)

        self.label_signatory_position = QLabel(ClientCard)
        self.label_signatory_position.setObjectName(u"label_signatory_position")

        self.grid.addWidget(self.label_signatory_position, 22, 0, 1, 1)

        self.signatory_position = TextLine(ClientCard)
        self.signatory_position.setObjectName(u"signatory_position")

        self.grid.addWidget(self.signatory_position, 23, 0, 1, 1)

        self.label_signatory_name = QLabel(ClientCard)
        self.label_signatory_name.setObjectName(u"label_signatory_name")

        self.grid.addWidget(self.label_signatory_name, 22, 1, 1, 1)

        self.signatory_name = TextLine(ClientCard)
        self.signatory_name.setObjectName(u"signatory_name")

        self.grid.addWidget(self.signatory_name, 23, 1, 1, 1)

        self.label_signatory_basis = QLabel(ClientCard)
        self.label_signatory_basis.setObjectName(u"label_signatory_basis")

        self.grid.addWidget(self.label_signatory_basis, 22, 2, 1, 1)

        self.signatory_basis = TextLine(ClientCard)
        self.signatory_basis.setObjectName(u"signatory_basis")

        self.grid.addWidget(self.signatory_basis, 23, 2, 1, 1)

        self.label_comment = QLabel(ClientCard)
        self.label_comment.setObjectName(u"label_comment")

        self.grid.addWidget(self.label_comment, 24, 0, 1, 3)

        self.comment = TextArea(ClientCard)
        self.comment.setObjectName(u"comment")

        self.grid.addWidget(self.comment, 25, 0, 1, 3)


        self.retranslateUi(ClientCard)
    # setupUi

    def retranslateUi(self, ClientCard):
        self.label_short_name.setText(QCoreApplication.translate("ClientCard", u"Name *", None))
        self.label_inn.setText(QCoreApplication.translate("ClientCard", u"INN", None))
        self.label_kpp.setText(QCoreApplication.translate("ClientCard", u"KPP", None))
        self.label_full_name.setText(QCoreApplication.translate("ClientCard", u"Full name", None))
        self.label_ogrn.setText(QCoreApplication.translate("ClientCard", u"OGRN", None))
        self.label_kind.setText(QCoreApplication.translate("ClientCard", u"Kind", None))
        self.label_phone.setText(QCoreApplication.translate("ClientCard", u"Phone", None))
        self.label_email.setText(QCoreApplication.translate("ClientCard", u"E-mail", None))
        self.label_site.setText(QCoreApplication.translate("ClientCard", u"Site", None))
        self.label_tags.setText(QCoreApplication.translate("ClientCard", u"Tags", None))
        self.label_source.setText(QCoreApplication.translate("ClientCard", u"Source", None))
        self.label_address.setText(QCoreApplication.translate("ClientCard", u"Legal address", None))
        self.label_postal_address.setText(QCoreApplication.translate("ClientCard", u"Postal address", None))
        self.label_signatory_position.setText(QCoreApplication.translate("ClientCard", u"Signatory: position", None))
        self.label_signatory_name.setText(QCoreApplication.translate("ClientCard", u"Signatory: name", None))
        self.label_signatory_basis.setText(QCoreApplication.translate("ClientCard", u"Acts on the basis of", None))
        self.label_comment.setText(QCoreApplication.translate("ClientCard", u"Comment", None))
        pass
    # retranslateUi

