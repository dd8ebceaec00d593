-- tickets and channels

create table tickets (
  id uuid primary key,
  number bigint generated always as identity unique,
  case_id text not null generated always as
    ('SR-' || case when number < 10000 then lpad(number::text, 4, '0') else number::text end) stored unique,
  subject text not null,
  status text not null default 'new'
    check (status in ('new', 'open', 'pending', 'on_hold', 'escalated', 'resolved', 'closed')),
  priority text not null default 'medium' check (priority in ('low', 'medium', 'high', 'critical')),
  priority_rank smallint generated always as
    (case priority when 'critical' then 4 when 'high' then 3 when 'medium' then 2 else 1 end) stored,
  channel text not null,
  account_id uuid,
  thread_id text,
  category text,
  impact text,
  emotion text,
  language text,
  tier text,
  team text,
  assignee_id uuid references users,
  customer_id uuid not null references customers,
  company_id uuid references companies,
  tags text[] not null default '{}',
  snippet text not null default '',
  message_count int not null default 0,
  last_message_id uuid,
  last_message_at timestamptz(3) not null,
  spam boolean not null default false,
  restricted boolean not null default false,
  merged_into uuid references tickets,
  snoozed_until timestamptz(3),
  follows_ticket_id uuid references tickets,
  suggested_ticket_id uuid references tickets,
  awaiting_understanding boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  first_response_at timestamptz(3),
  resolved_at timestamptz(3),
  contacts_to_resolution int
);
-- Every list is a walk along one of these; the partial ones hold what people look at all day.
create index tickets_recent on tickets (last_message_at, id);
create index tickets_active on tickets (last_message_at, id)
  where status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;
create index tickets_unassigned on tickets (last_message_at, id)
  where assignee_id is null and status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;
create index tickets_of_assignee on tickets (assignee_id, last_message_at, id);
create index tickets_by_status on tickets (status, last_message_at, id);
create index tickets_of_customer on tickets (customer_id, last_message_at, id);
create index tickets_by_team on tickets (team, status, last_message_at, id);
create index tickets_by_channel on tickets (channel, last_message_at, id);
create index tickets_by_priority on tickets (priority_rank, last_message_at, id);
create index tickets_by_tier on tickets (tier, last_message_at, id);
create index tickets_snoozed on tickets (last_message_at, id) where snoozed_until is not null;
create index tickets_of_thread on tickets (channel, thread_id) where thread_id is not null;
create index tickets_by_tag on tickets using gin (tags);
create index tickets_by_word on tickets using gin (to_tsvector('simple', subject));

create table messages (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  position int not null,
  kind text not null check (kind in ('message', 'reply', 'note')),
  author_type text not null check (author_type in ('customer', 'agent', 'ai', 'system')),
  author_id uuid,
  channel text not null,
  text text not null,
  new_text text not null,
  html text,
  -- where the writer of a mail wants answers
  reply_to text,
  to_addresses text[] not null default '{}',
  cc_addresses text[] not null default '{}',
  delivery_state text check (delivery_state in ('queued', 'sent', 'delivered', 'bounced', 'failed')),
  delivery_detail text,
  created_at timestamptz(3) not null,
  unique (ticket_id, position)
);

create index messages_queued on messages (created_at) where delivery_state = 'queued';

create table message_files (
  message_id uuid not null references messages,
  file_id uuid not null references files,
  position int not null,
  inline boolean not null default false,
  content_id text,
  primary key (message_id, file_id)
);
create index message_files_of_file on message_files (file_id);

-- Who belongs to the conversation: the customer and everyone they or we put in copy.
create table participants (
  ticket_id uuid not null references tickets,
  address text not null check (address = lower(address)),
  primary key (ticket_id, address)
);

create table drafts (
  ticket_id uuid not null references tickets,
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('reply', 'note')),
  text text not null,
  updated_at timestamptz(3) not null,
  primary key (ticket_id, user_id, kind)
);

create table seen_marks (
  user_id uuid not null references users on delete cascade,
  ticket_id uuid not null references tickets,
  position int not null,
  primary key (user_id, ticket_id)
);

create table channel_accounts (
  id uuid primary key,
  channel text not null,
  address text not null,
  name text not null,
  settings jsonb not null default '{}',
  secrets text,
  created_at timestamptz(3) not null,
  unique (channel, address)
);
alter table tickets add foreign key (account_id) references channel_accounts;

-- What has come in, by the name its sender's system gave it: a second delivery adds nothing.
create table receipts (
  source text not null,
  external_id text not null,
  ticket_id uuid not null references tickets,
  message_id uuid not null references messages,
  primary key (source, external_id)
);

-- The mail ledger: a row per mail received, written before the sender is told "250".
create table mails (
  id uuid primary key,
  received_at timestamptz(3) not null,
  peer text not null,
  sender text not null,
  recipients text[] not null,
  size bigint not null,
  sha256 text not null,
  state text not null default 'pending' check (state in ('pending', 'filed', 'quarantined', 'dropped')),
  reason text,
  attempts int not null default 0,
  ticket_id uuid references tickets
);
create index mails_by_state on mails (state, id);

-- Message-IDs of mails in and out, for threading by References. One id may name several mails.
create table mail_ids (
  rfc_id text not null,
  message_id uuid not null references messages,
  ticket_id uuid not null references tickets,
  primary key (rfc_id, message_id)
);
create index mail_ids_of_ticket on mail_ids (ticket_id);

create table deliveries (
  id uuid primary key,
  message_id uuid not null unique references messages,
  ticket_id uuid not null references tickets,
  channel text not null,
  recipients text[] not null,
  -- the Message-ID this message has at every try
  rfc_id text,
  state text not null default 'queued'
    check (state in ('queued', 'sent', 'delivered', 'bounced', 'failed')),
  detail text,
  attempts int not null default 0,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3)
);
create index deliveries_by_state on deliveries (state, id);
