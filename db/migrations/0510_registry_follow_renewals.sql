-- The re-evaluations that the clock of a certificate must know, told by the dossiers room. One that was filed in time and is
-- undecided carries the stars past their last day (Decision 26/2026/QĐ-TTg, art. 12.3): the status stays computed.
create table registry.renewal (
  dossier_id uuid constraint renewal_once primary key constraint renewal_dossier references dossiers.dossier (id),
  certificate_id uuid not null constraint renewal_certificate references registry.certificate (id),
  filed_on date not null,
  closed_on date,
  constraint renewal_ends_after_it_began check (closed_on >= filed_on)
);
comment on table registry.renewal is 'A re-evaluation filed for a certificate; closed_on is the day of its result, null while it is undecided';
create index renewal_certificate on registry.renewal (certificate_id);

grant select, insert, update on registry.renewal to saolang_app;
grant select on registry.renewal to saolang_reader;
create trigger renewal_tells after insert or update on registry.renewal for each statement execute function registry.tell_change();

create table registry.reminder (
  certificate_id uuid not null constraint reminder_certificate references registry.certificate (id),
  kind text not null constraint reminder_kind
    check (kind in ('window-opens', 'window-closing', 'window-closes', 'ending', 'expired')),
  recipient text not null constraint reminder_recipient check (recipient in ('producer', 'commune', 'province')),
  due_on date not null,
  filed_at timestamptz not null,
  constraint reminder_once primary key (certificate_id, kind, recipient)
);
comment on table registry.reminder is 'Append-only: what the clock of a certificate told, to whom. The primary key is the rule "a reminder is given once"';
create index reminder_due on registry.reminder (due_on desc, certificate_id);

grant select, insert on registry.reminder to saolang_app;
grant select on registry.reminder to saolang_reader;

create index certificate_expires on registry.certificate (expires_on) where expires_on is not null;

-- A line of the list keeps both days: its certificate's own last day, and the last with extensions. What lies between is "extended".
alter table registry.listing add column expires_on date;
update registry.listing l set expires_on = case when not l.is_extended then l.last_day else (
  select max(c.expires_on) from registry.certificate c where c.product_id = l.product_id and c.expires_on < l.last_day) end;
alter table registry.listing drop column is_extended;
create index listing_expires on registry.listing (expires_on) where standing = 'clocked';
