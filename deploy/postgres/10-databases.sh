#!/usr/bin/env bash
# Run once by the PostgreSQL image when its data folder is empty: three roles, two databases, and nothing for public.
# The passwords travel as psql variables, which quote themselves; none is ever part of the SQL text.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$FACTURIX_DB_OWNER_PASSWORD" \
  -v app_password="$FACTURIX_DB_PASSWORD" \
  -v keycloak_password="$KEYCLOAK_DB_PASSWORD" <<'SQL'
create role facturix_owner login password :'owner_password';
create role facturix_app login password :'app_password';
create role keycloak login password :'keycloak_password';
create database facturix owner facturix_owner template template0;
create database keycloak owner keycloak template template0;
revoke all on database facturix from public;
revoke all on database keycloak from public;
grant connect on database facturix to facturix_app;
SQL

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname facturix -f /opt/facturix/database.sql
