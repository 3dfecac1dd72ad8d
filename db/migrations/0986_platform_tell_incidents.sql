create table platform.incident (
  id uuid constraint incident_pk primary key,
  part text not null constraint incident_part check (part in ('all', 'register', 'filing', 'codes', 'mail', 'shop')),
  title_vi text not null constraint incident_title check (length(btrim(title_vi)) between 5 and 200),
  title_en text constraint incident_title_en check (length(title_en) <= 200),
  began_at timestamptz not null,
  ended_at timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint incident_ends_after_it_began check (ended_at >= began_at)
);
comment on table platform.incident is 'What did not work, as the administrator tells everybody: public, names nobody';
create index incident_newest on platform.incident (began_at desc);

create table platform.incident_word (
  incident_id uuid not null constraint incident_word_incident references platform.incident (id),
  no int not null,
  says_vi text not null constraint incident_word_says check (length(btrim(says_vi)) between 5 and 2000),
  says_en text constraint incident_word_says_en check (length(says_en) <= 2000),
  said_by uuid not null,
  said_at timestamptz not null,
  constraint incident_word_pk primary key (incident_id, no)
);
comment on table platform.incident_word is 'Append-only: what was said of an incident as it went on';
grant select, insert on platform.incident, platform.incident_word to saolang_app;
grant update (ended_at) on platform.incident to saolang_app;
grant select on platform.incident, platform.incident_word to saolang_reader;
