create table market.campaign (
  id uuid constraint campaign_pk primary key,
  slug text not null constraint campaign_slug_once unique,
  title text not null,
  purpose text not null constraint campaign_purpose check (purpose in ('news-email', 'news-sms')),
  province_code text,
  to_province text,
  to_industry text,
  subject_vi text not null,
  subject_en text not null,
  body_vi text not null,
  body_en text not null,
  state text not null constraint campaign_state check (state in ('draft', 'scheduled', 'sending', 'sent', 'cancelled')),
  send_at timestamptz,
  reached uuid,
  over_limit int not null default 0 constraint campaign_over_limit check (over_limit >= 0),
  unreachable int not null default 0 constraint campaign_unreachable check (unreachable >= 0),
  made_at timestamptz not null,
  made_by uuid,
  began_at timestamptz,
  ended_at timestamptz,
  constraint campaign_time check (state in ('draft', 'cancelled') or send_at is not null),
  constraint campaign_own_province check (province_code is null or to_province = province_code)
);
comment on table market.campaign is 'Messages to those who agreed, of a province or the Ministry. Who they are is asked when it is sent; reached is the last person that was looked at';
create index campaign_due on market.campaign (send_at) where state in ('scheduled', 'sending');
grant select, insert, update on market.campaign to saolang_app;
grant select on market.campaign to saolang_reader;

create table market.campaign_letter (
  id uuid constraint campaign_letter_pk primary key,
  campaign_id uuid not null constraint campaign_letter_campaign references market.campaign (id),
  person_id uuid not null constraint campaign_letter_person references people.person (id),
  purpose text not null,
  month text not null constraint campaign_letter_month check (month ~ '^\d{4}-\d{2}$'),
  place int not null constraint campaign_letter_two_a_month check (place in (1, 2)),
  made_at timestamptz not null,
  stopped_at timestamptz,
  constraint campaign_letter_once unique (campaign_id, person_id),
  constraint campaign_letter_of_month unique (person_id, month, place)
);
comment on table market.campaign_letter is 'Whom a campaign wrote to. Two places a month and no third: the constraint is the promise that people agreed to';
grant select, insert, update on market.campaign_letter to saolang_app;
grant select on market.campaign_letter to saolang_reader;
