create table market.bulk_buyer (
  organisation_id uuid constraint bulk_buyer_pk primary key constraint bulk_buyer_organisation references people.organisation (id),
  kind text not null constraint bulk_buyer_kind check (kind in ('supermarket', 'restaurant', 'hotel', 'exporter', 'distributor', 'kitchen')),
  about text not null,
  phone text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  verified_at timestamptz,
  refused_at timestamptz,
  refused_why text,
  decided_by uuid,
  constraint bulk_buyer_decided_once check (verified_at is null or refused_at is null),
  constraint bulk_buyer_refusal check ((refused_at is null) = (refused_why is null))
);
comment on table market.bulk_buyer is 'Organisations that buy in bulk: each asked, and an officer knows it for one or not';

create table market.supply (
  product_id uuid constraint supply_pk primary key constraint supply_product references registry.product (id),
  organisation_id uuid not null constraint supply_organisation references people.organisation (id),
  unit text not null constraint supply_unit check (unit in ('kg', 'litre', 'piece')),
  shelf_days int not null constraint supply_shelf check (shelf_days > 0),
  min_order numeric not null constraint supply_min check (min_order >= 0),
  delivers_to text[] not null,
  papers jsonb not null constraint supply_papers check (jsonb_typeof(papers) = 'array'),
  changed_at timestamptz not null,
  changed_by uuid,
  by_role text not null
);
comment on table market.supply is 'What a producer declares that it can supply of a product; papers: {kind, number, untilOn}. No provinces: delivered to the whole country';
create index supply_organisation on market.supply (organisation_id);

create table market.supply_month (
  product_id uuid not null constraint supply_month_supply references market.supply (product_id),
  month text not null constraint supply_month_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  quantity numeric not null constraint supply_month_quantity check (quantity > 0),
  constraint supply_month_pk primary key (product_id, month)
);
comment on table market.supply_month is 'Capacity by month, as the producer declared it';

create table market.demand (
  id uuid constraint demand_pk primary key,
  buyer_id uuid not null constraint demand_buyer references market.bulk_buyer (organisation_id),
  title text not null,
  set_no int not null,
  unit text not null constraint demand_unit check (unit in ('kg', 'litre', 'piece')),
  min_star int constraint demand_star check (min_star between 3 and 5),
  papers text[] not null,
  quality text not null,
  packing text not null,
  min_shelf_days int not null,
  delivery_place text not null,
  delivery_province text not null,
  from_provinces text[] not null,
  price_from_dong bigint,
  price_to_dong bigint,
  reply_by timestamptz not null,
  access text not null constraint demand_access check (access in ('open', 'invited')),
  state text not null constraint demand_state check (state in ('open', 'awarded', 'closed')),
  closed_why text,
  is_demo boolean not null,
  posted_at timestamptz not null,
  posted_by uuid,
  ended_at timestamptz,
  constraint demand_ended check ((state = 'open') = (ended_at is null))
);
comment on table market.demand is 'A request for quotation: what a buyer wants, by month, and by when it wants answers';
create index demand_buyer on market.demand (buyer_id, posted_at desc);
create index demand_open on market.demand (reply_by) where state = 'open';

create table market.demand_month (
  demand_id uuid not null constraint demand_month_demand references market.demand (id),
  month text not null constraint demand_month_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  quantity numeric not null constraint demand_month_quantity check (quantity > 0),
  constraint demand_month_pk primary key (demand_id, month)
);
comment on table market.demand_month is 'How much of a request in which month';

create table market.demand_invitation (
  demand_id uuid not null constraint demand_invitation_demand references market.demand (id),
  organisation_id uuid not null constraint demand_invitation_organisation references people.organisation (id),
  constraint demand_invitation_pk primary key (demand_id, organisation_id)
);
comment on table market.demand_invitation is 'Whom a buyer asked; a request by invitation is seen by nobody else';

create table market.demand_question (
  id uuid constraint demand_question_pk primary key,
  demand_id uuid not null constraint demand_question_demand references market.demand (id),
  organisation_id uuid not null constraint demand_question_organisation references people.organisation (id),
  question text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  constraint demand_question_answered check ((answer is null) = (answered_at is null))
);
comment on table market.demand_question is 'Questions about a request. Every producer reads them with their answers; who asked, only the buyer and the asker know';
create index demand_question_demand on market.demand_question (demand_id, asked_at);

