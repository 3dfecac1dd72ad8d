-- Courses that ask for a signed practice card.
create table support.course_practice (
  course_id uuid constraint course_practice_once primary key constraint course_practice_course references support.course (id),
  asked_at timestamptz not null
);
comment on table support.course_practice is 'Courses whose certificate asks for a card signed on an anchor dossier; what the card says stays with its author';
grant select, insert on support.course_practice to saolang_app;
grant select on support.course_practice to saolang_reader;
