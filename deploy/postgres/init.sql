-- Run once by the image, as its superuser, when the volume is empty. The two applications own a database each and
-- are not superusers; neither may connect to the other's. Schemas and tables are Flyway's (Recourse) and Keycloak's.
\getenv recourse_password RECOURSE_DB_PASSWORD
\getenv keycloak_password KEYCLOAK_DB_PASSWORD

CREATE ROLE recourse LOGIN PASSWORD :'recourse_password';
CREATE DATABASE recourse OWNER recourse;
REVOKE ALL ON DATABASE recourse FROM PUBLIC;

CREATE ROLE keycloak LOGIN PASSWORD :'keycloak_password';
CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
