# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_object.ui'
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

from crm_desktop.ui.kit.fields import (ChoiceBox, TextLine)

class Ui_ExchangeObject(object):
    def setupUi(self, ExchangeObject):
        if not ExchangeObject.objectName():
            ExchangeObject.setObjectName(u"ExchangeObject")
        self.grid = QGridLayout(ExchangeObject)
        self.grid.setObjectName(u"grid")
        self.label_entity = QLabel(ExchangeObject)
        self.label_entity.setObjectName(u"label_entity")

        self.grid.addWidget(self.label_entity, 0, 0, 1, 1)

        self.entity = TextLine(ExchangeObject)
        self.entity.setObjectName(u"entity")

        self.grid.addWidget(self.entity, 1, 0, 1, 1)

        self.label_direction = QLabel(ExchangeObject)
        self.label_direction.setObjectName(u"label_direction")

        self.grid.addWidget(self.label_direction, 0, 1, 1, 1)

        self.direction = ChoiceBox(ExchangeObject)
        self.direction.setObjectName(u"direction")

        self.grid.addWidget(self.direction, 1, 1, 1, 1)

        self.label_leader = QLabel(ExchangeObject)
        self.label_leader.setObjectName(u"label_leader")

        self.grid.addWidget(self.label_leader, 0, 2, 1, 1)

        self.leader = ChoiceBox(ExchangeObject)
        self.leader.setObjectName(u"leader")

        self.grid.addWidget(self.leader, 1, 2, 1, 1)

        self.label_deletions = QLabel(ExchangeObject)
        self.label_deletions.setObjectName(u"label_deletions")

        self.grid.addWidget(self.label_deletions, 0, 3, 1, 1)

        self.deletions = ChoiceBox(ExchangeObject)
        self.deletions.setObjectName(u"deletions")

        self.grid.addWidget(self.deletions, 1, 3, 1, 1)


        self.retranslateUi(ExchangeObject)
    # setupUi

    def retranslateUi(self, ExchangeObject):
        self.label_entity.setText(QCoreApplication.translate("ExchangeObject", u"Section of Terrasoft *", None))
        self.label_direction.setText(QCoreApplication.translate("ExchangeObject", u"Direction", None))
        self.label_leader.setText(QCoreApplication.translate("ExchangeObject", u"Who leads", None))
        self.label_deletions.setText(QCoreApplication.translate("ExchangeObject", u"Deletions there", None))
        pass
    # retranslateUi

