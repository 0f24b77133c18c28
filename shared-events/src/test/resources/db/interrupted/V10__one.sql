CREATE TABLE interrupted.one (id int);
