-- channels: what is said in private, callers who are called back, the session a message came from · engagement

-- a direct message on a channel that is public otherwise
alter table messages add column private boolean not null default false;

alter table tasks drop constraint tasks_source_check;
alter table tasks add constraint tasks_source_check
  check (source in ('hand', 'report', 'rating', 'knowledge', 'callback'));

alter table consents drop constraint consents_purpose_check;
alter table consents add constraint consents_purpose_check
  check (purpose in ('follow_up', 'survey', 'marketing', 'proactive_help'));

-- One row per try to call somebody back.
create table callbacks (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  attempt int not null,
  due_at timestamptz(3) not null,
  -- where to call; null: the number the customer is known by
  number text,
  task_id uuid references tasks,
  outcome text check (outcome in ('reached', 'not_reached', 'moved', 'taken_back')),
  ended_at timestamptz(3),
  created_at timestamptz(3) not null
);
create unique index callbacks_waiting on callbacks (ticket_id) where outcome is null;
create index callbacks_of_ticket on callbacks (ticket_id, id);
create index callbacks_of_task on callbacks (task_id) where task_id is not null;

-- What an app told about itself and its user's last steps, beside the message it came with.
create table app_sessions (
  message_id uuid primary key references messages on delete cascade,
  ticket_id uuid not null references tickets,
  page text,
  app_version text,
  browser text,
  os text,
  device text,
  events jsonb not null,
  errors jsonb not null,
  created_at timestamptz(3) not null
);
create index app_sessions_of_ticket on app_sessions (ticket_id, created_at desc);

-- What happens to somebody in an app, for as long as it can make us offer help.
create table app_signals (
  id uuid primary key,
  customer_id uuid not null references customers on delete cascade,
  kind text not null,
  at timestamptz(3) not null,
  page text
);
create index app_signals_of_customer on app_signals (customer_id, at);
create index app_signals_by_age on app_signals (at);

-- Help offered unasked, and help that was held back.
create table engagement_offers (
  id uuid primary key,
  customer_id uuid not null references customers on delete cascade,
  trigger text not null,
  state text not null check (state in ('offered', 'suppressed')),
  reason text,
  signals jsonb not null,
  message text,
  language text not null,
  article_id uuid,
  version text not null,
  created_at timestamptz(3) not null
);
create index engagement_offers_in_order on engagement_offers (created_at desc, id desc);
create index engagement_offers_of_customer on engagement_offers (customer_id, created_at desc);
