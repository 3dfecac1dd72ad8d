create table trace.named_query (
  owner_id uuid not null,
  name text not null,
  parameters jsonb not null,
  made_at timestamptz not null,
  ended_at timestamptz
);
comment on table trace.named_query is 'Questions kept under a name by whoever asks them (EPCIS 2.0 section 12.7.4); one that was taken away is ended, not gone';
create unique index named_query_once on trace.named_query (owner_id, name) where ended_at is null;

grant select, insert, update (ended_at) on trace.named_query to saolang_app;
grant select on trace.named_query to saolang_reader;
