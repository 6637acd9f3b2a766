# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_profile.ui'
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

from crm_desktop.ui.kit.fields import (ChoiceBox, FlagBox, IntegerEdit, TextLine)

class Ui_ExchangeProfile(object):
    def setupUi(self, ExchangeProfile):
        if not ExchangeProfile.objectName():
            ExchangeProfile.setObjectName(u"ExchangeProfile")
        self.grid = QGridLayout(ExchangeProfile)
        self.grid.setObjectName(u"grid")
        self.label_address = QLabel(ExchangeProfile)
        self.label_address.setObjectName(u"label_address")

        self.grid.addWidget(self.label_address, 0, 0, 1, 2)

        self.address = TextLine(ExchangeProfile)
        self.address.setObjectName(u"address")

        self.grid.addWidget(self.address, 1, 0, 1, 2)

        self.label_login = QLabel(ExchangeProfile)
        self.label_login.setObjectName(u"label_login")

        self.grid.addWidget(self.label_login, 0, 2, 1, 1)

        self.login = ChoiceBox(ExchangeProfile)
        self.login.setObjectName(u"login")

        self.grid.addWidget(self.login, 1, 2, 1, 1)

        self.label_user = QLabel(ExchangeProfile)
        self.label_user.setObjectName(u"label_user")

        self.grid.addWidget(self.label_user, 2, 0, 1, 1)

        self.user = TextLine(ExchangeProfile)
        self.user.setObjectName(u"user")

        self.grid.addWidget(self.user, 3, 0, 1, 1)

        self.label_secret = QLabel(ExchangeProfile)
        self.label_secret.setObjectName(u"label_secret")

        self.grid.addWidget(self.label_secret, 2, 1, 1, 1)

        self.secret = TextLine(ExchangeProfile)
        self.secret.setObjectName(u"secret")

        self.grid.addWidget(self.secret, 3, 1, 1, 1)

        self.label_token_address = QLabel(ExchangeProfile)
        self.label_token_address.setObjectName(u"label_token_address")

        self.grid.addWidget(self.label_token_address, 2, 2, 1, 1)

        self.token_address = TextLine(ExchangeProfile)
        self.token_address.setObjectName(u"token_address")

        self.grid.addWidget(self.token_address, 3, 2, 1, 1)

        self.label_generation = QLabel(ExchangeProfile)
        self.label_generation.setObjectName(u"label_generation")

        self.grid.addWidget(self.label_generation, 4, 0, 1, 1)

        self.generation = ChoiceBox(ExchangeProfile)
        self.generation.setObjectName(u"generation")

        self.grid.addWidget(self.generation, 5, 0, 1, 1)

        self.label_layout = QLabel(ExchangeProfile)
        self.label_layout.setObjectName(u"label_layout")

        self.grid.addWidget(self.label_layout, 4, 1, 1, 1)

        self.layout = ChoiceBox(ExchangeProfile)
        self.layout.setObjectName(u"layout")

        self.grid.addWidget(self.layout, 5, 1, 1, 1)

        self.label_date_form = QLabel(ExchangeProfile)
        self.label_date_form.setObjectName(u"label_date_form")

        self.grid.addWidget(self.label_date_form, 4, 2, 1, 1)

        self.date_form = ChoiceBox(ExchangeProfile)
        self.date_form.setObjectName(u"date_form")

        self.grid.addWidget(self.date_form, 5, 2, 1, 1)

        self.label_zone = QLabel(ExchangeProfile)
        self.label_zone.setObjectName(u"label_zone")

        self.grid.addWidget(self.label_zone, 6, 0, 1, 1)

        self.zone = ChoiceBox(ExchangeProfile)
        self.zone.setObjectName(u"zone")

        self.grid.addWidget(self.zone, 7, 0, 1, 1)

        self.label_contact_id = QLabel(ExchangeProfile)
        self.label_contact_id.setObjectName(u"label_contact_id")

        self.grid.addWidget(self.label_contact_id, 6, 1, 1, 1)

        self.contact_id = TextLine(ExchangeProfile)
        self.contact_id.setObjectName(u"contact_id")

        self.grid.addWidget(self.contact_id, 7, 1, 1, 1)

        self.label_page = QLabel(ExchangeProfile)
        self.label_page.setObjectName(u"label_page")

        self.grid.addWidget(self.label_page, 6, 2, 1, 1)

        self.page = IntegerEdit(ExchangeProfile)
        self.page.setObjectName(u"page")

        self.grid.addWidget(self.page, 7, 2, 1, 1)

        self.label_ca = QLabel(ExchangeProfile)
        self.label_ca.setObjectName(u"label_ca")

        self.grid.addWidget(self.label_ca, 8, 0, 1, 1)

        self.ca = TextLine(ExchangeProfile)
        self.ca.setObjectName(u"ca")

        self.grid.addWidget(self.ca, 9, 0, 1, 1)

        self.batch = FlagBox(ExchangeProfile)
        self.batch.setObjectName(u"batch")

        self.grid.addWidget(self.batch, 9, 1, 1, 1)

        self.own_id = FlagBox(ExchangeProfile)
        self.own_id.setObjectName(u"own_id")

        self.grid.addWidget(self.own_id, 9, 2, 1, 1)


        self.retranslateUi(ExchangeProfile)
    # setupUi

    def retranslateUi(self, ExchangeProfile):
        self.label_address.setText(QCoreApplication.translate("ExchangeProfile", u"Address of Terrasoft *", None))
        self.label_login.setText(QCoreApplication.translate("ExchangeProfile", u"Way to sign in", None))
        self.label_user.setText(QCoreApplication.translate("ExchangeProfile", u"User of the exchange *", None))
        self.label_secret.setText(QCoreApplication.translate("ExchangeProfile", u"Password", None))
        self.label_token_address.setText(QCoreApplication.translate("ExchangeProfile", u"Address of the identity service *", None))
        self.label_generation.setText(QCoreApplication.translate("ExchangeProfile", u"Protocol", None))
        self.label_layout.setText(QCoreApplication.translate("ExchangeProfile", u"Platform of the server", None))
        self.label_date_form.setText(QCoreApplication.translate("ExchangeProfile", u"Dates are written as", None))
        self.label_zone.setText(QCoreApplication.translate("ExchangeProfile", u"Time zone of the user", None))
        self.label_contact_id.setText(QCoreApplication.translate("ExchangeProfile", u"Id of the contact of the user", None))
        self.label_page.setText(QCoreApplication.translate("ExchangeProfile", u"Rows in one answer *", None))
        self.label_ca.setText(QCoreApplication.translate("ExchangeProfile", u"Root certificate", None))
        self.batch.setText(QCoreApplication.translate("ExchangeProfile", u"Several writes in one request", None))
        self.own_id.setText(QCoreApplication.translate("ExchangeProfile", u"The server keeps ids made by us", None))
        pass
    # retranslateUi

