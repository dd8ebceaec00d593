-- Clocks that come again: one row per message that waits for an answer, and per answer that wants a next one.
alter table clocks drop constraint clocks_kind_check;
alter table clocks
  add constraint clocks_kind_check
    check (kind in ('first_response', 'next_response', 'resolution', 'periodic_update', 'escalation')),
  -- which one of its kind: when it began, in milliseconds since 1970; 0 for a clock a ticket has once
  add column cycle bigint not null default 0,
  -- the key of the framework that gives the time, and the policy it stands in; null: the channel's own
  add column target_path text,
  add column policy text,
  -- [{ from, calendar }]: whose hours counted from when on, in milliseconds since 1970; calendar: a fingerprint, null: every hour
  add column hours jsonb not null default '[]';
alter table clocks drop constraint clocks_pkey;
alter table clocks add primary key (ticket_id, kind, cycle);

alter table tickets drop constraint tickets_due_clock_check;
alter table tickets add constraint tickets_due_clock_check
  check (due_clock in ('first_response', 'next_response', 'resolution', 'periodic_update'));

-- Hours and days off as they once held, so that time that has run is counted as the rules then were. Never changed.
create table calendar_states (
  -- SHA-256 of what it says
  fingerprint text primary key,
  calendar jsonb not null,
  first_used_at timestamptz(3) not null
);

-- iCal feeds the framework names, and the days off last read from each.
create table calendar_feeds (
  url text primary key,
  -- local days, "2026-12-25", rising
  days jsonb not null default '[]',
  -- when the days were last read well; null: never
  read_at timestamptz(3),
  tried_at timestamptz(3),
  -- how the last try failed; null: it did not
  failure text,
  etag text
);
