# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'login_sign_in.ui'
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

from crm_desktop.ui.kit.fields import TextLine

class Ui_LoginSignIn(object):
    def setupUi(self, LoginSignIn):
        if not LoginSignIn.objectName():
            LoginSignIn.setObjectName(u"LoginSignIn")
        self.grid = QGridLayout(LoginSignIn)
        self.grid.setObjectName(u"grid")
        self.label_login = QLabel(LoginSignIn)
        self.label_login.setObjectName(u"label_login")

        self.grid.addWidget(self.label_login, 0, 0, 1, 1)

        self.login = TextLine(LoginSignIn)
        self.login.setObjectName(u"login")

        self.grid.addWidget(self.login, 1, 0, 1, 1)

        self.label_password = QLabel(LoginSignIn)
        self.label_password.setObjectName(u"label_password")

        self.grid.addWidget(self.label_password, 2, 0, 1, 1)

        self.password = TextLine(LoginSignIn)
        self.password.setObjectName(u"password")

        self.grid.addWidget(self.password, 3, 0, 1, 1)


        self.retranslateUi(LoginSignIn)
    # setupUi

    def retranslateUi(self, LoginSignIn):
        self.label_login.setText(QCoreApplication.translate("LoginSignIn", u"Login *", None))
        self.label_password.setText(QCoreApplication.translate("LoginSignIn", u"Password *", None))
        pass
    # retranslateUi

