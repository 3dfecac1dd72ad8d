create table market.campaign_visit (
  campaign_id uuid not null constraint campaign_visit_campaign references market.campaign (id),
  on_day date not null,
  visits int not null constraint campaign_visit_some check (visits > 0),
  constraint campaign_visit_pk primary key (campaign_id, on_day)
);
comment on table market.campaign_visit is 'How often pages were opened by the links of a campaign, a number a day: nobody is told apart, and nothing is left on their machine';
grant select, insert, update on market.campaign_visit to saolang_app;
grant select on market.campaign_visit to saolang_reader;
