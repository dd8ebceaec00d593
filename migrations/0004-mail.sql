-- mail as in the real world: mailboxes, what a mail is and whether to believe it, bounces, blocks, merges

-- Accounts can be switched off; what they last said about themselves is kept.
alter table channel_accounts
  add column archived_at timestamptz(3),
  add column last_test jsonb;

-- How far each mailbox of an account has been read, and how the connection is.
create table mailboxes (
  account_id uuid not null references channel_accounts on delete cascade,
  name text not null,
  -- UIDs mean something only together with the mailbox's UIDVALIDITY (RFC 3501, 2.3.1.1)
  uid_validity bigint,
  last_uid bigint not null default 0,
  state text not null default 'new' check (state in ('new', 'live', 'trouble')),
  detail text,
  -- since when it has been in this state
  since timestamptz(3) not null,
  last_contact_at timestamptz(3),
  last_mail_at timestamptz(3),
  alarmed_at timestamptz(3),
  primary key (account_id, name)
);

alter table mails
  -- how it came: 'smtp', or 'imap'
  add column source text not null default 'smtp',
  -- where an IMAP server keeps it: a second fetch adds nothing
  add column source_key text unique,
  add column account_id uuid references channel_accounts,
  -- when it reached us or our mailbox: the clocks' start. Later received_at by much: it came late
  add column arrived_at timestamptz(3),
  add column late boolean not null default false,
  -- what the ledger shows and searches
  add column from_address text,
  add column subject text,
  add column automatic text check (automatic in ('none', 'auto_reply', 'bounce', 'list', 'feedback_report')),
  -- SPF, DKIM and DMARC as found on arrival
  add column authentication jsonb,
  -- the SMTP peer's HELO name, for SPF
  add column helo text,
  add column message_id uuid references messages,
  add column settled_at timestamptz(3);
update mails set arrived_at = received_at;
alter table mails alter column arrived_at set not null;
create index mails_by_account on mails (account_id, id);
create index mails_by_automatic on mails (automatic, id) where automatic <> 'none';
create index mails_by_from on mails (from_address, id);
create index mails_of_message on mails (message_id) where message_id is not null;
create index mails_of_ticket on mails (ticket_id) where ticket_id is not null;

alter table messages
  add column bcc_addresses text[] not null default '{}',
  add column automatic text not null default 'none'
    check (automatic in ('none', 'auto_reply', 'bounce', 'list', 'feedback_report', 'acknowledgement')),
  -- the verdict shown beside the writer: pass, fail, none, unknown; null where nothing was checked
  add column authenticity text check (authenticity in ('pass', 'fail', 'none', 'unknown')),
  add column late boolean not null default false,
  -- a reply waits until then before it leaves, so that its writer can take it back
  add column undo_until timestamptz(3);

alter table deliveries
  add column send_at timestamptz(3),
  -- short enough for a return address; leads a bounce back to its message
  add column number bigint generated always as identity unique,
  -- what the bounce or report said, by recipient
  add column reports jsonb not null default '[]';
create index deliveries_unreached on deliveries (id) where state in ('failed', 'bounced');
create index deliveries_by_rfc_id on deliveries (rfc_id) where rfc_id is not null;

-- The keys our mail is signed with, one pair per domain.
create table mail_domains (
  domain text primary key check (domain = lower(domain)),
  selector text not null,
  public_key text not null,
  private_key text not null,
  -- what DNS said last about SPF, DKIM and DMARC
  checks jsonb not null default '{}',
  checked_at timestamptz(3),
  created_at timestamptz(3) not null
);

-- Writers whose mail is not let in any more.
create table blocked_senders (
  id uuid primary key,
  kind text not null check (kind in ('address', 'domain')),
  value text not null check (value = lower(value)),
  blocked_by uuid references users,
  ticket_id uuid references tickets,
  created_at timestamptz(3) not null,
  unique (kind, value)
);

-- When an address last got an automatic answer: at most one a day.
create table automatic_answers (
  address text primary key check (address = lower(address)),
  answered_at timestamptz(3) not null
);

-- Tickets put into another one, with all that is needed to undo it.
create table merges (
  id uuid primary key,
  into_ticket_id uuid not null references tickets,
  merged_by uuid references users,
  created_at timestamptz(3) not null,
  undone_at timestamptz(3)
);
create index merges_into on merges (into_ticket_id, id);

create table merged_tickets (
  merge_id uuid not null references merges,
  ticket_id uuid not null references tickets,
  -- the ticket's own row before, and where each of its messages stood
  before jsonb not null,
  primary key (merge_id, ticket_id)
);
create index merged_tickets_of_ticket on merged_tickets (ticket_id);

create index tickets_spam on tickets (last_message_at, id) where spam;
