# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'work_item_card.ui'
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
from crm_desktop.ui.kit.fields import TextLine

class Ui_WorkItemCard(object):
    def setupUi(self, WorkItemCard):
        if not WorkItemCard.objectName():
            WorkItemCard.setObjectName(u"WorkItemCard")
        self.grid = QGridLayout(WorkItemCard)
        self.grid.setObjectName(u"grid")
        self.label_due_on = QLabel(WorkItemCard)
        self.label_due_on.setObjectName(u"label_due_on")

        self.grid.addWidget(self.label_due_on, 0, 0, 1, 1)

        self.due_on = DateEdit(WorkItemCard)
        self.due_on.setObjectName(u"due_on")

        self.grid.addWidget(self.due_on, 1, 0, 1, 1)

        self.label_instructions = QLabel(WorkItemCard)
        self.label_instructions.setObjectName(u"label_instructions")

        self.grid.addWidget(self.label_instructions, 0, 1, 1, 2)

        self.instructions = TextLine(WorkItemCard)
        self.instructions.setObjectName(u"instructions")

        self.grid.addWidget(self.instructions, 1, 1, 1, 2)


        self.retranslateUi(WorkItemCard)
    # setupUi

    def retranslateUi(self, WorkItemCard):
        self.label_due_on.setText(QCoreApplication.translate("WorkItemCard", u"Due", None))
        self.label_instructions.setText(QCoreApplication.translate("WorkItemCard", u"Instructions for the expert", None))
        pass
    # retranslateUi

