create table market.live_session (
  id uuid constraint live_session_pk primary key,
  seller_id uuid not null constraint live_session_seller references market.seller_terms (organisation_id),
  host_id uuid constraint live_session_host references people.person (id),
  title text not null,
  about text not null,
  starts_at timestamptz not null,
  status text not null constraint live_session_status check (status in ('planned', 'live', 'ended', 'stopped', 'cancelled')),
  began_at timestamptz,
  silent_since timestamptz,
  ended_at timestamptz,
  stopped_at timestamptz,
  stopped_by uuid,
  stop_reason text,
  warning text,
  slow_seconds int not null default 5 constraint live_session_slow check (slow_seconds between 1 and 600),
  blocked_words text not null default '',
  key_version int not null default 1,
  most_viewers int not null default 0,
  replay_ms bigint,
  replay_bytes bigint,
  erased_at timestamptz,
  is_demo boolean not null,
  made_at timestamptz not null,
  made_by uuid,
  constraint live_session_stop check ((status = 'stopped') = (stop_reason is not null))
);
comment on table market.live_session is 'A live sale: who hosts it, how it stands by the table in core/market/live/session.ts, and what is kept of it until retention ends';
create index live_session_seller on market.live_session (seller_id, starts_at desc);
create index live_session_open on market.live_session (status, starts_at) where status in ('planned', 'live');

create table market.live_host (
  organisation_id uuid not null constraint live_host_seller references people.organisation (id),
  person_id uuid not null constraint live_host_person references people.person (id),
  verified_at timestamptz not null,
  verified_by uuid not null,
  constraint live_host_pk primary key (organisation_id, person_id)
);
comment on table market.live_host is 'Hosts whom an officer met and knows for who they are; whoever signed in by the State''s own identity needs none. No number and no picture of a paper is kept (Luật 91/2025/QH15, Điều 29)';

create table market.live_paper (
  id uuid constraint live_paper_pk primary key,
  organisation_id uuid not null constraint live_paper_seller references people.organisation (id),
  product_id uuid constraint live_paper_product references registry.product (id),
  kind text not null constraint live_paper_kind check (kind in ('business', 'quality', 'advertising')),
  number text not null,
  issued_on date not null,
  until_on date,
  sha256 text not null,
  media_type text not null,
  file_name text not null,
  added_at timestamptz not null,
  added_by uuid,
  refused_at timestamptz,
  refused_by uuid,
  refused_why text,
  constraint live_paper_whole check ((kind = 'business') = (product_id is null)),
  constraint live_paper_refusal check ((refused_at is null) = (refused_why is null))
);
comment on table market.live_paper is 'Papers that a seller must show before a product is sold live (Luật 122/2025/QH15, Điều 23); an officer may refuse one with a reason';
create index live_paper_seller on market.live_paper (organisation_id, product_id);

create table market.live_item (
  session_id uuid not null constraint live_item_session references market.live_session (id),
  offer_id uuid not null constraint live_item_offer references market.offer (id),
  no int not null,
  aside_id uuid constraint live_item_aside references market.stock_aside (id),
  flash_dong bigint constraint live_item_flash check (flash_dong > 0),
  flash_from timestamptz,
  flash_until timestamptz,
  removed_at timestamptz,
  removed_why text constraint live_item_removed_why check (removed_why in ('seller', 'certificate', 'officer')),
  constraint live_item_pk primary key (session_id, offer_id),
  constraint live_item_flash_whole check ((flash_dong is null) = (flash_from is null) and (flash_dong is null) = (flash_until is null)
    and (flash_dong is null or aside_id is not null)),
  constraint live_item_removal check ((removed_at is null) = (removed_why is null))
);
comment on table market.live_item is 'The bag of a live sale, with a flash price while it lasts, which is sold out of stock set aside for it alone';
create index live_item_offer on market.live_item (offer_id) where removed_at is null;

