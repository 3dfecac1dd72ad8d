-- What dashboards read of the other rooms, and how: nothing of a person but an officer's name, nothing of a card, nothing of a buyer.
create view insight.register_line as
  select product_id, address, name, producer, place, star, industry_code, province_code, commune_code, standing, last_day, expires_on, is_demo
  from registry.listing;
comment on view insight.register_line is 'The register''s lines without the words that they are searched by';

create view insight.open_renewal as
  select c.product_id, n.dossier_id, n.filed_on from registry.certificate c join registry.renewal n on n.certificate_id = c.id
  where n.closed_on is null;
comment on view insight.open_renewal is 'Re-evaluations on their way, by product';

create view insight.dossier_name as
  select d.id, d.code, d.product_name as name, o.name as producer
  from dossiers.dossier d join people.organisation o on o.id = d.organisation_id;
comment on view insight.dossier_name is 'What a dossier is called, and whose it is';

create view insight.receipt as select dossier_id, received_on from dossiers.submission;
comment on view insight.receipt is 'The legal day on which a commune received a dossier';

create view insight.supplement_days as
  select a.dossier_id, a.level, a.asked_on, w.answered_on
  from dossiers.supplement a left join dossiers.supplement_answer w on w.supplement_id = a.id;
comment on view insight.supplement_days is 'When a clock stood still';

create view insight.council_name as select id, name, level, province_code from councils.council;
comment on view insight.council_name is 'Councils by name';

create view insight.council_seat as select council_id, person_id from councils.member;
comment on view insight.council_seat is 'Who sits in which council';

create view insight.officer_name as select id, full_name from people.person;
comment on view insight.officer_name is 'Names of officers, shown to officers of the same authority alone';

create view insight.commune_name as
  select code, full_name as name from people.unit where valid_to is null and level = 'commune';
comment on view insight.commune_name is 'Today''s communes by name';

create view insight.oversight_task as
  select 'inspection' as kind, i.id, i.code, i.product_id, i.due_on from registry.inspection i
  where not exists (select from registry.inspection_record e where e.inspection_id = i.id)
  union all
  select 'withdrawal', w.id, w.conclusion_document, w.product_id, w.due_on from registry.withdrawal w
  where not exists (select from registry.withdrawal_end e where e.withdrawal_id = w.id)
  union all
  select 'report', r.id, r.code, r.product_id, (r.reported_at at time zone 'Asia/Ho_Chi_Minh')::date from registry.report r
  where not exists (select from registry.report_answer e where e.report_id = r.id);
comment on view insight.oversight_task is 'Inspections without a record, withdrawals that did not end, reports without an answer; due_on of a report is the day it came';

create view insight.overseen_product as
  select id, name, industry_code, province_code, commune_code from registry.product;
comment on view insight.overseen_product is 'The products that inspections, withdrawals and reports are about';

create view insight.seller_order as select id, seller_id, status, placed_at, due_at, goods_dong from market.shop_order;
comment on view insight.seller_order is 'Orders as their seller counts them; nothing of the buyer';

grant select on insight.register_line, insight.open_renewal, insight.dossier_name, insight.receipt, insight.supplement_days,
  insight.council_name, insight.council_seat, insight.officer_name, insight.commune_name, insight.oversight_task, insight.overseen_product,
  insight.seller_order to saolang_reader;
