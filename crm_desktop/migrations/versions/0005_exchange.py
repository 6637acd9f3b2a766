"""Exchange with Terrasoft: mapping, links, queues, conflicts; documents may carry a number given by the other system.

Invoices straight from calculations; refunds of several payments; the norm of the margin.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Only new tables, and a constraint that allows more than before."""
    op.create_table('exchange_entry',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), server_default=sa.text('clock_timestamp()'), nullable=False),
    sa.Column('object', sa.Text(), nullable=False),
    sa.Column('our_id', sa.BigInteger(), nullable=True),
    sa.Column('their_id', sa.Uuid(), nullable=True),
    sa.Column('verb', sa.Text(), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_entry')),
    schema='priv'
    )
    op.create_index('ix_exchange_entry_at', 'exchange_entry', ['at'], unique=False, schema='priv')
    op.create_index('ix_exchange_entry_record', 'exchange_entry', ['object', 'our_id'], unique=False, schema='priv')
    op.create_table('exchange_in',
    sa.Column('object', sa.Text(), nullable=False),
    sa.Column('their_id', sa.Uuid(), nullable=False),
    sa.Column('row', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('modified_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('waits_in', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('waits_for', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('code', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('attempts', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('since_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('object', 'their_id', name=op.f('pk_exchange_in')),
    schema='priv'
    )
    op.create_index('ix_exchange_in_due', 'exchange_in', ['due_at'], unique=False, schema='priv')
    op.create_index('ix_exchange_in_waits', 'exchange_in', ['waits_in', 'waits_for'], unique=False, schema='priv')
    op.create_table('exchange_link',
    sa.Column('object', sa.Text(), nullable=False),
    sa.Column('our_id', sa.BigInteger(), nullable=False),
    sa.Column('their_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.Text(), server_default=sa.text("'linked'"), nullable=False),
    sa.Column('base', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('ours', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('sent', postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    sa.Column('modified_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('missed', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('agreed_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("state IN ('creating', 'linked', 'gone_there', 'gone_here', 'parted')", name=op.f('ck_exchange_link_state')),
    sa.PrimaryKeyConstraint('object', 'our_id', name=op.f('pk_exchange_link')),
    sa.UniqueConstraint('object', 'their_id', name=op.f('uq_exchange_link_object_their_id')),
    schema='priv'
    )
    op.create_table('exchange_object',
    sa.Column('object', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('entity', sa.Text(), nullable=False),
    sa.Column('direction', sa.Text(), server_default=sa.text("'off'"), nullable=False),
    sa.Column('leader', sa.Text(), server_default=sa.text("'both'"), nullable=False),
    sa.Column('deletions', sa.Text(), server_default=sa.text("'off'"), nullable=False),
    sa.Column('filter', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'::jsonb"), nullable=False),
    sa.Column('constants', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('fields', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'::jsonb"), nullable=False),
    sa.Column('watermark_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('scanned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.CheckConstraint("deletions IN ('off', 'scan')", name=op.f('ck_exchange_object_deletions')),
    sa.CheckConstraint("direction IN ('off', 'in', 'out', 'both')", name=op.f('ck_exchange_object_direction')),
    sa.CheckConstraint("leader IN ('theirs', 'both', 'ours')", name=op.f('ck_exchange_object_leader')),
    sa.PrimaryKeyConstraint('object', name=op.f('pk_exchange_object')),
    schema='priv'
    )
    op.create_table('exchange_out',
    sa.Column('object', sa.Text(), nullable=False),
    sa.Column('our_id', sa.BigInteger(), nullable=False),
    sa.Column('seq', sa.BigInteger(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('attempts', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('code', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.PrimaryKeyConstraint('object', 'our_id', name=op.f('pk_exchange_out')),
    schema='priv'
    )
    op.create_index('ix_exchange_out_due', 'exchange_out', ['due_at'], unique=False, schema='priv')
    op.create_table('exchange_value',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('dictionary', sa.Text(), nullable=False),
    sa.Column('theirs', sa.Text(), nullable=False),
    sa.Column('their_name', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('ours', sa.Text(), nullable=True),
    sa.Column('main', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('also', postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_value')),
    sa.UniqueConstraint('dictionary', 'theirs', name=op.f('uq_exchange_value_dictionary_theirs')),
    schema='priv'
    )
    op.create_index('uq_exchange_value_main', 'exchange_value', ['dictionary', 'ours'], unique=True, schema='priv', postgresql_where=sa.text('main'))
    op.create_table('exchange_conflict',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('object', sa.Text(), nullable=False),
    sa.Column('our_id', sa.BigInteger(), nullable=False),
    sa.Column('field', sa.Text(), nullable=False),
    sa.Column('base', sa.Text(), nullable=True),
    sa.Column('ours', sa.Text(), nullable=True),
    sa.Column('theirs', sa.Text(), nullable=True),
    sa.Column('rule', sa.Text(), nullable=False),
    sa.Column('found_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('decision', sa.Text(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("decision IN ('ours', 'theirs')", name=op.f('ck_exchange_conflict_decision')),
    sa.ForeignKeyConstraint(['decided_by'], ['crm.employee.id'], name=op.f('fk_exchange_conflict_decided_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_conflict')),
    schema='priv'
    )
    op.create_index('uq_exchange_conflict_open', 'exchange_conflict', ['object', 'our_id', 'field'], unique=True, schema='priv', postgresql_where=sa.text('decision IS NULL'))
    op.create_table('exchange_deletion',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('object', sa.Text(), nullable=False),
    sa.Column('our_id', sa.BigInteger(), nullable=False),
    sa.Column('their_id', sa.Uuid(), nullable=False),
    sa.Column('side', sa.Text(), nullable=False),
    sa.Column('found_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('decision', sa.Text(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decided_by', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("decision IN ('delete', 'part', 'restore')", name=op.f('ck_exchange_deletion_decision')),
    sa.CheckConstraint("side IN ('here', 'there')", name=op.f('ck_exchange_deletion_side')),
    sa.ForeignKeyConstraint(['decided_by'], ['crm.employee.id'], name=op.f('fk_exchange_deletion_decided_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_deletion')),
    schema='priv'
    )
    op.create_index('uq_exchange_deletion_open', 'exchange_deletion', ['object', 'our_id'], unique=True, schema='priv', postgresql_where=sa.text('decision IS NULL'))
    op.create_table('exchange_lease',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('token', sa.Uuid(), nullable=False),
    sa.Column('employee_id', sa.BigInteger(), nullable=True),
    sa.Column('host', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('until_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ahead_seconds', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.ForeignKeyConstraint(['employee_id'], ['crm.employee.id'], name=op.f('fk_exchange_lease_employee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_lease')),
    schema='priv'
    )
    op.create_index('uq_exchange_lease_one', 'exchange_lease', [sa.literal_column('(true)')], unique=True, schema='priv')
    op.create_table('exchange_profile',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('profile', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('active', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('saved_by', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['saved_by'], ['crm.employee.id'], name=op.f('fk_exchange_profile_saved_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_profile')),
    schema='priv'
    )
    op.create_index('uq_exchange_profile_one', 'exchange_profile', [sa.literal_column('(true)')], unique=True, schema='priv')
    op.create_table('exchange_run',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('employee_id', sa.BigInteger(), nullable=True),
    sa.Column('host', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('received', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('sent', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('failed', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('requests', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('code', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('words', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.ForeignKeyConstraint(['employee_id'], ['crm.employee.id'], name=op.f('fk_exchange_run_employee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_exchange_run')),
    schema='priv'
    )
    op.create_index('ix_exchange_run_started_at', 'exchange_run', ['started_at'], unique=False, schema='priv')
    _money()
    for table in ('invoice', 'act'):
        op.drop_constraint(op.f(f'ck_{table}_number'), table, schema='crm')
        op.create_check_constraint(op.f(f'ck_{table}_number'), table, 'number IS NOT NULL OR sequence IS NULL', schema='crm')


def _money() -> None:
    """A refund named one payment; the parts of it are written out, and what of them was credit is counted at the payment."""
    op.add_column('invoice_line', sa.Column('calculation_line_id', sa.BigInteger(), nullable=True), schema='crm')
    op.add_column('invoice_line', sa.Column('lowest_price_kopecks', sa.BigInteger(), nullable=True), schema='crm')
    op.create_index(op.f('ix_invoice_line_calculation_line_id'), 'invoice_line', ['calculation_line_id'], unique=False, schema='crm')
    op.create_foreign_key(op.f('fk_invoice_line_calculation_line_id'), 'invoice_line', 'calculation_line', ['calculation_line_id'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('sent_mail', sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False), schema='crm')
    op.create_table('margin_norm',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('percent', sa.Numeric(precision=4, scale=2), nullable=True),
    sa.Column('set_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('set_by', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('percent > 0 AND percent < 100', name=op.f('ck_margin_norm_percent')),
    sa.ForeignKeyConstraint(['set_by'], ['crm.employee.id'], name=op.f('fk_margin_norm_set_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_margin_norm')),
    schema='priv'
    )
    op.create_table('refund_part',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('refund_id', sa.BigInteger(), nullable=False),
    sa.Column('payment_id', sa.BigInteger(), nullable=False),
    sa.Column('invoice_id', sa.BigInteger(), nullable=True),
    sa.Column('amount_kopecks', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('amount_kopecks > 0', name=op.f('ck_refund_part_amount')),
    sa.ForeignKeyConstraint(['invoice_id'], ['crm.invoice.id'], name=op.f('fk_refund_part_invoice_id')),
    sa.ForeignKeyConstraint(['payment_id'], ['crm.payment.id'], name=op.f('fk_refund_part_payment_id')),
    sa.ForeignKeyConstraint(['refund_id'], ['crm.payment.id'], name=op.f('fk_refund_part_refund_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_refund_part')),
    sa.UniqueConstraint('refund_id', 'payment_id', 'invoice_id', name=op.f('uq_refund_part_refund_id_payment_id_invoice_id'), postgresql_nulls_not_distinct=True),
    schema='priv'
    )
    op.create_index('ix_refund_part_payment_id', 'refund_part', ['payment_id', 'invoice_id'], unique=False, schema='priv')
    op.add_column('payment', sa.Column('returned_kopecks', sa.BigInteger(), server_default=sa.text('0'), nullable=False), schema='crm')
    op.add_column('payment', sa.Column('refund_of_ids', postgresql.ARRAY(sa.BigInteger()), server_default=sa.text("'{}'"), nullable=False), schema='crm')
    op.execute("""
        INSERT INTO priv.refund_part (refund_id, payment_id, invoice_id, amount_kopecks)
        SELECT r.id, r.refund_of_id, a.invoice_id, a.amount_kopecks FROM crm.payment r JOIN crm.payment_allocation a ON a.payment_id = r.id
        WHERE r.refund_of_id IS NOT NULL
        UNION ALL SELECT r.id, r.refund_of_id, NULL, r.amount_kopecks - r.allocated_kopecks FROM crm.payment r
        WHERE r.refund_of_id IS NOT NULL AND r.amount_kopecks > r.allocated_kopecks""")
    op.execute("""
        UPDATE crm.payment p SET returned_kopecks = coalesce(x.returned, 0), refund_of_ids = CASE WHEN p.refund_of_id IS NULL THEN '{}' ELSE ARRAY[p.refund_of_id] END
        FROM (SELECT q.id, (SELECT sum(t.amount_kopecks) FROM priv.refund_part t WHERE t.payment_id = q.id AND t.invoice_id IS NULL) AS returned FROM crm.payment q) x
        WHERE x.id = p.id AND (x.returned IS NOT NULL OR p.refund_of_id IS NOT NULL)""")
    op.drop_column('payment', 'refund_of_id', schema='crm')
    op.create_index('ix_payment_refund_of_ids', 'payment', ['refund_of_ids'], unique=False, schema='crm', postgresql_using='gin', postgresql_where=sa.text("refund_of_ids <> '{}'"))
    op.create_check_constraint(op.f('ck_payment_returned'), 'payment', 'returned_kopecks >= 0 AND allocated_kopecks + returned_kopecks <= amount_kopecks', schema='crm')


def downgrade() -> None:
    raise NotImplementedError("the way back is the backup made before the migration")
