-- What the system has to say to people outside of it. A row is made by the act that has something to say; an event of the same
-- transaction delivers it, at least once.
create table platform.message (
  id uuid constraint message_pk primary key,
  about text not null,
  channel text not null constraint message_channel check (channel in ('email', 'sms', 'zalo')),
  address text,
  subject text not null,
  body text not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  constraint message_once unique (about, channel),
  constraint message_waits_for_its_address check (address is not null or settled_at is not null)
);
comment on table platform.message is 'The outbox of messages. `about` says what for and to whom without naming them, so that nothing is said twice; the address is erased as soon as the message is settled';
create index message_waiting on platform.message (made_at) where settled_at is null;

create table platform.delivery (
  message_id uuid not null constraint delivery_message references platform.message (id),
  attempt int not null,
  outcome text not null constraint delivery_outcome check (outcome in ('delivered', 'failed', 'refused', 'switched-off')),
  reference text,
  detail text,
  tried_at timestamptz not null,
  constraint delivery_pk primary key (message_id, attempt)
);
comment on table platform.delivery is 'Append-only: every attempt to deliver a message and its outcome; reference is the carrier''s own number';

grant select, insert, update on platform.message to saolang_app;
grant select, insert on platform.delivery to saolang_app;
grant usage on schema platform to saolang_reader;
grant select on platform.delivery to saolang_reader;
grant select (id, about, channel, subject, made_at, settled_at) on platform.message to saolang_reader;
