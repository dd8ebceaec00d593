-- The note that went along, and when it was given back again.
alter table escalations add column note_id uuid references messages on delete set null;

-- A criterion that was found: once for each ticket, criterion and tier.
create table escalation_suggestions (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  message_id uuid references messages on delete set null,
  criterion text not null,
  tier text not null,
  mode text not null check (mode in ('suggest', 'escalate')),
  signals jsonb not null,
  confidence real not null,
  state text not null check (state in ('open', 'accepted', 'dismissed', 'handed_up')),
  reason text,
  decided_by uuid references users,
  decided_at timestamptz(3),
  at timestamptz(3) not null,
  unique (ticket_id, criterion, tier)
);

-- Somebody with a name is called, step by step, until they say "I have it". The steps are those that held when it began.
create table escalation_calls (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  escalation_id uuid references escalations,
  ladder text not null,
  path text not null,
  version text not null,
  steps jsonb not null,
  step int not null,
  at timestamptz(3) not null,
  acknowledge_by timestamptz(3),
  acknowledged_by uuid references users,
  acknowledged_at timestamptz(3)
);
create index escalation_calls_of_ticket on escalation_calls (ticket_id, id);
-- A ladder calls once about a ticket, management once for each time it was handed up to it.
create unique index escalation_calls_by_ladder on escalation_calls (ticket_id, ladder) where escalation_id is null;
create unique index escalation_calls_by_escalation on escalation_calls (escalation_id) where escalation_id is not null;

-- Who was told in which step: one row each, so nobody is told of a step twice.
create table escalation_called (
  call_id uuid not null references escalation_calls,
  step int not null,
  user_id uuid not null references users,
  at timestamptz(3) not null,
  primary key (call_id, step, user_id)
);

-- A ticket was given back down a tier. The reason is a note on the ticket.
create table tier_returns (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  from_tier text not null,
  to_tier text not null,
  to_team text not null,
  note_id uuid references messages on delete set null,
  returned_by uuid references users,
  at timestamptz(3) not null
);
create index tier_returns_of_ticket on tier_returns (ticket_id, id);

-- Tickets that went to and fro between tiers: managers were told, once.
create table tier_bounces (
  ticket_id uuid primary key references tickets,
  moves int not null,
  at timestamptz(3) not null
);

-- What was granted to a customer, and by how much authority.
create table grants (
  id uuid primary key,
  ticket_id uuid not null references tickets,
  deed text not null,
  amount numeric(14, 2) not null,
  unit text not null,
  tier text,
  most numeric(14, 2),
  note text,
  granted_by uuid references users,
  at timestamptz(3) not null
);
create index grants_of_ticket on grants (ticket_id, id);

create index escalations_by_time on escalations (at);
