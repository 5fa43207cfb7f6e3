-- Each statement lasts by itself, and the process may be killed between two: all can be done again.

-- One boundary of one assessment is asked for by its zones, month by month.
create index if not exists boundary_by_zones on boundary (run_id, from_zone, to_zone);
