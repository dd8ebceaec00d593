-- The help center: who came, what they read, and whether they wrote nevertheless.

-- One stay of a person. `id` is drawn from the cookie by a function nobody can turn back.
create table help_visits (
  id uuid primary key,
  language text not null,
  started_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  -- the article it began with, where it began with one
  entry_article_id uuid references articles on delete set null,
  -- all that was looked at: articles, searches, the form, a troubleshooter
  pages int not null default 0,
  views int not null default 0,
  searches int not null default 0,
  first_read_at timestamptz(3),
  -- when it was first seen that they mean to write: the form opened, or a second search
  intended_at timestamptz(3),
  form_opened_at timestamptz(3),
  -- gets no suggestions in the form, to be compared with those who do
  held_out boolean not null default false,
  -- articles were put before them in the form
  suggested_at timestamptz(3),
  helped_at timestamptz(3),
  ticket_id uuid references tickets,
  customer_id uuid references customers on delete set null,
  -- given in the form; taken away once the visit is judged
  sealed_email text,
  -- contacted: the same person wrote or called after all · silent: they did not · unknown: nobody can tell who it was
  outcome text check (outcome in ('contacted', 'silent', 'unknown')),
  judged_at timestamptz(3)
);
create index help_visits_intended on help_visits (intended_at desc, id desc) where intended_at is not null;
create index help_visits_by_entry on help_visits (entry_article_id, started_at) where entry_article_id is not null;
create index help_visits_of_customer on help_visits (customer_id) where customer_id is not null;
create index help_visits_started on help_visits (started_at);

create table help_views (
  id uuid primary key,
  visit_id uuid not null references help_visits on delete cascade,
  -- 1 for the first article of the visit
  position int not null,
  article_id uuid not null references articles on delete cascade,
  language text not null,
  -- the search it was found by
  search_id uuid,
  seen_at timestamptz(3) not null,
  unique (visit_id, position)
);
create index help_views_of_article on help_views (article_id, seen_at desc);

-- What was looked at by those who ask not to be recognised, or cannot be: totals and nothing else.
create table help_days (
  day date primary key,
  views int not null default 0,
  searches int not null default 0,
  forms int not null default 0
);

-- Six digits sent to an address. Only fingerprints are kept, of a key that is not in the database.
create table help_sign_in_codes (
  id uuid primary key,
  address_hash text not null,
  peer_hash text not null,
  code_hash text not null,
  -- null: nobody is known by that address; the code is never sent and never right
  customer_id uuid references customers on delete cascade,
  identity_id uuid references identities on delete cascade,
  attempts int not null default 0,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index help_sign_in_codes_of_address on help_sign_in_codes (address_hash, created_at);
create index help_sign_in_codes_of_peer on help_sign_in_codes (peer_hash, created_at);
