-- One row for each promise that is not yet met or broken.
CREATE TABLE command.scheduled_tasks (
    task_name            text                     NOT NULL,
    task_instance        text                     NOT NULL,
    task_data            bytea,
    execution_time       timestamp with time zone NOT NULL,
    picked               boolean                  NOT NULL,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint                   NOT NULL,
    priority             smallint,
    state                text,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX scheduled_tasks_by_execution_time ON command.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_last_heartbeat ON command.scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_by_priority ON command.scheduled_tasks (priority DESC, execution_time ASC);
