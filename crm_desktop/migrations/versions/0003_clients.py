"""Clients kept whole: addresses, imports that can be undone, merges, hand-overs, the log of personal data."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

CHECKS = (
    ('client_account', 'account', "account ~ '^[0-9]{5}[0-9ABCEHKMPTX][0-9]{14}$'"),
    ('client_import', 'kind', "kind IN ('clients', 'tasks')"),
    ('client_import', 'state', "state IN ('staged', 'done', 'undone', 'dropped')"),
    ('direction', 'release_after_days', 'release_after_days >= 0'),
    ('direction', 'warn_days', 'warn_days >= 1 AND (release_after_days = 0 OR warn_days <= release_after_days)'),
)


def upgrade() -> None:
    """New columns have defaults; a direction returned sooner than it warns is told to warn as late as it can."""
    op.create_table('personal_data_log',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('employee_id', sa.BigInteger(), nullable=False),
    sa.Column('login', sa.Text(), server_default=sa.text('session_user'), nullable=False),
    sa.Column('address', postgresql.INET(), server_default=sa.text('inet_client_addr()'), nullable=True),
    sa.Column('action', sa.Text(), nullable=False),
    sa.Column('client_id', sa.BigInteger(), nullable=True),
    sa.Column('contact_id', sa.BigInteger(), nullable=True),
    sa.Column('day_on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), server_default=sa.text('clock_timestamp()'), nullable=False),
    sa.Column('last_at', sa.DateTime(timezone=True), server_default=sa.text('clock_timestamp()'), nullable=False),
    sa.Column('times', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.Column('people', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_personal_data_log')),
    schema='priv'
    )
    op.create_index('ix_personal_data_log_client', 'personal_data_log', ['client_id'], unique=False, schema='priv')
    op.create_index('uq_personal_data_log_view', 'personal_data_log', ['employee_id', 'client_id', 'day_on'], unique=True, schema='priv', postgresql_where=sa.text("action = 'view'"))
    op.create_table('hand_over',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('from_id', sa.BigInteger(), nullable=False),
    sa.Column('to_id', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('counts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.BigInteger(), nullable=True),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('from_id <> to_id', name=op.f('ck_hand_over_another')),
    sa.ForeignKeyConstraint(['created_by'], ['crm.employee.id'], name=op.f('fk_hand_over_created_by')),
    sa.ForeignKeyConstraint(['from_id'], ['crm.employee.id'], name=op.f('fk_hand_over_from_id')),
    sa.ForeignKeyConstraint(['to_id'], ['crm.employee.id'], name=op.f('fk_hand_over_to_id')),
    sa.ForeignKeyConstraint(['undone_by'], ['crm.employee.id'], name=op.f('fk_hand_over_undone_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_over')),
    schema='crm'
    )
    op.create_index(op.f('ix_hand_over_from_id'), 'hand_over', ['from_id'], unique=False, schema='crm')
    op.create_index(op.f('ix_hand_over_to_id'), 'hand_over', ['to_id'], unique=False, schema='crm')
    op.create_table('client_import_row',
    sa.Column('import_id', sa.BigInteger(), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=True),
    sa.Column('about', postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    sa.Column('client_id', sa.BigInteger(), nullable=True),
    sa.Column('contact_id', sa.BigInteger(), nullable=True),
    sa.Column('task_id', sa.BigInteger(), nullable=True),
    sa.Column('before', postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    sa.Column('version_after', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['import_id'], ['crm.client_import.id'], name=op.f('fk_client_import_row_import_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('import_id', 'row', name=op.f('pk_client_import_row')),
    schema='priv'
    )
    op.create_index('ix_client_import_row_client', 'client_import_row', ['client_id'], unique=False, schema='priv')
    op.create_table('client_import_staged',
    sa.Column('import_id', sa.BigInteger(), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('sent', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('problem', sa.Text(), nullable=True),
    sa.Column('decision', sa.Text(), nullable=True),
    sa.Column('inn', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('kpp', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('name_sort', sa.Text(collation='C'), server_default=sa.text("''"), nullable=False),
    sa.Column('name_key', sa.Text(collation='C'), server_default=sa.text("''"), nullable=False),
    sa.Column('person', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.PrimaryKeyConstraint('import_id', 'row', name=op.f('pk_client_import_staged')),
    schema='priv',
    prefixes=['UNLOGGED']
    )
    op.create_table('hand_over_row',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('hand_over_id', sa.BigInteger(), nullable=False),
    sa.Column('relation', sa.Text(), nullable=False),
    sa.Column('row_id', sa.BigInteger(), nullable=False),
    sa.Column('before', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.ForeignKeyConstraint(['hand_over_id'], ['crm.hand_over.id'], name=op.f('fk_hand_over_row_hand_over_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_over_row')),
    schema='priv'
    )
    op.create_index('ix_hand_over_row_hand_over', 'hand_over_row', ['hand_over_id'], unique=False, schema='priv')
    op.create_table('client_address',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('client_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.Text(), server_default=sa.text("'actual'"), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('comment', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("address <> ''", name=op.f('ck_client_address_address')),
    sa.CheckConstraint("kind IN ('actual', 'branch', 'delivery', 'warehouse', 'other')", name=op.f('ck_client_address_kind')),
    sa.ForeignKeyConstraint(['client_id'], ['crm.client.id'], name=op.f('fk_client_address_client_id')),
    sa.ForeignKeyConstraint(['created_by'], ['crm.employee.id'], name=op.f('fk_client_address_created_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_address')),
    schema='crm'
    )
    op.create_index(op.f('ix_client_address_client_id'), 'client_address', ['client_id'], unique=False, schema='crm')
    op.create_table('client_merge',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('survivor_id', sa.BigInteger(), nullable=False),
    sa.Column('merged_id', sa.BigInteger(), nullable=False),
    sa.Column('survivor_name', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('merged_name', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('reason', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('chosen', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('counts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by', sa.BigInteger(), nullable=True),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint('survivor_id <> merged_id', name=op.f('ck_client_merge_another')),
    sa.ForeignKeyConstraint(['created_by'], ['crm.employee.id'], name=op.f('fk_client_merge_created_by')),
    sa.ForeignKeyConstraint(['merged_id'], ['crm.client.id'], name=op.f('fk_client_merge_merged_id')),
    sa.ForeignKeyConstraint(['survivor_id'], ['crm.client.id'], name=op.f('fk_client_merge_survivor_id')),
    sa.ForeignKeyConstraint(['undone_by'], ['crm.employee.id'], name=op.f('fk_client_merge_undone_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_merge')),
    schema='crm'
    )
    op.create_index(op.f('ix_client_merge_merged_id'), 'client_merge', ['merged_id'], unique=False, schema='crm')
    op.create_index(op.f('ix_client_merge_survivor_id'), 'client_merge', ['survivor_id'], unique=False, schema='crm')
    op.create_table('different_clients',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('first_id', sa.BigInteger(), nullable=False),
    sa.Column('second_id', sa.BigInteger(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('first_id < second_id', name=op.f('ck_different_clients_order')),
    sa.ForeignKeyConstraint(['created_by'], ['crm.employee.id'], name=op.f('fk_different_clients_created_by')),
    sa.ForeignKeyConstraint(['first_id'], ['crm.client.id'], name=op.f('fk_different_clients_first_id')),
    sa.ForeignKeyConstraint(['second_id'], ['crm.client.id'], name=op.f('fk_different_clients_second_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_different_clients')),
    schema='crm'
    )
    op.create_index('uq_different_clients_pair', 'different_clients', ['first_id', 'second_id'], unique=True, schema='crm')
    op.create_table('destruction_act',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('destroyed_on', sa.Date(), nullable=False),
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('client_id', sa.BigInteger(), nullable=False),
    sa.Column('client_name', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('request_on', sa.Date(), nullable=True),
    sa.Column('comment', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('categories', postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('counts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('organization_id', sa.BigInteger(), nullable=True),
    sa.Column('version', sa.Integer(), server_default=sa.text('1'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.CheckConstraint("reason IN ('request', 'withdrawn', 'purpose_reached', 'unlawful', 'order')", name=op.f('ck_destruction_act_reason')),
    sa.ForeignKeyConstraint(['client_id'], ['crm.client.id'], name=op.f('fk_destruction_act_client_id')),
    sa.ForeignKeyConstraint(['contact_id'], ['crm.contact.id'], name=op.f('fk_destruction_act_contact_id')),
    sa.ForeignKeyConstraint(['created_by'], ['crm.employee.id'], name=op.f('fk_destruction_act_created_by')),
    sa.ForeignKeyConstraint(['organization_id'], ['crm.organization.id'], name=op.f('fk_destruction_act_organization_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_destruction_act')),
    schema='crm'
    )
    op.create_index('uq_destruction_act_number', 'destruction_act', ['year', 'number'], unique=True, schema='crm')
    op.create_table('client_merge_row',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('merge_id', sa.BigInteger(), nullable=False),
    sa.Column('relation', sa.Text(), nullable=False),
    sa.Column('row_id', sa.BigInteger(), nullable=False),
    sa.Column('before', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['merge_id'], ['crm.client_merge.id'], name=op.f('fk_client_merge_row_merge_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_client_merge_row')),
    schema='priv'
    )
    op.create_index('ix_client_merge_row_merge', 'client_merge_row', ['merge_id'], unique=False, schema='priv')
    op.create_table('contact_search',
    sa.Column('contact_id', sa.BigInteger(), nullable=False),
    sa.Column('client_id', sa.BigInteger(), nullable=False),
    sa.Column('words', sa.Text(collation='C'), nullable=False),
    sa.Column('grams', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['contact_id'], ['crm.contact.id'], name=op.f('fk_contact_search_contact_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contact_id', name=op.f('pk_contact_search')),
    schema='priv'
    )
    op.create_index(op.f('ix_contact_search_client_id'), 'contact_search', ['client_id'], unique=False, schema='priv')
    op.create_index('ix_contact_search_grams', 'contact_search', ['grams'], unique=False, schema='priv', postgresql_using='gin')
    op.create_index('ix_deal_contact', 'deal', ['contact_id'], unique=False, schema='crm', postgresql_where=sa.text('contact_id IS NOT NULL'))
    op.create_index('ix_quote_contact', 'quote', ['contact_id'], unique=False, schema='crm', postgresql_where=sa.text('contact_id IS NOT NULL'))
    op.create_index('ix_destruction_act_contact', 'destruction_act', ['contact_id'], unique=False, schema='crm')
    op.create_index('ix_client_search_due', 'client_search', ['client_id'], unique=False, schema='priv', postgresql_where=sa.text("grams = '{}'"))
    op.create_index('ix_contact_search_due', 'contact_search', ['contact_id'], unique=False, schema='priv', postgresql_where=sa.text("grams = '{}'"))
    op.add_column('bank', sa.Column('closed_on', sa.Date(), nullable=True), schema='crm')
    op.add_column('client', sa.Column('merged_into_id', sa.BigInteger(), nullable=True), schema='crm')
    op.add_column('client', sa.Column('registry_state', sa.Text(), server_default=sa.text("''"), nullable=False), schema='crm')
    op.add_column('client', sa.Column('registry_on', sa.Date(), nullable=True), schema='crm')
    op.create_foreign_key(op.f('fk_client_merged_into_id'), 'client', 'client', ['merged_into_id'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('client_account', sa.Column('main', sa.Boolean(), server_default=sa.text('false'), nullable=False), schema='crm')
    op.add_column('client_account', sa.Column('key_reason', sa.Text(), server_default=sa.text("''"), nullable=False), schema='crm')
    op.add_column('client_direction', sa.Column('warned_on', sa.Date(), nullable=True), schema='crm')
    op.add_column('client_direction', sa.Column('keep_until_on', sa.Date(), nullable=True), schema='crm')
    op.create_index(op.f('ix_claim_client_id'), 'claim', ['client_id'], unique=False, schema='crm')
    op.add_column('claim', sa.Column('ended_how', sa.Text(), server_default=sa.text("''"), nullable=False), schema='crm')
    op.add_column('client_direction', sa.Column('note', sa.Text(), server_default=sa.text("''"), nullable=False), schema='crm')
    op.add_column('client_import', sa.Column('kind', sa.Text(), server_default=sa.text("'clients'"), nullable=False), schema='crm')
    op.add_column('client_import', sa.Column('state', sa.Text(), server_default=sa.text("'staged'"), nullable=False), schema='crm')
    op.add_column('client_import', sa.Column('same_count', sa.Integer(), server_default=sa.text('0'), nullable=False), schema='crm')
    op.add_column('client_import', sa.Column('done_at', sa.DateTime(timezone=True), nullable=True), schema='crm')
    op.add_column('client_import', sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True), schema='crm')
    op.add_column('client_import', sa.Column('undone_by', sa.BigInteger(), nullable=True), schema='crm')
    op.create_foreign_key(op.f('fk_client_import_undone_by'), 'client_import', 'employee', ['undone_by'], ['id'], source_schema='crm', referent_schema='crm')
    op.add_column('contact', sa.Column('active', sa.Boolean(), server_default=sa.text('true'), nullable=False), schema='crm')
    op.add_column('contact', sa.Column('anonymised_at', sa.DateTime(timezone=True), nullable=True), schema='crm')
    op.add_column('direction', sa.Column('warn_days', sa.Integer(), server_default=sa.text('14'), nullable=False), schema='crm')
    op.execute("UPDATE crm.client_import SET state = 'done', done_at = updated_at")
    op.execute("UPDATE crm.direction SET warn_days = greatest(1, release_after_days) WHERE release_after_days < warn_days")
    op.drop_constraint(op.f('ck_client_account_account'), 'client_account', schema='crm')
    for table, name, condition in CHECKS:
        op.create_check_constraint(op.f(f'ck_{table}_{name}'), table, condition, schema='crm')


def downgrade() -> None:
    raise NotImplementedError("the way back is the backup made before the migration")
