-- Who was trained and what changed: read across rooms, counted and never shown by name.
create view insight.trained as
  select t.person_id, t.course_id, c.title as course, c.audience, c.subjects, t.issued_at
  from support.training_certificate t join support.course c on c.id = t.course_id
  where t.person_id is not null and t.revoked_at is null;
comment on view insight.trained is 'Who holds a certificate of attendance, and since when; counted by unit and role, never shown by name';

create view insight.official as
  select g.person_id, g.role, g.level, g.province_code, g.commune_code, g.valid_from, g.valid_to
  from people.role_grant g
  where g.role in ('commune-officer', 'provincial-officer', 'ministry-officer', 'council-member', 'council-chair');
comment on view insight.official is 'Who carries the programme in which unit; a role that ended has valid_to';

create view insight.practised as
  select m.person_id, c.level, c.province_code, k.signed_at, a.set_id, k.choices, a.choices as model
  from councils.practice_card k
  join councils.member m on m.id = k.member_id
  join councils.practice p on p.id = k.practice_id
  join councils.anchor a on a.id = p.anchor_id
  join councils.council c on c.id = p.council_id;
comment on view insight.practised is 'Cards on anchors with their model score; read only to be averaged over many members';

grant select on insight.trained, insight.official, insight.practised to saolang_reader, saolang_app;
