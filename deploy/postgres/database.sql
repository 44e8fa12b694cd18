-- Run by a superuser inside a new, empty database of Facturix CRM (the roles exist already).
-- facturix_owner migrates the schema; facturix_app may connect and use it, and gets the rest table by table
-- from the migrations.
alter schema public owner to facturix_owner;
revoke all on schema public from public;
grant usage on schema public to facturix_app;

-- Not every one of these may be created by an ordinary owner, so all of them are created here.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;
create extension if not exists citext;
create extension if not exists pg_stat_statements;
