# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'login_password.ui'
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

class Ui_LoginPassword(object):
    def setupUi(self, LoginPassword):
        if not LoginPassword.objectName():
            LoginPassword.setObjectName(u"LoginPassword")
        self.grid = QGridLayout(LoginPassword)
        self.grid.setObjectName(u"grid")
        self.label_present = QLabel(LoginPassword)
        self.label_present.setObjectName(u"label_present")

        self.grid.addWidget(self.label_present, 0, 0, 1, 1)

        self.present = TextLine(LoginPassword)
        self.present.setObjectName(u"present")

        self.grid.addWidget(self.present, 1, 0, 1, 1)

        self.label_chosen = QLabel(LoginPassword)
        self.label_chosen.setObjectName(u"label_chosen")

        self.grid.addWidget(self.label_chosen, 2, 0, 1, 1)

        self.chosen = TextLine(LoginPassword)
        self.chosen.setObjectName(u"chosen")

        self.grid.addWidget(self.chosen, 3, 0, 1, 1)

        self.label_again = QLabel(LoginPassword)
        self.label_again.setObjectName(u"label_again")

        self.grid.addWidget(self.label_again, 4, 0, 1, 1)

        self.again = TextLine(LoginPassword)
        self.again.setObjectName(u"again")

        self.grid.addWidget(self.again, 5, 0, 1, 1)


        self.retranslateUi(LoginPassword)
    # setupUi

    def retranslateUi(self, LoginPassword):
        self.label_present.setText(QCoreApplication.translate("LoginPassword", u"Present password *", None))
        self.label_chosen.setText(QCoreApplication.translate("LoginPassword", u"New password *", None))
        self.label_again.setText(QCoreApplication.translate("LoginPassword", u"The new password once more *", None))
        pass
    # retranslateUi

