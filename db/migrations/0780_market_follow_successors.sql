-- Rows follow a producer that went into another. Rights and duties of a contract go over whole (Bộ luật Dân sự 91/2015/QH13, Điều 88, 89):
-- its party is the successor from then on, and what was signed stands under it.
alter table market.framework_signature drop constraint framework_signature_party;
alter table market.framework_signature add constraint framework_signature_party
  foreign key (framework_id, organisation_id) references market.framework_party (framework_id, organisation_id) on update cascade;
grant update (organisation_id) on market.framework_party, market.demand_invitation, market.fair_sale to saolang_app;
