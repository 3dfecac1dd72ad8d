-- Scans are what a country makes most of: like events they can lie on several machines, so their key carries the key of distribution,
-- and nothing that they name must be on the same machine. Scans are written only of codes that were just looked up.
alter table trace.scan drop constraint scan_pk, add constraint scan_pk primary key (key, id), drop constraint scan_key;
alter table trace.scan_month drop constraint scan_month_key;
comment on column trace.scan.key is 'A row of trace.product_key, which may lie on another machine';
