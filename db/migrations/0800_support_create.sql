-- The room of help: what producers and officials learn and are advised.
create schema support;
grant usage on schema support to saolang_app, saolang_reader;
