CREATE TABLE interrupted.two (id int);
