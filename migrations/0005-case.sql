-- tasks, triage, sla, routing, escalation, csat, interaction reports

-- What later domains know of a ticket and lists must sort by. Written through commands of `tickets` only.
alter table tickets
  add column urgency text check (urgency in ('low', 'medium', 'high')),
  add column complexity text check (complexity in ('low', 'medium', 'high')),
  -- the next deadline that runs; null while none does
  add column due_clock text check (due_clock in ('first_response', 'resolution')),
  add column due_at timestamptz(3),
  -- from when on that deadline is at risk
  add column risk_at timestamptz(3),
  -- whom the framework puts first, and by how much; then the place in the queue
  add column queue_class text,
  add column queue_lead_seconds int not null default 0,
  add column queue_at timestamptz(3),
  add column confirmation text check (confirmation in ('awaiting', 'confirmed', 'rejected', 'lapsed'));
update tickets set queue_at = created_at + interval '24 hours';
alter table tickets alter column queue_at set not null;

create index tickets_queue on tickets (queue_at, id)
  where status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;
create index tickets_queue_of_team on tickets (team, queue_at, id)
  where assignee_id is null and status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;
create index tickets_at_risk on tickets (risk_at, id)
  where risk_at is not null and not spam and merged_into is null;

-- What the desk asks customers by itself.
alter table messages drop constraint messages_automatic_check;
alter table messages add constraint messages_automatic_check check (automatic in
  ('none', 'auto_reply', 'bounce', 'list', 'feedback_report', 'acknowledgement', 'confirmation_request'));

-- Everything somebody has to do by some day.
create table tasks (
  id uuid primary key,
  -- a word for what the product asks for, `to_do` for what a person wrote
  kind text not null,
  title text,
  note text,
  owner_id uuid references users,
  team text,
  due_at timestamptz(3),
  state text not null default 'open' check (state in ('open', 'done', 'skipped')),
  -- why it was skipped, as a word
  reason text,
  source text not null check (source in ('hand', 'report', 'rating')),
  ticket_id uuid,
  -- what the task is about besides: the survey, the report …
  subject_type text,
  subject_id uuid,
  -- made once, however often its cause is heard of; sorted by bytes, so that a common beginning is a range
  key text collate "C" unique,
  created_by uuid references users,
  created_at timestamptz(3) not null,
  reminded_at timestamptz(3),
  ended_at timestamptz(3),
  ended_by uuid references users
);
create index tasks_of_owner on tasks (owner_id, state, due_at, id);
create index tasks_of_team on tasks (team, state, due_at, id) where team is not null;
create index tasks_by_due on tasks (state, due_at, id);
create index tasks_in_order on tasks (due_at, id);
create index tasks_of_maker on tasks (created_by, state, due_at, id) where created_by is not null;
create index tasks_of_ticket on tasks (ticket_id, id) where ticket_id is not null;

alter table notifications add column task_id uuid references tasks on delete cascade;

-- How each ticket is understood now: a reading per facet, with reasons.
create table triages (
  ticket_id uuid primary key references tickets,
  message_id uuid,
  rules_version text not null,
  readings jsonb not null,
  requests jsonb not null default '[]',
  updated_at timestamptz(3) not null
);

-- What people made of it: the evidence the rules learn from.
create table triage_corrections (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  message_id uuid,
  facet text not null,
  before text,
  after text,
  confidence real,
  rules_version text,
  corrected_by uuid references users,
  at timestamptz(3) not null
);
create index triage_corrections_of_ticket on triage_corrections (ticket_id, id);

-- How the customer felt in each message.
create table message_emotions (
  message_id uuid primary key references messages on delete cascade,
  emotion text not null check (emotion in ('frustrated', 'confused', 'neutral', 'satisfied')),
  confidence real not null,
  at timestamptz(3) not null
);

