-- what people arrange for themselves: preferences, views, macros

-- keys, muted notifications …: what the workspace keeps for its reader on every machine
alter table users add column preferences jsonb not null default '{}';

-- A list with its filters, kept under a name.
create table views (
  id uuid primary key,
  name text not null,
  -- who sees it: its maker, everyone of a team, or everyone
  shared_with text not null check (shared_with in ('me', 'team', 'everyone')),
  team text check ((team is not null) = (shared_with = 'team')),
  owner_id uuid not null references users on delete cascade,
  filters jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index views_of_owner on views (owner_id, id);
create index views_shared on views (shared_with, team, id) where shared_with <> 'me';

-- Words and changes that are used again and again.
create table macros (
  id uuid primary key,
  name text not null,
  shared_with text not null check (shared_with in ('me', 'team', 'everyone')),
  team text check ((team is not null) = (shared_with = 'team')),
  owner_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('reply', 'note')),
  -- by language; variables in braces
  texts jsonb not null,
  -- what becomes of the ticket besides
  changes jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index macros_of_owner on macros (owner_id, id);
create index macros_shared on macros (shared_with, team, id) where shared_with <> 'me';

-- By what a second delivery of a mail is known that became no message: a report, or one without a writer. The door keeps
-- receipts of all others.
alter table mails add column known_as text;
create index mails_by_name on mails (known_as) where known_as is not null;
