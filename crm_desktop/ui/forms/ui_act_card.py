# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'act_card.ui'
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

class Ui_ActCard(object):
    def setupUi(self, ActCard):
        if not ActCard.objectName():
            ActCard.setObjectName(u"ActCard")
        self.grid = QGridLayout(ActCard)
        self.grid.setObjectName(u"grid")
        self.label_organization_id = QLabel(ActCard)
        self.label_organization_id.setObjectName(u"label_organization_id")

        self.grid.addWidget(self.label_organization_id, 0, 0, 1, 1)

        self.organization_id = ChoiceBox(ActCard)
        self.organization_id.setObjectName(u"organization_id")

        self.grid.addWidget(self.organization_id, 1, 0, 1, 1)

        self.label_act_kind = QLabel(ActCard)
        self.label_act_kind.setObjectName(u"label_act_kind")

        self.grid.addWidget(self.label_act_kind, 0, 1, 1, 1)

        self.act_kind = ChoiceBox(ActCard)
        self.act_kind.setObjectName(u"act_kind")

        self.grid.addWidget(self.act_kind, 1, 1, 1, 1)

        self.label_act_on = QLabel(ActCard)
        self.label_act_on.setObjectName(u"label_act_on")

        self.grid.addWidget(self.label_act_on, 0, 2, 1, 1)

        self.act_on = DateEdit(ActCard)
        self.act_on.setObjectName(u"act_on")

        self.grid.addWidget(self.act_on, 1, 2, 1, 1)

        self.label_basis = QLabel(ActCard)
        self.label_basis.setObjectName(u"label_basis")

        self.grid.addWidget(self.label_basis, 2, 0, 1, 2)

        self.basis = TextLine(ActCard)
        self.basis.setObjectName(u"basis")

        self.grid.addWidget(self.basis, 3, 0, 1, 2)

        self.label_accept_by_on = QLabel(ActCard)
        self.label_accept_by_on.setObjectName(u"label_accept_by_on")

        self.grid.addWidget(self.label_accept_by_on, 2, 2, 1, 1)

        self.accept_by_on = DateEdit(ActCard)
        self.accept_by_on.setObjectName(u"accept_by_on")

        self.grid.addWidget(self.accept_by_on, 3, 2, 1, 1)

        self.label_period_from_on = QLabel(ActCard)
        self.label_period_from_on.setObjectName(u"label_period_from_on")

        self.grid.addWidget(self.label_period_from_on, 4, 0, 1, 1)

        self.period_from_on = DateEdit(ActCard)
        self.period_from_on.setObjectName(u"period_from_on")

        self.grid.addWidget(self.period_from_on, 5, 0, 1, 1)

        self.label_period_until_on = QLabel(ActCard)
        self.label_period_until_on.setObjectName(u"label_period_until_on")

        self.grid.addWidget(self.label_period_until_on, 4, 1, 1, 1)

        self.period_until_on = DateEdit(ActCard)
        self.period_until_on.setObjectName(u"period_until_on")

        self.grid.addWidget(self.period_until_on, 5, 1, 1, 1)

        self.label_result = QLabel(ActCard)
        self.label_result.setObjectName(u"label_result")

        self.grid.addWidget(self.label_result, 4, 2, 1, 1)

        self.result = TextLine(ActCard)
        self.result.setObjectName(u"result")

        self.grid.addWidget(self.result, 5, 2, 1, 1)

        self.label_buyer_position = QLabel(ActCard)
        self.label_buyer_position.setObjectName(u"label_buyer_position")

        self.grid.addWidget(self.label_buyer_position, 6, 0, 1, 1)

        self.buyer_position = TextLine(ActCard)
        self.buyer_position.setObjectName(u"buyer_position")

        self.grid.addWidget(self.buyer_position, 7, 0, 1, 1)

        self.label_buyer_signatory = QLabel(ActCard)
        self.label_buyer_signatory.setObjectName(u"label_buyer_signatory")

        self.grid.addWidget(self.label_buyer_signatory, 6, 1, 1, 1)

        self.buyer_signatory = TextLine(ActCard)
        self.buyer_signatory.setObjectName(u"buyer_signatory")

        self.grid.addWidget(self.buyer_signatory, 7, 1, 1, 1)

        self.label_comment = QLabel(ActCard)
        self.label_comment.setObjectName(u"label_comment")

        self.grid.addWidget(self.label_comment, 6, 2, 1, 1)

        self.comment = TextLine(ActCard)
        self.comment.setObjectName(u"comment")

        self.grid.addWidget(self.comment, 7, 2, 1, 1)


        self.retranslateUi(ActCard)
    # setupUi

    def retranslateUi(self, ActCard):
        self.label_organization_id.setText(QCoreApplication.translate("ActCard", u"Organisation *", None))
        self.label_act_kind.setText(QCoreApplication.translate("ActCard", u"Kind *", None))
        self.label_act_on.setText(QCoreApplication.translate("ActCard", u"Date *", None))
        self.label_basis.setText(QCoreApplication.translate("ActCard", u"Basis", None))
        self.label_accept_by_on.setText(QCoreApplication.translate("ActCard", u"To be signed by", None))
        self.label_period_from_on.setText(QCoreApplication.translate("ActCard", u"Period from", None))
        self.label_period_until_on.setText(QCoreApplication.translate("ActCard", u"Period until", None))
        self.label_result.setText(QCoreApplication.translate("ActCard", u"Result", None))
        self.label_buyer_position.setText(QCoreApplication.translate("ActCard", u"Customer's signatory: position", None))
        self.label_buyer_signatory.setText(QCoreApplication.translate("ActCard", u"Customer's signatory: name", None))
        self.label_comment.setText(QCoreApplication.translate("ActCard", u"Comment", None))
        pass
    # retranslateUi

