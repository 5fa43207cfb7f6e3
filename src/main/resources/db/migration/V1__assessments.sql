-- Each statement lasts by itself, and the process may be killed between two: all can be done again.

-- One row per attempt at a period of an estate. It is open until its assessment is complete.
create table if not exists attempt (
  run_id        varchar(200) primary key,
  estate        varchar(200) not null,
  period        char(7)      not null,
  number        integer      not null,
  as_of         varchar(40)  not null,
  inputs        char(64)     not null,
  state         varchar(20)  not null,
  unique (estate, period, number)
);

-- What an assessment rests on; the header is a canonical JSON document.
create table if not exists assessment (
  run_id        varchar(200) primary key references attempt (run_id),
  digest        char(64)     not null,
  estate        varchar(200) not null,
  period        char(7)      not null,
  number        integer      not null,
  findings      bigint       not null,
  header        text         not null
);
create index if not exists assessment_by_digest on assessment (digest);
create index if not exists assessment_by_period on assessment (estate, period, number);

-- Findings in canonical order; the document is what is digested, the columns are for questions.
create table if not exists finding (
  run_id        varchar(200) not null references attempt (run_id),
  ordinal       bigint       not null,
  control       varchar(100) not null,
  check_id      varchar(200) not null,
  subject_kind  varchar(60)  not null,
  subject_id    varchar(2048) not null,
  severity      varchar(20)  not null,
  outcome       varchar(20)  not null,
  disposition   varchar(20)  not null,
  document      text         not null,
  primary key (run_id, ordinal)
);

-- Manifests of the sources a run has collected: what is sealed is not collected again.
create table if not exists collected (
  run_id        varchar(200) not null references attempt (run_id),
  source        varchar(400) not null,
  manifest      char(64)     not null,
  primary key (run_id, source)
);

-- The evidence set and header of an assessment that is being written.
create table if not exists draft (
  run_id        varchar(200) primary key references attempt (run_id),
  evidence      char(64)     not null,
  header        text
);
