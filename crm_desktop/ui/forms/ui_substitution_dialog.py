# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'substitution_dialog.ui'
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
from crm_desktop.ui.kit.fields import (FlagBox, TextLine)
from crm_desktop.ui.kit.lookup import LookupEdit
class Ui_SubstitutionDialog(object):
    def setupUi(self, SubstitutionDialog):
        if not SubstitutionDialog.objectName():
            SubstitutionDialog.setObjectName(u"SubstitutionDialog")
        self.grid = QGridLayout(SubstitutionDialog)
        self.grid.setObjectName(u"grid")
        self.label_absent_id = QLabel(SubstitutionDialog)
        self.label_absent_id.setObjectName(u"label_absent_id")

        self.grid.addWidget(self.label_absent_id, 0, 0, 1, 2)

        self.absent_id = LookupEdit(SubstitutionDialog)
        self.absent_id.setObjectName(u"absent_id")

        self.grid.addWidget(self.absent_id, 1, 0, 1, 2)

        self.label_substitute_id = QLabel(SubstitutionDialog)
        self.label_substitute_id.setObjectName(u"label_substitute_id")

        self.grid.addWidget(self.label_substitute_id, 2, 0, 1, 2)

        self.substitute_id = LookupEdit(SubstitutionDialog)
        self.substitute_id.setObjectName(u"substitute_id")

        self.grid.addWidget(self.substitute_id, 3, 0, 1, 2)

        self.label_from_on = QLabel(SubstitutionDialog)
        self.label_from_on.setObjectName(u"label_from_on")

        self.grid.addWidget(self.label_from_on, 4, 0, 1, 1)

        self.from_on = DateEdit(SubstitutionDialog)
        self.from_on.setObjectName(u"from_on")

        self.grid.addWidget(self.from_on, 5, 0, 1, 1)

        self.label_until_on = QLabel(SubstitutionDialog)
        self.label_until_on.setObjectName(u"label_until_on")

        self.grid.addWidget(self.label_until_on, 4, 1, 1, 1)

        self.until_on = DateEdit(SubstitutionDialog)
        self.until_on.setObjectName(u"until_on")

        self.grid.addWidget(self.until_on, 5, 1, 1, 1)

        self.decides = FlagBox(SubstitutionDialog)
        self.decides.setObjectName(u"decides")

        self.grid.addWidget(self.decides, 6, 0, 1, 2)

        self.sees = FlagBox(SubstitutionDialog)
        self.sees.setObjectName(u"sees")

        self.grid.addWidget(self.sees, 7, 0, 1, 2)

        self.works = FlagBox(SubstitutionDialog)
        self.works.setObjectName(u"works")

        self.grid.addWidget(self.works, 8, 0, 1, 2)

        self.label_reason = QLabel(SubstitutionDialog)
        self.label_reason.setObjectName(u"label_reason")

        self.grid.addWidget(self.label_reason, 9, 0, 1, 2)

        self.reason = TextLine(SubstitutionDialog)
        self.reason.setObjectName(u"reason")

        self.grid.addWidget(self.reason, 10, 0, 1, 2)


        self.retranslateUi(SubstitutionDialog)
    # setupUi

    def retranslateUi(self, SubstitutionDialog):
        self.label_absent_id.setText(QCoreApplication.translate("SubstitutionDialog", u"Who is away *", None))
        self.label_substitute_id.setText(QCoreApplication.translate("SubstitutionDialog", u"Who stands in *", None))
        self.label_from_on.setText(QCoreApplication.translate("SubstitutionDialog", u"First day *", None))
        self.label_until_on.setText(QCoreApplication.translate("SubstitutionDialog", u"Last day *", None))
        self.decides.setText(QCoreApplication.translate("SubstitutionDialog", u"Decides approvals", None))
        self.sees.setText(QCoreApplication.translate("SubstitutionDialog", u"Sees clients and deals", None))
        self.works.setText(QCoreApplication.translate("SubstitutionDialog", u"Works on drafts and takes steps", None))
        self.label_reason.setText(QCoreApplication.translate("SubstitutionDialog", u"Reason", None))
        pass
    # retranslateUi

