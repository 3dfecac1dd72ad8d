-- Who was named in an event may see it: one step up, one step down (Circular 02/2024/TT-BKHCN, art. 3).
alter table trace.event add column parties text[];
alter table trace.event_item add column parties text[];
comment on column trace.event.parties is 'Who is named as source, destination or in a transaction: GLNs as gln:…, anybody else by their identifier; null for nobody';
create index event_parties on trace.event using gin (parties) where parties is not null;

create table trace.party (
  id uuid constraint party_pk primary key,
  key text not null,
  identifier text not null,
  owner_id uuid not null,
  commune_code text,
  claimed_by uuid not null,
  claimed_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  ended_at timestamptz,
  constraint party_confirmed check ((confirmed_by is null) = (confirmed_at is null))
);
comment on table trace.party is 'By what identifiers a producer or a connected system is named in events; one gives rights once it is confirmed';
create unique index party_once on trace.party (key) where confirmed_at is not null and ended_at is null;
create unique index party_claimed_once on trace.party (owner_id, key) where ended_at is null;

create table trace.published_event (
  event_id uuid not null,
  event_time timestamptz not null,
  subject text not null,
  published_at timestamptz not null,
  ended_at timestamptz,
  constraint published_event_pk primary key (event_id, event_time, subject)
);
comment on table trace.published_event is 'Events whose public part anybody may see, and for which product or lot they were published; written by the publish gate';
create index published_event_subject on trace.published_event (subject);

grant select, insert, update (confirmed_by, confirmed_at, ended_at) on trace.party to saolang_app;
grant select, insert, update (published_at, ended_at) on trace.published_event to saolang_app;
grant select on trace.party, trace.published_event to saolang_reader;