create table market.live_take (
  session_id uuid not null constraint live_take_session references market.live_session (id),
  no int not null,
  source text not null constraint live_take_source check (source in ('browser', 'rtmp', 'engine')),
  began_at timestamptz not null,
  heard_at timestamptz not null,
  ended_at timestamptz,
  media_ms bigint,
  constraint live_take_pk primary key (session_id, no)
);
comment on table market.live_take is 'A stretch of pictures between two breaks; the place of a moment in the recording is counted from them';
create unique index live_take_one on market.live_take (session_id) where ended_at is null;

create table market.live_pin (
  session_id uuid not null,
  no int not null,
  offer_id uuid not null,
  media_ms bigint not null,
  at timestamptz not null,
  by uuid,
  constraint live_pin_pk primary key (session_id, no),
  constraint live_pin_item foreign key (session_id, offer_id) references market.live_item (session_id, offer_id)
);
comment on table market.live_pin is 'Append-only: which product was shown from which moment of the recording: its chapters';

create table market.live_message (
  id bigint generated always as identity constraint live_message_pk primary key,
  session_id uuid not null constraint live_message_session references market.live_session (id),
  author bytea not null,
  author_name text,
  words text,
  at timestamptz not null,
  is_host boolean not null default false,
  hidden_at timestamptz,
  hidden_by uuid
);
comment on table market.live_message is 'What was said beside a live sale. author is a hash of a cookie: enough to mute somebody, not to know them; name and words are erased when retention ends';
create index live_message_session on market.live_message (session_id, id);
create index live_message_author on market.live_message (session_id, author, at);

create table market.live_muted (
  session_id uuid not null constraint live_muted_session references market.live_session (id),
  author bytea not null,
  at timestamptz not null,
  by uuid,
  constraint live_muted_pk primary key (session_id, author)
);
comment on table market.live_muted is 'Who may not speak in a live sale any more';

create table market.live_complaint (
  id uuid constraint live_complaint_pk primary key,
  code text not null constraint live_complaint_code_once unique,
  session_id uuid not null constraint live_complaint_session references market.live_session (id),
  offer_id uuid,
  commune_code text not null,
  province_code text not null,
  kind text not null constraint live_complaint_kind check (kind in ('false-claims', 'not-as-shown', 'forbidden-goods', 'behaviour', 'other')),
  words text not null,
  media_ms bigint,
  at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text,
  constraint live_complaint_answer check ((answered_at is null) = (answer is null))
);
comment on table market.live_complaint is 'Complaints about a live sale, for officers of the area; no contact is asked: a code follows it';
create index live_complaint_open on market.live_complaint (session_id) where answered_at is null;

create table market.live_push (
  id uuid constraint live_push_pk primary key,
  session_id uuid not null constraint live_push_session references market.live_session (id),
  name text not null,
  address text not null,
  secret text not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  failed_at timestamptz,
  failed_why text
);
comment on table market.live_push is 'Other platforms that a live sale is sent on to; secret is the sealed stream key';
create index live_push_session on market.live_push (session_id) where ended_at is null;

create table market.live_presence (
  session_id uuid not null,
  process text not null,
  viewers int not null,
  at timestamptz not null,
  constraint live_presence_pk primary key (session_id, process)
);
comment on table market.live_presence is 'How many watch through each process, told every few seconds';

grant select, insert, update on market.live_session, market.live_host, market.live_paper, market.live_item, market.live_take,
  market.live_message, market.live_complaint, market.live_push, market.live_presence to saolang_app;
grant delete on market.live_presence to saolang_app;
grant select, insert on market.live_pin, market.live_muted to saolang_app;
grant select on market.live_session, market.live_host, market.live_paper, market.live_item, market.live_take, market.live_pin,
  market.live_message, market.live_muted, market.live_complaint, market.live_presence to saolang_reader;
grant select (id, session_id, name, address, made_at, ended_at, failed_at, failed_why) on market.live_push to saolang_reader;
-- Whether a host is known by the State's own identity is read, never which.
grant select (person_id) on people.identity to saolang_reader;