create table market.quote (
  id uuid constraint quote_pk primary key,
  demand_id uuid not null constraint quote_demand references market.demand (id),
  lead_id uuid not null constraint quote_lead references people.organisation (id),
  state text not null constraint quote_state check (state in ('draft', 'sent', 'withdrawn', 'awarded', 'lost')),
  terms jsonb not null,
  version int not null default 0,
  award_reason text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint quote_award check ((state = 'awarded') = (award_reason is not null)),
  constraint quote_of_demand unique (id, demand_id)
);
comment on table market.quote is 'An answer to a request, of one organisation or of several under a lead. terms is the draft; what was sent stands in quote_version';
create index quote_demand on market.quote (demand_id);
create unique index quote_awarded_once on market.quote (demand_id) where state = 'awarded';

create table market.quote_share (
  quote_id uuid not null,
  demand_id uuid not null,
  organisation_id uuid not null constraint quote_share_organisation references people.organisation (id),
  product_id uuid not null constraint quote_share_product references registry.product (id),
  months jsonb not null,
  answer text not null constraint quote_share_answer check (answer in ('asked', 'agreed', 'declined')),
  answered_at timestamptz,
  answered_by uuid,
  is_open boolean not null default true,
  constraint quote_share_pk primary key (quote_id, organisation_id),
  constraint quote_share_quote foreign key (quote_id, demand_id) references market.quote (id, demand_id)
);
comment on table market.quote_share is 'What each organisation gives to an answer, by month, and whether it agrees';
-- Whoever stands in two answers to one request would read a rival's prices.
create unique index quote_share_in_one_answer on market.quote_share (demand_id, organisation_id) where is_open;

create table market.quote_version (
  quote_id uuid not null constraint quote_version_quote references market.quote (id),
  no int not null,
  terms jsonb not null,
  shares jsonb not null,
  sent_at timestamptz not null,
  sent_by uuid,
  constraint quote_version_pk primary key (quote_id, no)
);
comment on table market.quote_version is 'Append-only: what was sent to the buyer, version by version';

create table market.quote_sample (
  id uuid constraint quote_sample_pk primary key,
  quote_id uuid not null constraint quote_sample_quote references market.quote (id),
  state text not null constraint quote_sample_state check (state in ('asked', 'sent', 'received', 'judged')),
  wanted text not null,
  sent_words text,
  verdict text constraint quote_sample_verdict check (verdict in ('good', 'bad')),
  verdict_words text,
  asked_at timestamptz not null,
  sent_at timestamptz,
  received_at timestamptz,
  judged_at timestamptz,
  constraint quote_sample_judged check ((state = 'judged') = (verdict is not null))
);
comment on table market.quote_sample is 'Samples of an answer: asked for, sent, received, judged';
create index quote_sample_quote on market.quote_sample (quote_id);

create table market.framework (
  id uuid constraint framework_pk primary key,
  number text not null constraint framework_number_once unique,
  demand_id uuid not null constraint framework_demand references market.demand (id),
  quote_id uuid not null constraint framework_quote_once unique constraint framework_quote references market.quote (id),
  buyer_id uuid not null constraint framework_buyer references market.bulk_buyer (organisation_id),
  lead_id uuid not null constraint framework_lead references people.organisation (id),
  unit text not null,
  state text not null constraint framework_state check (state in ('draft', 'signed', 'ended')),
  version int not null,
  total numeric not null constraint framework_total check (total > 0),
  called numeric not null default 0,
  is_demo boolean not null,
  made_at timestamptz not null,
  signed_at timestamptz,
  constraint framework_called_within_total check (called >= 0 and called <= total)
);
comment on table market.framework is 'A framework contract from an awarded answer; the check is the rule "never more is called off than was agreed in all"';
create index framework_buyer on market.framework (buyer_id);

create table market.framework_party (
  framework_id uuid not null constraint framework_party_framework references market.framework (id),
  organisation_id uuid not null constraint framework_party_organisation references people.organisation (id),
  role text not null constraint framework_party_role check (role in ('buyer', 'lead', 'member')),
  product_id uuid,
  months jsonb not null,
  constraint framework_party_pk primary key (framework_id, organisation_id)
);
comment on table market.framework_party is 'Who signs a framework contract, and what each supplier gives to it';
create index framework_party_organisation on market.framework_party (organisation_id);

create table market.framework_version (
  framework_id uuid not null constraint framework_version_framework references market.framework (id),
  no int not null,
  terms jsonb not null,
  made_at timestamptz not null,
  made_by uuid,
  made_for uuid,
  constraint framework_version_pk primary key (framework_id, no)
);
comment on table market.framework_version is 'Append-only: the contract''s words, version by version, and who proposed each';

