# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'login_connection.ui'
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

from crm_desktop.ui.kit.fields import (ChoiceBox, IntegerEdit, TextLine)

class Ui_LoginConnection(object):
    def setupUi(self, LoginConnection):
        if not LoginConnection.objectName():
            LoginConnection.setObjectName(u"LoginConnection")
        self.grid = QGridLayout(LoginConnection)
        self.grid.setObjectName(u"grid")
        self.label_host = QLabel(LoginConnection)
        self.label_host.setObjectName(u"label_host")

        self.grid.addWidget(self.label_host, 0, 0, 1, 3)

        self.host = TextLine(LoginConnection)
        self.host.setObjectName(u"host")

        self.grid.addWidget(self.host, 1, 0, 1, 3)

        self.label_port = QLabel(LoginConnection)
        self.label_port.setObjectName(u"label_port")

        self.grid.addWidget(self.label_port, 0, 3, 1, 1)

        self.port = IntegerEdit(LoginConnection)
        self.port.setObjectName(u"port")

        self.grid.addWidget(self.port, 1, 3, 1, 1)

        self.label_database = QLabel(LoginConnection)
        self.label_database.setObjectName(u"label_database")

        self.grid.addWidget(self.label_database, 2, 0, 1, 3)

        self.database = TextLine(LoginConnection)
        self.database.setObjectName(u"database")

        self.grid.addWidget(self.database, 3, 0, 1, 3)

        self.label_sslmode = QLabel(LoginConnection)
        self.label_sslmode.setObjectName(u"label_sslmode")

        self.grid.addWidget(self.label_sslmode, 4, 0, 1, 4)

        self.sslmode = ChoiceBox(LoginConnection)
        self.sslmode.setObjectName(u"sslmode")

        self.grid.addWidget(self.sslmode, 5, 0, 1, 4)

        self.label_sslrootcert = QLabel(LoginConnection)
        self.label_sslrootcert.setObjectName(u"label_sslrootcert")

        self.grid.addWidget(self.label_sslrootcert, 6, 0, 1, 4)

        self.sslrootcert = TextLine(LoginConnection)
        self.sslrootcert.setObjectName(u"sslrootcert")

        self.grid.addWidget(self.sslrootcert, 7, 0, 1, 4)


        self.retranslateUi(LoginConnection)
    # setupUi

    def retranslateUi(self, LoginConnection):
        self.label_host.setText(QCoreApplication.translate("LoginConnection", u"Server *", None))
        self.label_port.setText(QCoreApplication.translate("LoginConnection", u"Port *", None))
        self.label_database.setText(QCoreApplication.translate("LoginConnection", u"Database *", None))
        self.label_sslmode.setText(QCoreApplication.translate("LoginConnection", u"Encryption", None))
        self.label_sslrootcert.setText(QCoreApplication.translate("LoginConnection", u"Root certificate", None))
        pass
    # retranslateUi

