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
  -- mail that is older was there before us and is left alone, also when all UIDs have changed; null: all of it is ours
  read_since timestamptz(3),
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
  -- false: of a mail in a mailbox at most the headers are here, since it is too large or the server did not hand it out
  add column whole boolean not null default true,
  add column account_id uuid references channel_accounts,
  -- it could not be filed, and has its next turn then
  add column try_after timestamptz(3),
  -- a person wants it as a message, whatever it was taken for
  add column as_message boolean not null default false,
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

-- Raw copies of ordinary size, beside their rows; larger ones lie in the file store.
create table mail_bytes (
  mail_id uuid primary key references mails on delete cascade,
  bytes bytea not null
);
-- Mail is text, but compressing it costs more than it saves on the way in.
alter table mail_bytes alter column bytes set storage external;

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
  -- whose server it leaves by, decided when it is queued; null until there is an account
  add column account_id uuid references channel_accounts,
  add column send_at timestamptz(3),
  -- short enough for a return address; leads a bounce back to its message
  add column number bigint generated always as identity unique,
  -- what the bounce or report said, by recipient
  add column reports jsonb not null default '[]';
create index deliveries_unreached on deliveries (id) where state in ('failed', 'bounced');
-- Few at any time: what waits is looked through whenever a server is there again.
create index deliveries_queued on deliveries (account_id, id) where state = 'queued';
-- A thread's Message-IDs are found by its messages; a message that is taken back must not be looked for in every row.
create index mail_ids_of_message on mail_ids (message_id);
create index receipts_of_message on receipts (message_id);

-- The keys our mail is signed with, one pair per domain.
create table mail_domains (
  domain text primary key check (domain = lower(domain)),
  selector text not null,
  public_key text not null,
  private_key text not null,
  -- the public key was found in DNS: mail is signed
  signs boolean not null default false,
  -- the key that follows this one as soon as it is found in DNS
  next_selector text,
  next_public_key text,
  next_private_key text,
  -- what DNS said last about SPF, DKIM and DMARC
  checks jsonb,
  checked_at timestamptz(3),
  created_at timestamptz(3) not null
);

-- Writers whose mail is not let in any more. An address has an @ and a domain has none, so values are unique in themselves.
create table blocked_senders (
  id uuid primary key,
  kind text not null check (kind in ('address', 'domain')),
  value text not null unique check (value = lower(value)),
  blocked_by uuid references users,
  ticket_id uuid references tickets,
  created_at timestamptz(3) not null
);
create index blocked_senders_of_ticket on blocked_senders (ticket_id) where ticket_id is not null;

-- When an address last got an automatic answer: at most one a day.
create table automatic_answers (
  address text primary key check (address = lower(address)),
  answered_at timestamptz(3) not null
);

-- A conversation is renumbered in one statement when messages come into it or leave it.
alter table messages
  drop constraint messages_ticket_id_position_key,
  add constraint messages_ticket_id_position_key unique (ticket_id, position) deferrable initially immediate;
create index tickets_merged on tickets (merged_into) where merged_into is not null;

-- Tickets put into another one, with all that is needed to undo it.
create table merges (
  id uuid primary key,
  into_ticket_id uuid not null references tickets,
  merged_by uuid references users,
  created_at timestamptz(3) not null,
  undone_at timestamptz(3),
  -- what the merge changed in the target's own row, by column: { before, after }
  target_changes jsonb not null default '{}',
  -- addresses that came into the target's conversation by it
  joined text[] not null default '{}'
);
create index merges_into on merges (into_ticket_id, id);

create table merged_tickets (
  merge_id uuid not null references merges,
  ticket_id uuid not null references tickets,
  -- what the merge changed in the ticket's own row, as it was
  before jsonb not null,
  primary key (merge_id, ticket_id)
);
create index merged_tickets_of_ticket on merged_tickets (ticket_id);

-- Where each message that was moved came from.
create table merged_messages (
  merge_id uuid not null,
  message_id uuid not null references messages on delete cascade,
  ticket_id uuid not null,
  position int not null,
  primary key (merge_id, message_id),
  foreign key (merge_id, ticket_id) references merged_tickets
);
create index merged_messages_of_message on merged_messages (message_id);
create index merged_messages_of_ticket on merged_messages (ticket_id);

-- The plain list leaves out what was put into another ticket. Said in the index, no statistics are needed to find that.
drop index tickets_recent;
create index tickets_listed on tickets (last_message_at, id) where not spam and merged_into is null;
create index tickets_spam on tickets (last_message_at, id) where spam;
