-- History replayed through a framework that is not in force: what was asked, and what came of it.
create table simulations (
  id uuid primary key,
  text text not null,
  days int not null,
  seed int not null,
  -- agents by team; null: those who were there
  agents jsonb,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  tickets int,
  replayed int not null default 0,
  report jsonb,
  error text,
  created_by uuid references users,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index simulations_unfinished on simulations (id) where state in ('queued', 'running');
