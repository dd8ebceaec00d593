-- What would make articles better, what is missing, and what articles are worth.

alter table tasks drop constraint tasks_source_check;
alter table tasks add constraint tasks_source_check check (source in ('hand', 'report', 'rating', 'knowledge'));

-- What would make an article better: one row per article, language, kind and matter, however often it is found.
create table article_suggestions (
  id uuid primary key,
  article_id uuid not null references articles on delete cascade,
  -- empty where it concerns all languages
  language text not null default '',
  kind text not null,
  -- what tells two of one kind apart, such as the other article of a contradiction
  matter text not null default '',
  priority text not null check (priority in ('HIGH', 'MEDIUM', 'LOW')),
  priority_rank smallint not null generated always as (case priority when 'HIGH' then 3 when 'MEDIUM' then 2 else 1 end) stored,
  -- figures with what they count and what they are counted among, lines quoted, and where the rows are
  evidence jsonb not null,
  -- how much speaks for it, to see by how much that has grown
  weight real not null,
  -- open · acted: an article was changed since, or somebody said so · dismissed · gone: no longer so
  state text not null default 'open' check (state in ('open', 'acted', 'dismissed', 'gone')),
  comment text not null default '',
  decided_by uuid references users,
  decided_at timestamptz(3),
  -- the weight it was dismissed with
  dismissed_weight real,
  found_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  -- what was measured before it was acted on, and over the same length of time after
  acted_at timestamptz(3),
  before jsonb,
  measured_at timestamptz(3),
  after jsonb,
  verdict text check (verdict in ('better', 'no_difference', 'worse', 'too_little')),
  unique (article_id, language, kind, matter)
);
create index article_suggestions_open on article_suggestions (priority_rank desc, found_at desc, id desc) where state = 'open';
create index article_suggestions_listed on article_suggestions (priority_rank desc, found_at desc, id desc);
create index article_suggestions_to_measure on article_suggestions (acted_at) where state = 'acted' and measured_at is null;

-- What an article promises with figures: prices, times, limits, ways through menus. Compared with what others say.
create table article_claims (
  article_id uuid not null references articles on delete cascade,
  language text not null,
  position int not null,
  quote text not null,
  -- fingerprints of the words of the sentence besides its figures
  words int[] not null,
  -- by unit
  figures jsonb not null,
  primary key (article_id, language, position)
);
create index article_claims_by_word on article_claims using gin (words);

-- What people ask alike and no article answered, and what answers it since.
create table question_clusters (
  id uuid primary key,
  language text not null,
  state text not null check (state in ('open', 'dismissed', 'covered')),
  -- fingerprints of the words of the question in the middle
  features int[] not null,
  ticket_count int not null default 0,
  search_count int not null default 0,
  -- of the ticket or search in the middle
  centre_source text not null,
  centre_id uuid not null,
  category text,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  task_id uuid references tasks,
  draft_id uuid references articles on delete set null,
  -- what answers it now, and since when
  article_id uuid references articles on delete set null,
  covered_at timestamptz(3),
  comment text not null default '',
  decided_by uuid references users,
  decided_at timestamptz(3),
  dismissed_count int,
  made_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index question_clusters_listed on question_clusters (state, updated_at desc, id desc);
create index question_clusters_lately on question_clusters (last_at desc, id);
create index question_clusters_of_article on question_clusters (article_id) where article_id is not null;
create index question_clusters_covered on question_clusters (covered_at desc, id desc) where covered_at is not null;

-- Questions of tickets and of searches as fingerprints of their words; no word of anybody.
create table asked_questions (
  source text not null check (source in ('ticket', 'search')),
  id uuid not null,
  language text not null,
  asked_at timestamptz(3) not null,
  customer_id uuid references customers on delete set null,
  category text,
  features int[] not null,
  -- the article that would have answered, as far as that is sure
  article_id uuid references articles on delete set null,
  cluster_id uuid references question_clusters on delete set null,
  primary key (source, id)
);
create index asked_questions_lately on asked_questions (asked_at desc, source, id);
create index asked_questions_of_cluster on asked_questions (cluster_id, asked_at desc) where cluster_id is not null;
create index asked_questions_of_article on asked_questions (article_id, asked_at) where article_id is not null;
create index asked_questions_of_customer on asked_questions (customer_id, asked_at) where customer_id is not null;

-- Since when an article is read; questions asked before are looked through once, to see how often it was asked then.
create table article_debuts (
  article_id uuid primary key references articles on delete cascade,
  published_at timestamptz(3) not null,
  looked_back_at timestamptz(3)
);
create index article_debuts_listed on article_debuts (published_at desc, article_id desc);
create index article_debuts_to_look_back on article_debuts (published_at) where looked_back_at is null;

-- When each round was last gone, and how long it took: the longer, the rarer.
create table curation_rounds (
  name text primary key,
  ran_at timestamptz(3) not null,
  took_ms int not null default 0
);
