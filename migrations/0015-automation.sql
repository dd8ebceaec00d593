-- what the desk does by itself

alter table messages drop constraint messages_automatic_check;
alter table messages add constraint messages_automatic_check check (automatic in
  ('none', 'auto_reply', 'bounce', 'list', 'feedback_report', 'acknowledgement', 'confirmation_request', 'automation'));

-- One time an automation acted on a ticket, or was kept from it. `cause` makes it happen once: `event:<id>` is the event
-- that brought it, `quiet:<moment>` the stillness that did.
create table automation_runs (
  id uuid primary key,
  automation text not null,
  ticket_id uuid not null references tickets,
  trigger text not null,
  cause text not null,
  cause_event_id bigint,
  outcome text not null check (outcome in ('done', 'partly', 'refused', 'stopped')),
  stopped_by text check (stopped_by in ('itself', 'too_deep', 'too_often')),
  -- what was done, and what was refused with the reason; no word of a customer
  deeds jsonb not null,
  -- names of the automations that led here, this one last
  chain text[] not null,
  -- where the framework says so, and which version
  path text not null,
  version text not null,
  -- with it an event finds the run it came from
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null,
  unique (ticket_id, automation, cause)
);
create index automation_runs_listed on automation_runs (automation, id desc);
create index automation_runs_counted on automation_runs (automation, at desc, outcome);
create index automation_runs_old on automation_runs (at);

-- Tickets an automation waits for: so long after the last message or change of status. The due row's subject is `id`.
create table automation_waits (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  automation text not null,
  quiet_since timestamptz(3) not null,
  due_at timestamptz(3) not null,
  -- unmet: the time had come, and the conditions did not hold; looked at again when the ticket changes
  state text not null check (state in ('waiting', 'unmet', 'over')),
  -- automations whose deeds began the stillness
  chain text[] not null,
  unique (ticket_id, automation)
);
create index automation_waits_next on automation_waits (automation, due_at) where state = 'waiting';

-- Calls of an address that an automation names, and what became of them.
create table automation_webhooks (
  id uuid primary key,
  run_id uuid not null references automation_runs on delete cascade,
  ticket_id uuid not null,
  url text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  -- what the other side answered last, or what went wrong before it could
  status int,
  error text,
  created_at timestamptz(3) not null,
  tried_at timestamptz(3)
);
create index automation_webhooks_of_run on automation_webhooks (run_id);
