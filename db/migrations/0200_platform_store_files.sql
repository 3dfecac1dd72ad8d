-- Files lie outside the database, under the hash of their content; a row here says what that content is.
create table platform.file (
  sha256 text constraint file_pk primary key constraint file_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null constraint file_media_type check (media_type in ('image/jpeg', 'image/webp', 'application/pdf')),
  byte_size bigint not null constraint file_byte_size check (byte_size > 0),
  pages int constraint file_pages check (pages > 0),
  width int constraint file_width check (width > 0),
  height int constraint file_height check (height > 0),
  stored_at timestamptz not null,
  constraint file_measures check (case media_type when 'application/pdf' then pages is not null else num_nulls(width, height) = 0 end)
);
comment on table platform.file is 'Content-addressed uploads: checked, images re-encoded; append-only';

grant usage on schema platform to saolang_reader;
grant select, insert on platform.file to saolang_app;
grant select on platform.file to saolang_reader;
