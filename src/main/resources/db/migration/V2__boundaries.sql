-- Each statement lasts by itself, and the process may be killed between two: all can be done again.

-- What passes each boundary of an assessment, in the order of zones; the document is what is digested.
create table if not exists boundary (
  run_id        varchar(200) not null references attempt (run_id),
  ordinal       bigint       not null,
  from_zone     varchar(2048) not null,
  to_zone       varchar(2048) not null,
  document      text         not null,
  primary key (run_id, ordinal)
);
