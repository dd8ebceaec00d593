-- Articles: what customers can read before they have to ask.

-- The shelves of the help center. `ticket_category` names the tickets a shelf answers.
create table article_categories (
  id uuid primary key,
  slug text not null unique,
  -- by language code
  names jsonb not null,
  descriptions jsonb not null default '{}',
  parent_id uuid references article_categories,
  ticket_category text,
  position int not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

insert into article_categories (id, slug, names, ticket_category, position, created_at, updated_at) values
  (gen_random_uuid(), 'technical', '{"en": "Technical", "zh": "技术问题"}', 'technical', 10, now(), now()),
  (gen_random_uuid(), 'account', '{"en": "Account", "zh": "账户"}', 'account', 20, now(), now()),
  (gen_random_uuid(), 'billing', '{"en": "Billing", "zh": "账单与付款"}', 'billing', 30, now(), now()),
  (gen_random_uuid(), 'feature_request', '{"en": "Feature requests", "zh": "功能建议"}', 'feature_request', 40, now(), now());

create table articles (
  id uuid primary key,
  -- what stands in its address
  number int generated always as identity unique,
  category_id uuid not null references article_categories,
  tags text[] not null default '{}',
  difficulty_level text not null default 'beginner' check (difficulty_level in ('beginner', 'intermediate', 'advanced')),
  visibility text not null default 'public' check (visibility in ('public', 'customers', 'internal')),
  -- of the text the others are translations of
  language text not null,
  template text,
  owner_id uuid references users,
  verify_by date,
  archived_at timestamptz(3),
  -- where its readers are sent once it is archived
  replaced_by uuid references articles,
  -- the ticket it was drafted from, and who is credited
  from_ticket_id uuid references tickets,
  created_by uuid references users,
  -- where it was brought from, such as a file's path or its id in another help center: brought again it is the same one
  imported_from text unique,
  view_count int not null default 0,
  helpful_votes int not null default 0,
  unhelpful_votes int not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index articles_listed on articles (updated_at desc, id desc);
create index articles_by_category on articles (category_id, updated_at desc, id desc);
create index articles_by_owner on articles (owner_id, updated_at desc, id desc);
create index articles_by_tag on articles using gin (tags);
create index articles_to_verify on articles (verify_by) where archived_at is null and verify_by is not null;

-- One language of an article: what is being written, and what its readers see.
create table article_texts (
  id uuid not null unique,
  article_id uuid not null references articles on delete cascade,
  language text not null,
  title text not null,
  summary text not null default '',
  -- Markdown
  content text not null,
  -- of what is being written
  state text not null default 'draft' check (state in ('draft', 'in_review', 'approved', 'scheduled', 'published')),
  -- the newest version; what somebody saves must be made from it
  version int not null,
  scheduled_for timestamptz(3),
  -- the published version of the source it was translated from
  source_version int,
  -- names of blocks in what is being written
  blocks text[] not null default '{}',
  changed_by uuid references users,
  updated_at timestamptz(3) not null,
  published_version int,
  published_at timestamptz(3),
  published_title text,
  published_summary text,
  -- drawn and cleaned, blocks put in
  published_html text,
  -- the same without markup, for search and excerpts
  published_plain text,
  published_headings jsonb not null default '[]',
  published_steps jsonb not null default '[]',
  published_blocks text[] not null default '{}',
  -- files it shows, those in its blocks too: they are as public as the text is
  published_files uuid[] not null default '{}',
  primary key (article_id, language)
);
create index article_texts_published on article_texts (language, published_at desc, article_id desc) where published_version is not null;
create index article_texts_by_state on article_texts (state, article_id);
create index article_texts_by_block on article_texts using gin (blocks);
create index article_texts_by_published_block on article_texts using gin (published_blocks);
create index article_texts_by_file on article_texts using gin (published_files);

create table article_versions (
  article_id uuid not null,
  language text not null,
  number int not null,
  title text not null,
  summary text not null default '',
  content text not null,
  -- in the author's words
  note text not null default '',
  author_id uuid references users,
  -- set where this version was brought back from an earlier one
  restored_from int,
  created_at timestamptz(3) not null,
  primary key (article_id, language, number),
  foreign key (article_id, language) references article_texts on delete cascade
);

create table article_reviews (
  id uuid primary key,
  article_id uuid not null,
  language text not null,
  version int not null,
  asked_by uuid references users,
  asked_at timestamptz(3) not null,
  reviewer_id uuid references users,
  decision text check (decision in ('approved', 'changes_wanted', 'withdrawn')),
  comment text not null default '',
  decided_by uuid references users,
  decided_at timestamptz(3),
  foreign key (article_id, language) references article_texts on delete cascade
);
create index article_reviews_of_text on article_reviews (article_id, language, asked_at desc);
create unique index article_reviews_open on article_reviews (article_id, language) where decision is null;

-- Text that stands in several articles, written once: {{block:name}}
create table article_blocks (
  id uuid primary key,
  name text not null unique,
  -- Markdown by language code
  texts jsonb not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

-- Files that were put into articles or blocks. Who may read one outside the desk is said by the published texts.
create table article_files (
  file_id uuid primary key references files,
  created_at timestamptz(3) not null
);

-- Addresses articles had elsewhere, such as in the help center they were imported from.
create table article_redirects (
  path text primary key,
  article_id uuid not null references articles on delete cascade,
  language text,
  created_at timestamptz(3) not null
);
create index article_redirects_of_article on article_redirects (article_id);

-- Which articles were in play for a ticket: sent to its customer, put down by an agent, or read before asking.
create table article_tickets (
  article_id uuid not null references articles on delete cascade,
  ticket_id uuid not null references tickets,
  how text not null check (how in ('sent', 'linked', 'read_before', 'drafted_from')),
  message_id uuid,
  by_user uuid references users,
  created_at timestamptz(3) not null,
  primary key (article_id, ticket_id)
);
create index article_tickets_of_ticket on article_tickets (ticket_id);
create index article_tickets_lately on article_tickets (article_id, created_at desc);

create table article_feedback (
  id uuid primary key,
  article_id uuid not null references articles on delete cascade,
  language text not null,
  version int,
  helpful boolean not null,
  -- 1 to 5; of a bare vote 5 or 1
  rating smallint not null check (rating between 1 and 5),
  comment text not null default '',
  -- one vote each: a hash that nobody can turn back into an address
  voter text not null,
  customer_id uuid references customers,
  created_at timestamptz(3) not null,
  unique (article_id, voter)
);
create index article_feedback_listed on article_feedback (article_id, created_at desc, id desc);

create index tasks_of_subject on tasks (subject_type, subject_id) where subject_id is not null;

-- What an import brought in, so that the same import again changes nothing, and none overwrites what was changed here since.
create table article_imports (
  key text not null,
  language text not null,
  article_id uuid not null references articles on delete cascade,
  -- the version it became, and what the source held
  version int not null,
  fingerprint text not null,
  imported_at timestamptz(3) not null,
  primary key (key, language)
);
create index article_imports_of_article on article_imports (article_id);
