create table shelf (name text not null primary key) strict, without rowid;