create table market.framework_signature (
  framework_id uuid not null,
  version int not null,
  organisation_id uuid not null,
  person_id uuid not null,
  signed_at timestamptz not null,
  constraint framework_signature_pk primary key (framework_id, version, organisation_id),
  constraint framework_signature_version foreign key (framework_id, version) references market.framework_version (framework_id, no),
  constraint framework_signature_party foreign key (framework_id, organisation_id) references market.framework_party (framework_id, organisation_id)
);
comment on table market.framework_signature is 'Append-only: which account confirmed which version for which party; a party signs a version once';

create table market.framework_month (
  framework_id uuid not null constraint framework_month_framework references market.framework (id),
  month text not null constraint framework_month_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  quantity numeric not null,
  called numeric not null default 0,
  constraint framework_month_pk primary key (framework_id, month),
  constraint framework_called_within_month check (called >= 0 and called <= quantity)
);
comment on table market.framework_month is 'What may be called off in a month and what was; the check is the limit';

create table market.call_off (
  id uuid constraint call_off_pk primary key,
  framework_id uuid not null,
  no int not null,
  month text not null,
  quantity numeric not null constraint call_off_quantity check (quantity > 0),
  price_dong bigint not null constraint call_off_price check (price_dong > 0),
  deliver_on date not null,
  place text not null,
  state text not null constraint call_off_state check (state in ('called', 'confirmed', 'declined', 'cancelled', 'done')),
  why text,
  sent numeric not null default 0,
  accepted numeric not null default 0,
  made_at timestamptz not null,
  made_by uuid,
  changed_at timestamptz not null,
  constraint call_off_no_once unique (framework_id, no),
  constraint call_off_month foreign key (framework_id, month) references market.framework_month (framework_id, month),
  constraint call_off_sent_within check (sent >= 0 and sent <= quantity and accepted <= quantity)
);
comment on table market.call_off is 'An order against a framework contract, at the price of its amount; sent counts what is on its way or accepted';

create table market.bulk_delivery (
  id uuid constraint bulk_delivery_pk primary key,
  call_off_id uuid not null constraint bulk_delivery_call_off references market.call_off (id),
  supplier_id uuid not null constraint bulk_delivery_supplier references people.organisation (id),
  quantity numeric not null constraint bulk_delivery_quantity check (quantity > 0),
  sent_at timestamptz not null,
  sent_by uuid,
  accepted numeric,
  defect_words text,
  value_dong bigint,
  settled_at timestamptz,
  settled_by uuid,
  constraint bulk_delivery_accepted check (accepted between 0 and quantity),
  constraint bulk_delivery_settled check ((settled_at is null) = (accepted is null) and (settled_at is null) = (value_dong is null))
);
comment on table market.bulk_delivery is 'What a supplier sent on a call-off and what of it the buyer accepted: value_dong is what counts as outcome';
create index bulk_delivery_call_off on market.bulk_delivery (call_off_id);

create table market.bulk_delivery_lot (
  delivery_id uuid not null constraint bulk_delivery_lot_delivery references market.bulk_delivery (id),
  identifier text not null,
  quantity numeric not null constraint bulk_delivery_lot_quantity check (quantity > 0),
  constraint bulk_delivery_lot_pk primary key (delivery_id, identifier)
);
comment on table market.bulk_delivery_lot is 'Append-only: the lots of a delivery by the identifier that the trace knows them by';
create index bulk_delivery_lot_identifier on market.bulk_delivery_lot (identifier);

grant select, insert, update on market.bulk_buyer, market.supply, market.demand, market.demand_question, market.quote,
  market.quote_share, market.quote_sample, market.framework, market.framework_month, market.call_off, market.bulk_delivery to saolang_app;
grant select, insert, delete on market.supply_month, market.framework_party to saolang_app;
grant delete on market.quote_share to saolang_app;
grant select, insert on market.demand_month, market.demand_invitation, market.quote_version, market.framework_version,
  market.framework_signature, market.bulk_delivery_lot to saolang_app;
grant select on market.bulk_buyer, market.supply, market.supply_month, market.demand, market.demand_month, market.demand_invitation,
  market.demand_question, market.quote, market.quote_share, market.quote_version, market.quote_sample, market.framework,
  market.framework_party, market.framework_version, market.framework_signature, market.framework_month, market.call_off,
  market.bulk_delivery, market.bulk_delivery_lot to saolang_reader;