-- One row per clock of a ticket: what the history says about it, and which of its marks have been told.
create table clocks (
  ticket_id uuid not null references tickets,
  kind text not null check (kind in ('first_response', 'resolution', 'escalation')),
  target_seconds double precision not null,
  -- as the framework says it
  target_text text not null,
  started_at timestamptz(3) not null,
  state text not null check (state in ('running', 'paused', 'stopped', 'cancelled')),
  -- null while paused or cancelled
  due_at timestamptz(3),
  stopped_at timestamptz(3),
  counted_ms bigint,
  paused_ms bigint not null default 0,
  -- [{ percent, due_at, fired_at, after_ms }]; after_ms: what had been counted when it was told
  marks jsonb not null default '[]',
  breached_at timestamptz(3),
  policy_version text not null,
  updated_at timestamptz(3) not null,
  primary key (ticket_id, kind)
);
-- A new policy is for those that run: old tickets need not be looked through.
create index clocks_under_way on clocks (ticket_id) where state in ('running', 'paused');

-- Handed up a tier: by whom or what, why, and when somebody took it.
create table escalations (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  criterion text not null,
  rule text not null,
  from_tier text,
  from_team text,
  to_tier text,
  to_team text,
  escalated_by uuid references users,
  at timestamptz(3) not null,
  accepted_by uuid references users,
  accepted_at timestamptz(3)
);
create index escalations_of_ticket on escalations (ticket_id, id);
-- The threshold hands a ticket up once.
create unique index escalations_by_threshold on escalations (ticket_id) where rule = 'threshold';

-- Who is there. A heartbeat keeps the row; without one it is over.
create table presences (
  user_id uuid primary key references users on delete cascade,
  state text not null check (state in ('online', 'away', 'offline')),
  since timestamptz(3) not null,
  expires_at timestamptz(3)
);

-- A row per time a ticket was resolved: did it help?
create table confirmations (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  resolved_at timestamptz(3) not null,
  state text not null check (state in ('awaiting', 'confirmed', 'rejected', 'lapsed', 'withdrawn')),
  lapses_at timestamptz(3) not null,
  decided_at timestamptz(3),
  decided_by text check (decided_by in ('customer', 'agent', 'time')),
  comment text,
  unique (ticket_id, resolved_at)
);

-- A row per time a ticket was resolved: how was it? Sent, or suppressed with the reason.
create table surveys (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  customer_id uuid not null references customers,
  resolved_at timestamptz(3) not null,
  state text not null check (state in ('pending', 'sent', 'suppressed', 'answered')),
  reason text,
  channel text not null,
  language text not null,
  -- whose work is rated
  agent_id uuid references users,
  team text,
  message_id uuid references messages,
  score smallint check (score between 1 and 5),
  comment text,
  answered_at timestamptz(3),
  answered_by text check (answered_by in ('customer', 'agent')),
  created_at timestamptz(3) not null,
  unique (ticket_id, resolved_at)
);
create index surveys_listed on surveys (created_at, id);
create index surveys_answered on surveys (answered_at, id) where state = 'answered';
create index surveys_of_customer on surveys (customer_id, created_at);
create index surveys_of_agent on surveys (agent_id, created_at, id);
create index surveys_by_resolution on surveys (resolved_at);

create table reports (
  ticket_id uuid primary key references tickets,
  version int not null,
  -- the fields as they read now, each with where it comes from
  fields jsonb not null,
  -- what people wrote instead, by field: it wins over what is found
  edits jsonb not null default '{}',
  cause_code text,
  -- why it may be resolved without a report
  exempt text check (exempt in ('spam', 'merged', 'abandoned', 'lapsed')),
  resolved_at timestamptz(3),
  completeness real not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index reports_listed on reports (updated_at, ticket_id);

create table report_versions (
  ticket_id uuid not null references tickets,
  version int not null,
  fields jsonb not null,
  -- names of the fields that differ from the version before
  changed text[] not null,
  -- a word for what made it: resolved, edited, rated, followed_up …
  cause text not null,
  author_id uuid references users,
  at timestamptz(3) not null,
  primary key (ticket_id, version)
);
