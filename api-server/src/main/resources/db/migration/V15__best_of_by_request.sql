-- Requests say how many takes they want, no longer the catalogue.
alter table video alter column best_of drop expression;
alter table video alter column best_of set default 1, add check (best_of between 1 and 16);
