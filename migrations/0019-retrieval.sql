-- What people looked for among the articles, and what became of it. Personal data is taken out before it is written.
create table article_searches (
  id uuid primary key,
  at timestamptz(3) not null,
  -- as typed, and in one spelling, by which the same searches are counted together
  query text not null,
  asked text not null,
  language text not null,
  place text not null,
  -- articles found, how the query was mended, and whether there was something in other languages only
  results int not null,
  corrected text,
  other_language boolean not null default false,
  -- the stay in the help center, or the session, it belongs to
  visit text,
  -- the first result opened
  clicked_article_id uuid references articles on delete set null,
  clicked_at timestamptz(3)
);
create index article_searches_listed on article_searches (at desc, id desc);
create index article_searches_without_results on article_searches (at desc, id desc) where results = 0;
create index article_searches_asked on article_searches (asked, at desc);
create index article_searches_of_visit on article_searches (visit, at desc) where visit is not null;
create index article_searches_clicked on article_searches (clicked_article_id, at desc) where clicked_article_id is not null;

-- Customers' own wordings: of what they searched, of what they wrote before an article solved it, or put down by the desk.
-- Accepted ones are part of what an article is found by.
create table article_questions (
  id uuid primary key,
  article_id uuid not null references articles on delete cascade,
  language text not null,
  question text not null,
  -- in one spelling: each wording once
  asked text not null,
  source text not null check (source in ('searches', 'tickets', 'desk')),
  -- how often it was seen, and the ticket it is from
  times int not null default 1,
  last_seen_at timestamptz(3) not null,
  ticket_id uuid references tickets,
  state text not null default 'suggested' check (state in ('suggested', 'accepted', 'rejected')),
  decided_by uuid references users,
  decided_at timestamptz(3),
  created_by uuid references users,
  created_at timestamptz(3) not null,
  unique (article_id, language, asked)
);
create index article_questions_of_article on article_questions (article_id, created_at desc, id desc);
create index article_questions_waiting on article_questions (created_at desc, id desc) where state = 'suggested';
create index article_questions_of_ticket on article_questions (ticket_id) where ticket_id is not null;
