-- Zalo's tokens renew themselves: each refresh token is used once and brings the next. All processes share the newest.
create table platform.carrier_token (
  carrier text constraint carrier_token_pk primary key,
  access_token text not null,
  refresh_token text not null,
  expires_at timestamptz not null,
  renewed_at timestamptz not null
);
comment on table platform.carrier_token is 'The newest tokens of a carrier; nobody but the application reads them';
grant select, insert, update on platform.carrier_token to saolang_app;
