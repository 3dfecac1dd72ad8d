-- Courses for whoever carries the programme: producers, officers, members of councils. One engine for all of them.
create table support.course (
  id uuid constraint course_pk primary key,
  title text not null constraint course_has_a_title check (title <> ''),
  about text not null,
  audience text[] not null constraint course_is_for_somebody check (cardinality(audience) > 0),
  subjects text[] not null,
  level text not null constraint course_level check (level in ('commune', 'province', 'nation')),
  province_code text,
  commune_code text,
  pass_percent int constraint course_pass_percent check (pass_percent between 1 and 100),
  most_attempts int constraint course_attempts check (most_attempts between 1 and 20),
  made_by uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  ended_at timestamptz,
  is_demo boolean not null,
  constraint course_place_fits_level check (
    case level when 'nation' then num_nonnulls(province_code, commune_code) = 0
      when 'province' then province_code is not null and commune_code is null
      else num_nulls(province_code, commune_code) = 0 end)
);
comment on table support.course is 'What is taught, to whom, by which authority. A course once published is ended, never deleted: certificates name it';
create index course_reach on support.course (level, province_code, commune_code) where published_at is not null and ended_at is null;

create table support.course_lesson (
  id uuid constraint course_lesson_pk primary key,
  course_id uuid not null constraint course_lesson_course references support.course (id),
  position int not null,
  title text not null constraint course_lesson_has_a_title check (title <> ''),
  words text not null,
  minutes int not null constraint course_lesson_minutes check (minutes between 1 and 600),
  changed_at timestamptz not null,
  changed_by uuid not null,
  ended_at timestamptz
);
comment on table support.course_lesson is 'Lessons to read at home. The words are lines in our own simple spelling, never HTML';
create index course_lesson_course on support.course_lesson (course_id, position) where ended_at is null;

create table support.lesson_file (
  lesson_id uuid not null constraint lesson_file_lesson references support.course_lesson (id),
  sha256 text not null constraint lesson_file_file references platform.file (sha256),
  file_name text not null,
  caption text not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  constraint lesson_file_pk primary key (lesson_id, sha256)
);
comment on table support.lesson_file is 'Pictures and papers of a lesson';

create table support.lesson_reading (
  lesson_id uuid not null constraint lesson_reading_lesson references support.course_lesson (id),
  person_id uuid not null constraint lesson_reading_person references people.person (id),
  finished_at timestamptz not null,
  constraint lesson_is_finished_once primary key (lesson_id, person_id)
);
comment on table support.lesson_reading is 'Who says they have read a lesson';
create index lesson_reading_person on support.lesson_reading (person_id);

create table support.course_question (
  id uuid constraint course_question_pk primary key,
  course_id uuid not null constraint course_question_course references support.course (id),
  position int not null,
  words text not null constraint course_question_asks check (words <> ''),
  options jsonb not null,
  right_option int not null,
  reason text not null constraint course_question_says_why check (reason <> ''),
  added_at timestamptz not null,
  ended_at timestamptz
);
comment on table support.course_question is 'Questions of a course''s test: options, which is right, and why. A changed question is a new one';
create index course_question_course on support.course_question (course_id, position) where ended_at is null;

create table support.course_attempt (
  course_id uuid not null constraint course_attempt_course references support.course (id),
  person_id uuid not null constraint course_attempt_person references people.person (id),
  attempt_no int not null,
  sheet jsonb not null,
  right_count int not null,
  question_count int not null constraint course_attempt_asks check (question_count > 0),
  has_passed boolean not null,
  taken_at timestamptz not null,
  constraint course_attempt_once primary key (course_id, person_id, attempt_no)
);
comment on table support.course_attempt is 'Append-only: a test as it was asked and answered';
create index course_attempt_person on support.course_attempt (person_id);

create table support.course_session (
  id uuid constraint course_session_pk primary key,
  course_id uuid not null constraint course_session_course references support.course (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  commune_code text not null,
  province_code text not null,
  address text not null constraint course_session_has_an_address check (address <> ''),
  trainer text not null,
  capacity int not null constraint course_session_capacity check (capacity between 1 and 2000),
  made_by uuid not null,
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  cancel_reason text,
  constraint course_session_ends_after_it_starts check (ends_at > starts_at),
  constraint course_session_cancelled_with_a_reason check ((cancelled_at is null) = (cancel_reason is null))
);
comment on table support.course_session is 'A meeting of a course: when, where, by whom, for how many';
create index course_session_course on support.course_session (course_id, starts_at);

create table support.enrolment (
  id uuid constraint enrolment_pk primary key,
  session_id uuid not null constraint enrolment_session references support.course_session (id),
  person_id uuid constraint enrolment_person references people.person (id),
  name text not null constraint enrolment_has_a_name check (name <> ''),
  organisation_id uuid constraint enrolment_organisation references people.organisation (id),
  seat int constraint enrolment_seat_counts_from_one check (seat > 0),
  enrolled_by uuid not null,
  enrolled_at timestamptz not null,
  left_at timestamptz,
  constraint enrolment_of_a_person_once unique (session_id, person_id),
  constraint enrolment_left_gives_its_seat_back check (left_at is null or seat is null)
);
comment on table support.enrolment is 'Who comes to a session. Without a seat: the waiting list, in order of enrolment. Without a person: somebody without an account, enrolled by an officer; the name is then all that is known';
create unique index enrolment_seat_taken_once on support.enrolment (session_id, seat);
create index enrolment_person on support.enrolment (person_id);
create index enrolment_organisation on support.enrolment (organisation_id);

create table support.attendance (
  enrolment_id uuid constraint attendance_once primary key constraint attendance_enrolment references support.enrolment (id),
  way text not null constraint attendance_way check (way in ('code', 'list')),
  noted_by uuid not null,
  noted_at timestamptz not null
);
comment on table support.attendance is 'Append-only: who was there, by the code on the trainer''s screen or by the trainer''s list';

create table support.training_certificate (
  id uuid constraint training_certificate_pk primary key,
  code text not null constraint training_certificate_code_once unique,
  course_id uuid not null constraint training_certificate_course references support.course (id),
  person_id uuid constraint training_certificate_person references people.person (id),
  enrolment_id uuid constraint training_certificate_enrolment references support.enrolment (id),
  facts jsonb not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoke_reason text,
  constraint training_certificate_of_a_person_once unique (course_id, person_id),
  constraint training_certificate_of_a_guest_once unique (course_id, enrolment_id),
  constraint training_certificate_has_a_holder check (num_nonnulls(person_id, enrolment_id) = 1),
  constraint training_certificate_revoked_with_a_reason check ((revoked_at is null) = (revoke_reason is null))
);
comment on table support.training_certificate is 'Certificates of attendance; facts holds what the paper says. Its code answers for ever, revoked or not';

grant select, insert, update on support.course, support.course_lesson, support.course_session, support.enrolment to saolang_app;
grant select, insert on support.lesson_reading, support.course_attempt, support.course_question, support.lesson_file, support.attendance,
  support.training_certificate to saolang_app;
grant update (ended_at) on support.course_question to saolang_app;
grant update (ended_at, caption) on support.lesson_file to saolang_app;
grant update (revoked_at, revoke_reason) on support.training_certificate to saolang_app;
grant select on support.course, support.course_lesson, support.lesson_file, support.lesson_reading, support.course_question, support.course_attempt,
  support.course_session, support.enrolment, support.attendance, support.training_certificate to saolang_reader;
