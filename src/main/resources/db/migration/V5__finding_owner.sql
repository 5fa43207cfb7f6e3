-- Each statement lasts by itself, and the process may be killed between two: all can be done again.

-- Who answers for a finding that is unmet, as its document says; null where nobody is named, and in rows older than this.
alter table finding add column if not exists owner varchar(400);
