-- 0001_schema, from `repoc migrate diff`. Read it, and change it where you know better, before it is applied; from then on
-- it stays as it is. It runs in one transaction, with foreign keys off, which are checked at its end.

create table if not exists items (
  sku text not null,
  stock integer not null check (stock between -2147483648 and 2147483647),
  primary key (sku)
) strict, without rowid;

create table if not exists customers (
  id text not null,
  address_street text not null,
  address_city text not null,
  delivery_street text,
  delivery_city text,
  primary key (id)
) strict, without rowid;

create table if not exists orders (
  number integer primary key autoincrement,
  customer text not null,
  state integer not null,
  tags text not null,
  counts text not null,
  foreign key (customer) references customers (id) deferrable initially deferred
) strict;

create table if not exists line (
  order_number integer not null,
  lines_position integer not null,
  sku text not null,
  weight text not null,
  primary key (order_number, sku),
  foreign key (order_number) references orders (number) on delete cascade
) strict, without rowid;

create table if not exists payment (
  order_number integer not null,
  paid integer not null,
  primary key (order_number),
  foreign key (order_number) references orders (number) on delete cascade
) strict, without rowid;

create index if not exists orders_customer_idx
on orders (customer);
