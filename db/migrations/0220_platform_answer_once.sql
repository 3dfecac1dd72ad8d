create table platform.answered_request (
  person_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  status int not null,
  headers jsonb not null,
  body text,
  answered_at timestamptz not null,
  constraint answered_request_once primary key (person_id, key)
);
comment on table platform.answered_request is 'What was answered to a write with an Idempotency-Key, kept in the transaction of that write; the same key is answered the same for 90 days';
create index answered_request_at on platform.answered_request (answered_at);
grant select, insert, delete on platform.answered_request to saolang_app;
grant select on platform.answered_request to saolang_reader;
