-- Troubleshooters: trees of questions and checks that end in a fix or in a ticket which knows what was tried.

create table troubleshooters (
  id uuid primary key,
  slug text not null unique,
  -- as it was written, and the same in small letters and underscores to find it by
  category text not null,
  category_key text not null,
  visibility text not null default 'public' check (visibility in ('public', 'customers', 'internal')),
  -- the newest version; what somebody saves must be made from it
  version int not null,
  published_version int,
  published_at timestamptz(3),
  -- kept after it was withdrawn: such a one has runs, and stays
  was_published boolean not null default false,
  created_by uuid references users,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index troubleshooters_listed on troubleshooters (updated_at desc, id desc);
create index troubleshooters_by_category on troubleshooters (category_key, updated_at desc);

create table troubleshooter_versions (
  troubleshooter_id uuid not null references troubleshooters on delete cascade,
  number int not null,
  languages text[] not null,
  -- by language code
  titles jsonb not null,
  intros jsonb not null,
  tree jsonb not null,
  -- in the author's words
  note text not null default '',
  author_id uuid references users,
  created_at timestamptz(3) not null,
  primary key (troubleshooter_id, number)
);

-- One walk. It goes on by the version it began with.
create table troubleshooter_runs (
  id uuid primary key,
  troubleshooter_id uuid not null references troubleshooters on delete cascade,
  version int not null,
  language text not null,
  -- null: not known
  account_type text check (account_type in ('free', 'premium', 'enterprise')),
  device text check (device in ('ios', 'android', 'web', 'windows', 'mac', 'linux')),
  -- of the link a customer walks by; the link itself is not kept
  token_hash text unique,
  -- the agent who walks it
  user_id uuid references users,
  customer_id uuid references customers,
  -- walked for this ticket, or the ticket it ended in
  ticket_id uuid references tickets,
  for_ticket boolean not null default false,
  state text not null default 'open' check (state in ('open', 'fixed', 'ticket')),
  -- steps that have failed for this customer before, and are passed over
  tried text[] not null default '{}',
  started_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index troubleshooter_runs_counted on troubleshooter_runs (troubleshooter_id, started_at);
create index troubleshooter_runs_of_customer on troubleshooter_runs (customer_id, started_at desc) where customer_id is not null;
create index troubleshooter_runs_of_ticket on troubleshooter_runs (ticket_id, started_at desc) where ticket_id is not null;
create index troubleshooter_runs_unowned on troubleshooter_runs (updated_at) where customer_id is null and ticket_id is null;

-- The way of a run as it stands: who goes back and takes another way leaves only the last one.
create table troubleshooter_run_steps (
  run_id uuid not null references troubleshooter_runs on delete cascade,
  position int not null,
  step text not null,
  -- an answer's id, or yes and no: whether it helped
  answer text,
  -- passed over, since it has failed before
  skipped boolean not null default false,
  reached_at timestamptz(3) not null,
  answered_at timestamptz(3),
  primary key (run_id, position)
);
