-- Each statement lasts by itself, and the process may be killed between two: all can be done again.

-- What a history over many periods asks for, beside the document; null in rows older than this.
alter table finding add column if not exists plane varchar(20);
alter table finding add column if not exists provider varchar(60);
alter table finding add column if not exists account varchar(400);
alter table finding add column if not exists region varchar(100);
create index if not exists finding_by_outcome
  on finding (run_id, outcome, control, check_id, subject_kind, provider, account, region, disposition);
