-- What is told concerns few publications and recalls: they are found by what events mention, and no more by asking every one of them.
create table trace.follow_mark (
  name text constraint follow_mark_pk primary key,
  recorded_at timestamptz not null
);
comment on table trace.follow_mark is 'Until when each follower of events looked through what was recorded';
-- A day back where there are events: whoever was behind while this version came catches up.
insert into trace.follow_mark (name, recorded_at)
select name, max(record_time) - interval '1 day' from trace.event, (values ('publications'), ('recalls')) as followers (name)
group by name having max(record_time) is not null;
create index publication_things on trace.publication using gin (things) where ended_at is null and lot_id is not null;

grant select, insert, update (recorded_at) on trace.follow_mark to saolang_app;
grant select on trace.follow_mark to saolang_reader;
