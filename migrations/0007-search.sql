-- Search. Nothing here is the truth of anything: all of it can be dropped and is made anew from tickets and customers.

-- Corrects typing mistakes. A role that may not have it searches without, until an administrator says
-- `create extension pg_trgm`; docs/operate/search.md tells how to go on from there.
do $$ begin
  create extension if not exists pg_trgm;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'pg_trgm is not available: search will not correct typing mistakes.';
end $$;

-- A document per ticket. Words are prepared by us, so the vectors hold exactly what is looked for. Lexemes that begin with
-- # are ours: in which stretch of time it last moved, and whether it has files.
create table search_tickets (
  ticket_id uuid primary key,
  -- when its last message came: newest first
  at timestamptz(3) not null,
  -- A: case id and subject, B: customer and addresses, C: company, D: everyone else in the conversation
  head tsvector not null,
  -- everything, the head included
  words tsvector not null
) with (toast_tuple_target = 128, autovacuum_vacuum_scale_factor = 0.05);
-- Ranking reads the head of many documents and the words of few: the words lie apart, and need no unpacking.
alter table search_tickets alter column head set storage main, alter column words set storage external;
create index search_tickets_head on search_tickets using gin (head);
create index search_tickets_words on search_tickets using gin (words);

-- Customers and companies by their names and addresses.
create table search_people (
  id uuid primary key,
  kind text not null check (kind in ('customer', 'company')),
  words tsvector not null
);
create index search_people_words on search_people using gin (words);

-- Every word there is, and in how many documents: beginnings, forms and misspellings of a word are looked up here, so that
-- the index itself is only ever asked for whole words.
create table search_words (
  word text collate "C" primary key,
  -- what the forms of a word have in common; null where it has none, as a number
  stem text collate "C",
  documents int not null
) with (fillfactor = 70);
create index search_words_by_stem on search_words (stem) where stem is not null;
do $$ begin
  -- It may have been there before, in a schema where nobody looks.
  if to_regprocedure('similarity(text,text)') is not null then
    create index search_words_alike on search_words using gin (word gin_trgm_ops) where stem is not null;
  end if;
end $$;

-- How far the indexer has come, by what it goes through.
create table search_progress (
  source text primary key check (source in ('feed', 'tickets', 'customers', 'companies')),
  -- the last one done; null before the first
  place text,
  done boolean not null default false,
  -- which way of preparing words it was done in: another one begins anew
  format int not null
);
