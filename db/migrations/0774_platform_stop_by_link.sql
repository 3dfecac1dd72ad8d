alter table platform.message add column unsubscribe_url text;
comment on column platform.message.unsubscribe_url is 'Where one stops such messages with one press (RFC 8058); names a letter by a signed token, so it is erased with the address';
