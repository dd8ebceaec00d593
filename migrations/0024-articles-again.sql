-- What an article was about after an import: what somebody changed of it here since is not overwritten by the next one.
-- Null for what was brought in before this was kept.
alter table article_imports add column about text;

comment on column article_imports.key is
  'The path or foreign id it is known by in its source; /articles/ and an id for what an export has marked';

-- Lists that had no index to walk along: most read first, wordings that were decided on, suggestions of one state, searches
-- in one language.
create index articles_by_views on articles (view_count desc) where archived_at is null;
create index article_questions_by_state on article_questions (state, created_at desc, id desc);
drop index article_questions_waiting;
create index article_suggestions_by_state on article_suggestions (state, priority_rank desc, found_at desc, id desc);
drop index article_suggestions_open;
drop index article_suggestions_listed;
create index article_searches_by_language on article_searches (language, at desc, id desc);
