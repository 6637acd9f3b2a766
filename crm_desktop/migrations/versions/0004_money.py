"""Money: approvals with every yes and their deadlines, copies and sums of invoices, refunds, facsimiles, letters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

KINDS = "('claim', 'discount', 'prepayment', 'usn', 'early_start', 'usn_exception', 'margin')"
# Constraints that allow more than before, then those of new columns.
WIDER = (
    ('approval', 'kind', f'kind IN {KINDS}'),
    ('approval_route', 'kind', f'kind IN {KINDS}'),
    ('approval_route_step', 'approver', "approver IN ('person', 'role', 'superior', 'group_head')"),
    (
        'approval_route_step',
        'subject',
        "CASE approver WHEN 'person' THEN employee_id IS NOT NULL WHEN 'role' THEN role IS NOT NULL"
        " WHEN 'superior' THEN level BETWEEN 1 AND 9 ELSE true END",
    ),
)
NEW = (
    ('approval_route_step', 'mode', "mode IN ('any', 'all')"),
    ('invoice', 'prepayment_sum', 'prepayment_kopecks > 0'),
    ('usn_exception', 'amount', 'amount_kopecks > 0'),
)

def upgrade() -> None:
    """Every new column has a default; what a constraint allowed before it allows now."""
    op.create_table('mail_setting',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('host', sa.Text(), nullable=False),
    sa.Column('port', sa.Integer(), server_default=sa.text('587'), nullable=False),
    sa.Column('security', sa.Text(), server_default=sa.text("'starttls'"), nullable=False),
    sa.Column('from_name', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("security IN ('starttls', 'tls', 'none')", name=op.f('ck_mail_setting_security')),
    sa.CheckConstraint('port BETWEEN 1 AND 65535', name=op.f('ck_mail_setting_port')),
    sa.ForeignKeyConstraint(['created_by'], ['crm.employee.id'], name=op.f('fk_mail_setting_created_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mail_setting')),
    schema='crm'
    )
    op.create_index('uq_mail_setting_one', 'mail_setting', [sa.text('(true)')], unique=True, schema='crm')
    op.create_table('sent_mail',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('document_id', sa.BigInteger(), nullable=False),
    sa.Column('owner_id', sa.BigInteger(), nullable=True),
    sa.Column('to_address', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('file_name', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('sent_by', sa.BigInteger(), nullable=True),
    sa.Column('error', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['crm.employee.id'], name=op.f('fk_sent_mail_owner_id')),
    sa.ForeignKeyConstraint(['sent_by'], ['crm.employee.id'], name=op.f('fk_sent_mail_sent_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sent_mail')),
    schema='crm'
    )
    op.create_index('ix_sent_mail_document', 'sent_mail', ['document', 'document_id'], unique=False, schema='crm')
    op.create_index(op.f('ix_sent_mail_owner_id'), 'sent_mail', ['owner_id'], unique=False, schema='crm')
    op.create_table('organization_facsimile',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('organization_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('mime', sa.Text(), nullable=False),
    sa.Column('width_mm', sa.Integer(), server_default=sa.text('40'), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("kind IN ('stamp', 'director', 'accountant')", name=op.f('ck_organization_facsimile_kind')),
    sa.CheckConstraint('width_mm BETWEEN 10 AND 80', name=op.f('ck_organization_facsimile_width')),
    sa.ForeignKeyConstraint(['created_by'], ['crm.employee.id'], name=op.f('fk_organization_facsimile_created_by')),
    sa.ForeignKeyConstraint(['organization_id'], ['crm.organization.id'], name=op.f('fk_organization_facsimile_organization_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organization_facsimile')),
    sa.UniqueConstraint('organization_id', 'kind', name=op.f('uq_organization_facsimile_organization_id_kind')),
    schema='crm'
    )
    op.add_column('approval', sa.Column('route_id', sa.BigInteger(), nullable=True), schema='crm')
    op.add_column('approval', sa.Column('route_version', sa.Integer(), nullable=True), schema='crm')
    op.create_foreign_key(op.f('fk_approval_route_id'), 'approval', 'approval_route', ['route_id'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('approval_route_step', sa.Column('mode', sa.Text(), server_default=sa.text("'any'"), nullable=False), schema='crm')
    op.add_column('approval_step', sa.Column('mode', sa.Text(), server_default=sa.text("'any'"), nullable=False), schema='crm')
    op.add_column('approval_step', sa.Column('decisions', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'::jsonb"), nullable=False), schema='crm')
    op.add_column('approval_step', sa.Column('asked_by', sa.BigInteger(), nullable=True), schema='crm')
    op.add_column('approval_step', sa.Column('reminded_at', sa.DateTime(timezone=True), nullable=True), schema='crm')
    op.add_column('approval_step', sa.Column('escalated_at', sa.DateTime(timezone=True), nullable=True), schema='crm')
    op.add_column('approval_step', sa.Column('escalated_ids', postgresql.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False), schema='crm')
    op.add_column('approval_step', sa.Column('question', sa.Text(), server_default=sa.text("''"), nullable=False), schema='crm')
    op.create_foreign_key(op.f('fk_approval_step_asked_by'), 'approval_step', 'employee', ['asked_by'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('bank_statement', sa.Column('undone_by', sa.BigInteger(), nullable=True), schema='crm')
    op.create_foreign_key(op.f('fk_bank_statement_undone_by'), 'bank_statement', 'employee', ['undone_by'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('invoice', sa.Column('prepayment_kopecks', sa.BigInteger(), nullable=True), schema='crm')
    op.add_column('invoice', sa.Column('source_invoice_id', sa.BigInteger(), nullable=True), schema='crm')
    op.create_index(op.f('ix_invoice_source_invoice_id'), 'invoice', ['source_invoice_id'], unique=False, schema='crm')
    op.create_foreign_key(op.f('fk_invoice_source_invoice_id'), 'invoice', 'invoice', ['source_invoice_id'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('payment', sa.Column('refund_of_id', sa.BigInteger(), nullable=True), schema='crm')
    op.add_column('payment', sa.Column('entered_by_hand', sa.Boolean(), server_default=sa.text('false'), nullable=False), schema='crm')
    op.add_column('payment', sa.Column('note', sa.Text(), server_default=sa.text("''"), nullable=False), schema='crm')
    op.create_index(op.f('ix_payment_refund_of_id'), 'payment', ['refund_of_id'], unique=False, schema='crm')
    op.create_foreign_key(op.f('fk_payment_refund_of_id'), 'payment', 'payment', ['refund_of_id'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('organization_year', sa.Column('opening_basis', sa.Text(), server_default=sa.text("''"), nullable=False), schema='priv')
    op.add_column('usn_exception', sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False), schema='crm')
    op.add_column('usn_exception', sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False), schema='crm')
    op.add_column('usn_exception', sa.Column('created_by', sa.BigInteger(), nullable=True), schema='crm')
    op.add_column('usn_exception', sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False), schema='crm')
    op.create_foreign_key(op.f('fk_usn_exception_created_by'), 'usn_exception', 'employee', ['created_by'], ['id'], source_schema='crm', referent_schema='crm')
    for table, name, _condition in WIDER:
        op.drop_constraint(op.f(f'ck_{table}_{name}'), table, schema='crm')
    for table, name, condition in (*WIDER, *NEW):
        op.create_check_constraint(op.f(f'ck_{table}_{name}'), table, condition, schema='crm')


def downgrade() -> None:
    raise NotImplementedError("the way back is the backup made before the migration")
