-- Each statement lasts by itself, and the process may be killed between two: all can be done again.

-- The files a run was told by, as sealed; runs older than this have no row.
create table if not exists sealed_inputs (
  run_id        varchar(200) primary key references attempt (run_id),
  manifest      char(64)     not null
);

-- The chain of packages handed over, an estate each; content is the manifest without its link.
create table if not exists handoff (
  estate        varchar(200) not null,
  sequence      bigint       not null,
  content       char(64)     not null,
  manifest      char(64)     not null,
  run_id        varchar(200) not null references attempt (run_id),
  primary key (estate, sequence),
  unique (estate, content)
);
