# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'issued_document_card.ui'
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
from crm_desktop.ui.kit.fields import (ChoiceBox, TextLine)
from crm_desktop.ui.kit.lookup import LookupEdit

class Ui_IssuedDocumentCard(object):
    def setupUi(self, IssuedDocumentCard):
        if not IssuedDocumentCard.objectName():
            IssuedDocumentCard.setObjectName(u"IssuedDocumentCard")
        self.grid = QGridLayout(IssuedDocumentCard)
        self.grid.setObjectName(u"grid")
        self.label_work_item_id = QLabel(IssuedDocumentCard)
        self.label_work_item_id.setObjectName(u"label_work_item_id")

        self.grid.addWidget(self.label_work_item_id, 0, 0, 1, 1)

        self.work_item_id = LookupEdit(IssuedDocumentCard)
        self.work_item_id.setObjectName(u"work_item_id")

        self.grid.addWidget(self.work_item_id, 1, 0, 1, 1)

        self.label_kind = QLabel(IssuedDocumentCard)
        self.label_kind.setObjectName(u"label_kind")

        self.grid.addWidget(self.label_kind, 0, 1, 1, 1)

        self.kind = ChoiceBox(IssuedDocumentCard)
        self.kind.setObjectName(u"kind")

        self.grid.addWidget(self.kind, 1, 1, 1, 1)

        self.label_registry_number = QLabel(IssuedDocumentCard)
        self.label_registry_number.setObjectName(u"label_registry_number")

        self.grid.addWidget(self.label_registry_number, 0, 2, 1, 1)

        self.registry_number = TextLine(IssuedDocumentCard)
        self.registry_number.setObjectName(u"registry_number")

        self.grid.addWidget(self.registry_number, 1, 2, 1, 1)

        self.label_object = QLabel(IssuedDocumentCard)
        self.label_object.setObjectName(u"label_object")

        self.grid.addWidget(self.label_object, 2, 0, 1, 1)

        self.object = TextLine(IssuedDocumentCard)
        self.object.setObjectName(u"object")

        self.grid.addWidget(self.object, 3, 0, 1, 1)

        self.label_standard = QLabel(IssuedDocumentCard)
        self.label_standard.setObjectName(u"label_standard")

        self.grid.addWidget(self.label_standard, 2, 1, 1, 2)

        self.standard = TextLine(IssuedDocumentCard)
        self.standard.setObjectName(u"standard")

        self.grid.addWidget(self.standard, 3, 1, 1, 2)

        self.label_issued_on = QLabel(IssuedDocumentCard)
        self.label_issued_on.setObjectName(u"label_issued_on")

        self.grid.addWidget(self.label_issued_on, 4, 0, 1, 1)

        self.issued_on = DateEdit(IssuedDocumentCard)
        self.issued_on.setObjectName(u"issued_on")

        self.grid.addWidget(self.issued_on, 5, 0, 1, 1)

        self.label_valid_until_on = QLabel(IssuedDocumentCard)
        self.label_valid_until_on.setObjectName(u"label_valid_until_on")

        self.grid.addWidget(self.label_valid_until_on, 4, 1, 1, 1)

        self.valid_until_on = DateEdit(IssuedDocumentCard)
        self.valid_until_on.setObjectName(u"valid_until_on")

        self.grid.addWidget(self.valid_until_on, 5, 1, 1, 1)

        self.label_comment = QLabel(IssuedDocumentCard)
        self.label_comment.setObjectName(u"label_comment")

        self.grid.addWidget(self.label_comment, 4, 2, 1, 1)

        self.comment = TextLine(IssuedDocumentCard)
        self.comment.setObjectName(u"comment")

        self.grid.addWidget(self.comment, 5, 2, 1, 1)


        self.retranslateUi(IssuedDocumentCard)
    # setupUi

    def retranslateUi(self, IssuedDocumentCard):
        self.label_work_item_id.setText(QCoreApplication.translate("IssuedDocumentCard", u"Work *", None))
        self.label_kind.setText(QCoreApplication.translate("IssuedDocumentCard", u"Kind *", None))
        self.label_registry_number.setText(QCoreApplication.translate("IssuedDocumentCard", u"Registry number *", None))
        self.label_object.setText(QCoreApplication.translate("IssuedDocumentCard", u"Object *", None))
        self.label_standard.setText(QCoreApplication.translate("IssuedDocumentCard", u"Standard", None))
        self.label_issued_on.setText(QCoreApplication.translate("IssuedDocumentCard", u"Issued on *", None))
        self.label_valid_until_on.setText(QCoreApplication.translate("IssuedDocumentCard", u"Valid until", None))
        self.label_comment.setText(QCoreApplication.translate("IssuedDocumentCard", u"Comment", None))
        pass
    # retranslateUi

