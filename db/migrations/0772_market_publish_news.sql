create table market.news (
  id uuid constraint news_pk primary key,
  slug text not null constraint news_slug_once unique,
  kind text not null constraint news_kind check (kind in ('news', 'event')),
  state text not null constraint news_state check (state in ('draft', 'published', 'archived')),
  province_code text,
  title_vi text not null,
  title_en text not null,
  body_vi text not null,
  body_en text not null,
  on_day date not null,
  place text not null,
  source text not null,
  source_url text not null,
  is_demo boolean not null,
  written_at timestamptz not null,
  written_by uuid,
  changed_at timestamptz not null,
  published_at timestamptz,
  published_by uuid,
  archived_at timestamptz,
  archived_by uuid,
  constraint news_published check ((state = 'draft') = (published_at is null)),
  constraint news_archived check ((state = 'archived') = (archived_at is not null))
);
comment on table market.news is 'News and events in two languages, of a province or, without one, of the nation: draft, published, archived';
create index news_public on market.news (published_at desc) where state = 'published';
grant select, insert, update on market.news to saolang_app;
grant select on market.news to saolang_reader;

create table market.news_file (
  news_id uuid not null constraint news_file_news references market.news (id),
  no int not null constraint news_file_no check (no between 1 and 8),
  sha256 text not null,
  media_type text not null,
  byte_size int not null,
  file_name text not null,
  width int,
  height int,
  caption_vi text not null,
  caption_en text not null,
  credit text not null,
  added_at timestamptz not null,
  added_by uuid,
  constraint news_file_pk primary key (news_id, no)
);
comment on table market.news_file is 'Pictures and papers of a piece of news; pictures with what they show and whose they are';
create index news_file_content on market.news_file (sha256);
grant select, insert, delete on market.news_file to saolang_app;
grant select on market.news_file to saolang_reader;
