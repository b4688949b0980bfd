-- "quotes", \backslashes\, ünïcödé; and a semicolon in a comment
alter table shelf add column room text not null default 'it''s "here"; \n ?? ${not} [[a]] @variable@';

insert into shelf (name) values ('one');
