create table market.story (
  id uuid constraint story_pk primary key,
  slug text not null constraint story_slug_once unique,
  organisation_id uuid not null constraint story_organisation references people.organisation (id),
  product_id uuid constraint story_product references registry.product (id),
  village text,
  province_code text not null,
  is_demo boolean not null,
  made_at timestamptz not null,
  made_by uuid,
  taken_down_at timestamptz,
  taken_down_by uuid,
  taken_down_why text,
  constraint story_about_one check ((product_id is null) <> (village is null)),
  constraint story_removal check (num_nulls(taken_down_at, taken_down_why) in (0, 2))
);
comment on table market.story is 'Stories that producers tell of a product or of their village. What is told stands in story_version';
create unique index story_of_product on market.story (product_id) where product_id is not null;
create index story_of_organisation on market.story (organisation_id);
grant select, insert, update on market.story to saolang_app;
grant select on market.story to saolang_reader;

create table market.story_version (
  story_id uuid not null constraint story_version_story references market.story (id),
  no int not null constraint story_version_no check (no > 0),
  state text not null constraint story_version_state check (state in ('draft', 'submitted', 'approved', 'refused', 'replaced')),
  title_vi text not null,
  title_en text not null,
  body_vi text not null,
  body_en text not null,
  written_at timestamptz not null,
  written_by uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  refused_why text,
  constraint story_version_pk primary key (story_id, no),
  constraint story_version_submitted check ((state = 'draft') = (submitted_at is null)),
  constraint story_version_decided check ((state in ('draft', 'submitted')) = (decided_at is null)),
  constraint story_version_refusal check ((state = 'refused') = (refused_why is not null)),
  constraint story_version_other_eyes check (decided_by is null or state = 'refused' or decided_by <> submitted_by)
);
comment on table market.story_version is 'What a story tells, version by version: written, handed in, approved or refused with the reason. Whoever hands in does not approve';
create unique index story_version_open_once on market.story_version (story_id) where state in ('draft', 'submitted');
create unique index story_version_public_once on market.story_version (story_id) where state = 'approved';
grant select, insert, update on market.story_version to saolang_app;
grant select on market.story_version to saolang_reader;

create table market.story_picture (
  story_id uuid not null,
  version int not null,
  no int not null constraint story_picture_no check (no between 1 and 6),
  sha256 text not null,
  width int not null,
  height int not null,
  alt_vi text not null,
  alt_en text not null,
  credit text not null constraint story_picture_credit check (credit <> ''),
  rights_by uuid,
  added_at timestamptz not null,
  constraint story_picture_pk primary key (story_id, version, no),
  constraint story_picture_version foreign key (story_id, version) references market.story_version (story_id, no)
);
comment on table market.story_picture is 'Pictures of a version, with what they show, whose they are, and who said that they may be used';
create index story_picture_content on market.story_picture (sha256);
grant select, insert, delete on market.story_picture to saolang_app;
grant select on market.story_picture to saolang_reader;
