# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'employee_card.ui'
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

from crm_desktop.ui.directories_editors import PeopleEdit
from crm_desktop.ui.kit.fields import (FlagBox, IntegerEdit, PhoneEdit, TextLine)
from crm_desktop.ui.kit.lookup import LookupEdit
class Ui_EmployeeCard(object):
    def setupUi(self, EmployeeCard):
        if not EmployeeCard.objectName():
            EmployeeCard.setObjectName(u"EmployeeCard")
        self.grid = QGridLayout(EmployeeCard)
        self.grid.setObjectName(u"grid")
        self.label_last_name = QLabel(EmployeeCard)
        self.label_last_name.setObjectName(u"label_last_name")

        self.grid.addWidget(self.label_last_name, 0, 0, 1, 1)

        self.last_name = TextLine(EmployeeCard)
        self.last_name.setObjectName(u"last_name")

        self.grid.addWidget(self.last_name, 1, 0, 1, 1)

        self.label_first_name = QLabel(EmployeeCard)
        self.label_first_name.setObjectName(u"label_first_name")

        self.grid.addWidget(self.label_first_name, 0, 1, 1, 1)

        self.first_name = TextLine(EmployeeCard)
        self.first_name.setObjectName(u"first_name")

        self.grid.addWidget(self.first_name, 1, 1, 1, 1)

        self.label_middle_name = QLabel(EmployeeCard)
        self.label_middle_name.setObjectName(u"label_middle_name")

        self.grid.addWidget(self.label_middle_name, 0, 2, 1, 1)

        self.middle_name = TextLine(EmployeeCard)
        self.middle_name.setObjectName(u"middle_name")

        self.grid.addWidget(self.middle_name, 1, 2, 1, 1)

        self.label_login = QLabel(EmployeeCard)
        self.label_login.setObjectName(u"label_login")

        self.grid.addWidget(self.label_login, 2, 0, 1, 1)

        self.login = TextLine(EmployeeCard)
        self.login.setObjectName(u"login")

        self.grid.addWidget(self.login, 3, 0, 1, 1)

        self.label_phone = QLabel(EmployeeCard)
        self.label_phone.setObjectName(u"label_phone")

        self.grid.addWidget(self.label_phone, 2, 1, 1, 1)

        self.phone = PhoneEdit(EmployeeCard)
        self.phone.setObjectName(u"phone")

        self.grid.addWidget(self.phone, 3, 1, 1, 1)

        self.label_email = QLabel(EmployeeCard)
        self.label_email.setObjectName(u"label_email")

        self.grid.addWidget(self.label_email, 2, 2, 1, 1)

        self.email = TextLine(EmployeeCard)
        self.email.setObjectName(u"email")

        self.grid.addWidget(self.email, 3, 2, 1, 1)

        self.label_position = QLabel(EmployeeCard)
        self.label_position.setObjectName(u"label_position")

        self.grid.addWidget(self.label_position, 4, 0, 1, 1)

        self.position = TextLine(EmployeeCard)
        self.position.setObjectName(u"position")

        self.grid.addWidget(self.position, 5, 0, 1, 1)

        self.label_department_id = QLabel(EmployeeCard)
        self.label_department_id.setObjectName(u"label_department_id")

        self.grid.addWidget(self.label_department_id, 4, 1, 1, 1)

        self.department_id = LookupEdit(EmployeeCard)
        self.department_id.setObjectName(u"department_id")

        self.grid.addWidget(self.department_id, 5, 1, 1, 1)

        self.label_head_id = QLabel(EmployeeCard)
        self.label_head_id.setObjectName(u"label_head_id")

        self.grid.addWidget(self.label_head_id, 4, 2, 1, 1)

        self.head_id = LookupEdit(EmployeeCard)
        self.head_id.setObjectName(u"head_id")

        self.grid.addWidget(self.head_id, 5, 2, 1, 1)

        self.heading_roles = QLabel(EmployeeCard)
        self.heading_roles.setObjectName(u"heading_roles")

        self.grid.addWidget(self.heading_roles, 6, 0, 1, 3)

        self.role_manager = FlagBox(EmployeeCard)
        self.role_manager.setObjectName(u"role_manager")

        self.grid.addWidget(self.role_manager, 7, 0, 1, 1)

        self.role_assistant = FlagBox(EmployeeCard)
        self.role_assistant.setObjectName(u"role_assistant")

        self.grid.addWidget(self.role_assistant, 7, 1, 1, 1)

        self.role_expert = FlagBox(EmployeeCard)
        self.role_expert.setObjectName(u"role_expert")

        self.grid.addWidget(self.role_expert, 7, 2, 1, 1)

        self.role_accountant = FlagBox(EmployeeCard)
        self.role_accountant.setObjectName(u"role_accountant")

        self.grid.addWidget(self.role_accountant, 8, 0, 1, 1)

        self.role_analyst = FlagBox(EmployeeCard)
        self.role_analyst.setObjectName(u"role_analyst")

        self.grid.addWidget(self.role_analyst, 8, 1, 1, 1)

        self.role_executive = FlagBox(EmployeeCard)
        self.role_executive.setObjectName(u"role_executive")

        self.grid.addWidget(self.role_executive, 8, 2, 1, 1)

        self.role_administrator = FlagBox(EmployeeCard)
        self.role_administrator.setObjectName(u"role_administrator")

        self.grid.addWidget(self.role_administrator, 9, 0, 1, 1)

        self.role_integrator = FlagBox(EmployeeCard)
        self.role_integrator.setObjectName(u"role_integrator")

        self.grid.addWidget(self.role_integrator, 9, 1, 1, 1)

        self.label_discount_limit_percent = QLabel(EmployeeCard)
        self.label_discount_limit_percent.setObjectName(u"label_discount_limit_percent")

        self.grid.addWidget(self.label_discount_limit_percent, 10, 0, 1, 1)

        self.discount_limit_percent = IntegerEdit(EmployeeCard)
        self.discount_limit_percent.setObjectName(u"discount_limit_percent")

        self.grid.addWidget(self.discount_limit_percent, 11, 0, 1, 1)

        self.label_manager_ids = QLabel(EmployeeCard)
        self.label_manager_ids.setObjectName(u"label_manager_ids")

        self.grid.addWidget(self.label_manager_ids, 10, 1, 1, 1)

        self.manager_ids = PeopleEdit(EmployeeCard)
        self.manager_ids.setObjectName(u"manager_ids")

        self.grid.addWidget(self.manager_ids, 11, 1, 1, 1)

        self.label_group_ids = QLabel(EmployeeCard)
        self.label_group_ids.setObjectName(u"label_group_ids")

        self.grid.addWidget(self.label_group_ids, 10, 2, 1, 1)

        self.group_ids = PeopleEdit(EmployeeCard)
        self.group_ids.setObjectName(u"group_ids")

        self.grid.addWidget(self.group_ids, 11, 2, 1, 1)


        self.retranslateUi(EmployeeCard)
    # setupUi

    def retranslateUi(self, EmployeeCard):
        self.label_last_name.setText(QCoreApplication.translate("EmployeeCard", u"Last name *", None))
        self.label_first_name.setText(QCoreApplication.translate("EmployeeCard", u"First name *", None))
        self.label_middle_name.setText(QCoreApplication.translate("EmployeeCard", u"Patronymic", None))
        self.label_login.setText(QCoreApplication.translate("EmployeeCard", u"Login *", None))
        self.label_phone.setText(QCoreApplication.translate("EmployeeCard", u"Phone", None))
        self.label_email.setText(QCoreApplication.translate("EmployeeCard", u"E-mail", None))
        self.label_position.setText(QCoreApplication.translate("EmployeeCard", u"Position", None))
        self.label_department_id.setText(QCoreApplication.translate("EmployeeCard", u"Department", None))
        self.label_head_id.setText(QCoreApplication.translate("EmployeeCard", u"Head", None))
        self.heading_roles.setText(QCoreApplication.translate("EmployeeCard", u"Roles: what the person may", None))
        self.role_manager.setText(QCoreApplication.translate("EmployeeCard", u"Manager", None))
        self.role_assistant.setText(QCoreApplication.translate("EmployeeCard", u"Assistant", None))
        self.role_expert.setText(QCoreApplication.translate("EmployeeCard", u"Expert", None))
        self.role_accountant.setText(QCoreApplication.translate("EmployeeCard", u"Accountant", None))
        self.role_analyst.setText(QCoreApplication.translate("EmployeeCard", u"Analyst", None))
        self.role_executive.setText(QCoreApplication.translate("EmployeeCard", u"Executive", None))
        self.role_administrator.setText(QCoreApplication.translate("EmployeeCard", u"Administrator", None))
        self.role_integrator.setText(QCoreApplication.translate("EmployeeCard", u"Exchange", None))
        self.label_discount_limit_percent.setText(QCoreApplication.translate("EmployeeCard", u"Own discount limit, %", None))
        self.label_manager_ids.setText(QCoreApplication.translate("EmployeeCard", u"Helps the managers", None))
        self.label_group_ids.setText(QCoreApplication.translate("EmployeeCard", u"Expert groups", None))
        pass
    # retranslateUi

