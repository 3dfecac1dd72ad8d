create index product_gtin on registry.product (gtin) where gtin is not null;
