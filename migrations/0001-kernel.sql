-- The kernel: what every domain stands on.

create table installation (
  only_row boolean primary key default true check (only_row),
  created_at timestamptz(3) not null default now(),
  accepts_test_clock boolean not null,
  clock_offset_ms bigint not null default 0,
  key_check text
);

-- Everything that ever happened, ids and words only. Timeline, audit trail, realtime feed and outbox are readings of it.
create table events (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  position int not null,
  at timestamptz(3) not null,
  name text not null,
  actor_type text not null,
  actor_id text,
  authorized_by text,
  data jsonb not null,
  ticket_id uuid generated always as ((data ->> 'ticket_id')::uuid) stored
);
-- The feed: readers go on from (xid, id) and stop before the oldest transaction still running.
create index events_feed on events (xid, id);
create index events_of_ticket on events (ticket_id, id) where ticket_id is not null;
create index events_by_name on events (name, id);
create index events_by_actor on events (actor_id, id) where actor_id is not null;

create function events_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'Events are append-only: what happened cannot be changed.';
end $$;
create trigger events_append_only before update or delete on events
  for each statement execute function events_are_append_only();
create trigger events_no_truncate before truncate on events
  for each statement execute function events_are_append_only();

-- Moments something must happen. due_at is when it should, fire_at when it is tried next.
create table due (
  id uuid primary key,
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz(3) not null,
  fire_at timestamptz(3) not null,
  attempts int not null default 0,
  last_error text,
  unique (kind, subject_id)
);
create index due_next on due (fire_at, id);

create table decisions (
  id uuid primary key,
  at timestamptz(3) not null,
  subject_type text not null,
  subject_id uuid not null,
  kind text not null,
  rule text not null,
  inputs jsonb not null,
  result jsonb not null,
  losers jsonb not null,
  confidence real,
  version text
);
create index decisions_about on decisions (subject_type, subject_id, id);

-- Work that must not be done twice at once: who does it now. A claim of a node that is gone counts for nothing.
create table claims (
  name text primary key,
  node text not null
);

create table idempotency_keys (
  actor_id text not null,
  key text not null,
  fingerprint text not null,
  status int,
  reply jsonb,
  created_at timestamptz(3) not null default now(),
  primary key (actor_id, key)
);
create index idempotency_keys_old on idempotency_keys (created_at);
