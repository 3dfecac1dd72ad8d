create table people.webhook (
  id uuid constraint webhook_pk primary key,
  client_id uuid not null constraint webhook_client references people.client (id),
  url text not null,
  kinds text[] not null constraint webhook_has_a_kind check (cardinality(kinds) > 0),
  sealed_secret text not null,
  cursor text not null,
  opened_at timestamptz not null,
  ended_at timestamptz
);
comment on table people.webhook is 'An address that a client is told changes at; cursor is the last change that was put into a delivery';
create index webhook_client on people.webhook (client_id) where ended_at is null;

create table people.webhook_delivery (
  id uuid constraint webhook_delivery_pk primary key,
  webhook_id uuid not null constraint webhook_delivery_webhook references people.webhook (id),
  body text not null,
  changes int not null,
  state text not null constraint webhook_delivery_state check (state in ('queued', 'taken', 'dead')),
  tries int not null default 0,
  due_at timestamptz not null,
  last_status int,
  last_error text,
  queued_at timestamptz not null,
  settled_at timestamptz
);
comment on table people.webhook_delivery is 'What a webhook is told, until it is taken; dead after the last try, until somebody sends it again';
create index webhook_delivery_due on people.webhook_delivery (due_at) where state = 'queued';
create index webhook_delivery_webhook on people.webhook_delivery (webhook_id, queued_at);

grant select, insert, update on people.webhook, people.webhook_delivery to saolang_app;
grant delete on people.webhook_delivery to saolang_app;
grant select on people.webhook, people.webhook_delivery to saolang_reader;
