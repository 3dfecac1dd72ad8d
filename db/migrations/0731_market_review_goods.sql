create table market.buyer_review (
  id uuid constraint buyer_review_pk primary key,
  order_id uuid not null,
  line_no int not null,
  product_id uuid not null constraint buyer_review_product references registry.product (id),
  seller_id uuid not null constraint buyer_review_seller references market.seller_terms (organisation_id),
  pack text not null,
  stars smallint not null constraint buyer_review_stars check (stars between 1 and 5),
  words text not null,
  is_demo boolean not null,
  written_at timestamptz not null,
  removed_at timestamptz,
  constraint buyer_review_line foreign key (order_id, line_no) references market.shop_order_line (order_id, no),
  constraint buyer_review_once unique (order_id, line_no)
);
comment on table market.buyer_review is 'What a buyer says of one line of a delivered order, once. Who bought is not here: the order leads to them while it is kept';
create index buyer_review_of_product on market.buyer_review (product_id, written_at desc);
create index buyer_review_of_seller on market.buyer_review (seller_id, written_at desc);

create table market.buyer_review_photo (
  review_id uuid not null constraint buyer_review_photo_review references market.buyer_review (id),
  no int not null,
  sha256 text not null constraint buyer_review_photo_file references platform.file (sha256),
  width int not null,
  height int not null,
  constraint buyer_review_photo_pk primary key (review_id, no)
);
comment on table market.buyer_review_photo is 'Append-only: photos of a review, at most three';
create index buyer_review_photo_file on market.buyer_review_photo (sha256);

create table market.buyer_review_answer (
  review_id uuid constraint buyer_review_answer_pk primary key constraint buyer_review_answer_review references market.buyer_review (id),
  words text not null,
  at timestamptz not null,
  by uuid,
  by_role text not null
);
comment on table market.buyer_review_answer is 'Append-only: the seller''s one answer to a review, and whether an officer wrote it for them';

create table market.buyer_review_report (
  id uuid constraint buyer_review_report_pk primary key,
  review_id uuid not null constraint buyer_review_report_review references market.buyer_review (id),
  ground text not null constraint buyer_review_report_ground check (ground in ('personal-data', 'insult', 'unlawful', 'not-about-goods', 'advertising')),
  words text not null,
  by_role text not null,
  reported_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  outcome text constraint buyer_review_report_outcome check (outcome in ('kept', 'removed')),
  constraint buyer_review_report_settled check ((settled_at is null) = (outcome is null))
);
comment on table market.buyer_review_report is 'Why somebody holds that a review may not stand; an officer of the product''s province decides';
create index buyer_review_report_queue on market.buyer_review_report (reported_at) where settled_at is null;
create unique index buyer_review_report_open on market.buyer_review_report (review_id, ground) where settled_at is null;

create table market.buyer_review_removal (
  review_id uuid constraint buyer_review_removal_pk primary key constraint buyer_review_removal_review references market.buyer_review (id),
  ground text not null constraint buyer_review_removal_ground check (ground in ('personal-data', 'insult', 'unlawful', 'not-about-goods', 'advertising')),
  words text not null,
  at timestamptz not null,
  by uuid
);
comment on table market.buyer_review_removal is 'Append-only: on which ground an officer took a review''s words out of sight; that it was removed stays in sight';

create table market.product_rating (
  product_id uuid constraint product_rating_pk primary key constraint product_rating_product references registry.product (id),
  reviews int not null constraint product_rating_reviews check (reviews >= 0),
  stars_sum int not null constraint product_rating_sum check (stars_sum between reviews and 5 * reviews)
);
comment on table market.product_rating is 'Sums of the reviews that stand, changed in the transaction that writes or removes one';

grant select, insert, update on market.buyer_review, market.buyer_review_report, market.product_rating to saolang_app;
grant select, insert on market.buyer_review_photo, market.buyer_review_answer, market.buyer_review_removal to saolang_app;
grant select on market.buyer_review, market.buyer_review_photo, market.buyer_review_answer, market.buyer_review_report,
  market.buyer_review_removal, market.product_rating to saolang_reader;
