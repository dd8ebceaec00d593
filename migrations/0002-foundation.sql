-- framework, auth, customers, files, notifications

create table framework_versions (
  id uuid primary key,
  number int generated always as identity unique,
  text text not null,
  -- json, not jsonb: the order of the tiers is their order
  resolved json not null,
  author_id uuid,
  note text,
  created_at timestamptz(3) not null
);

create table roles (
  role text primary key,
  read_reach text not null check (read_reach in ('own', 'team', 'all')),
  change_reach text not null check (change_reach in ('own', 'team', 'all'))
);
insert into roles values
  ('agent', 'all', 'team'), ('lead', 'all', 'all'), ('quality', 'all', 'own'), ('manager', 'all', 'all'),
  ('admin', 'all', 'all'), ('responder', 'all', 'all'), ('customer', 'own', 'own');

create table users (
  id uuid primary key,
  name text not null,
  email text unique check (email = lower(email)),
  role text not null references roles,
  teams text[] not null default '{}',
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  active boolean not null default true,
  automation boolean not null default false,
  language text,
  theme text not null default 'auto',
  password_hash text,
  totp_secret text,
  totp_enabled boolean not null default false,
  totp_last_step bigint not null default 0,
  created_at timestamptz(3) not null
);
create unique index users_one_automation on users (automation) where automation;
create index users_by_name on users (name, id);

create table sessions (
  id uuid primary key,
  secret_hash text not null unique,
  user_id uuid references users on delete cascade,
  customer_id uuid,
  user_agent text not null default '',
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  check ((user_id is null) <> (customer_id is null))
);
create index sessions_of_user on sessions (user_id);

create table tokens (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null,
  scopes text[] not null,
  secret_hash text not null unique,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3)
);
create index tokens_of_user on tokens (user_id, id);

create table sign_in_links (
  id uuid primary key,
  secret_hash text not null unique,
  user_id uuid references users on delete cascade,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

-- Failed attempts per address and per peer, so that the limit holds over all nodes and restarts.
create table sign_in_failures (
  id bigint generated always as identity primary key,
  subject text not null,
  at timestamptz(3) not null
);
create index sign_in_failures_of on sign_in_failures (subject, at);

create table companies (
  id uuid primary key,
  name text not null,
  domain text unique,
  account_type text not null check (account_type in ('free', 'premium', 'enterprise')),
  created_at timestamptz(3) not null
);
create index companies_by_name on companies (lower(name), id);

create table customers (
  id uuid primary key,
  name text not null,
  company_id uuid references companies,
  account_type text check (account_type in ('free', 'premium', 'enterprise')),
  language text,
  time_zone text,
  created_at timestamptz(3) not null
);
-- The order of the list, and the start of a name: outside the C locale one index cannot serve both.
create index customers_by_name on customers (lower(name), id);
create index customers_by_start on customers (lower(name) text_pattern_ops);
create index customers_of_company on customers (company_id, id);
alter table sessions add foreign key (customer_id) references customers on delete cascade;

create table identities (
  id uuid primary key,
  customer_id uuid not null references customers on delete cascade,
  kind text not null check (kind in ('email', 'phone', 'handle', 'user_id')),
  -- where the value is unique: handles of one channel say nothing about another's
  scope text not null default '',
  value text not null,
  verified boolean not null default false,
  created_at timestamptz(3) not null,
  unique (kind, scope, value)
);
create index identities_of_customer on identities (customer_id);
create index identities_by_start on identities (value text_pattern_ops);

create table consents (
  customer_id uuid not null references customers on delete cascade,
  purpose text not null check (purpose in ('follow_up', 'survey', 'marketing')),
  granted boolean not null,
  source text not null,
  at timestamptz(3) not null,
  primary key (customer_id, purpose)
);

create table files (
  id uuid primary key,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  uploaded_by uuid,
  ticket_id uuid,
  created_at timestamptz(3) not null
);
create index files_of_ticket on files (ticket_id);

create table notifications (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  kind text not null,
  ticket_id uuid,
  created_at timestamptz(3) not null,
  read_at timestamptz(3)
);
create index notifications_of_user on notifications (user_id, id desc);
create index notifications_unread on notifications (user_id) where read_at is null;
