-- lists of tickets: fewer indexes, each of use to many filters

-- What filters ask of a ticket, as words. In plpgsql, so that it stays a call: its cost tells the planner to look it up
-- and never to compute it row by row; a look is too short for parallel workers.
create function ticket_facets(
  channel text, status text, priority text, category text, emotion text, language text, tier text, team text,
  assignee_id uuid, tags text[]
) returns text[] language plpgsql immutable cost 10000 as $$
begin
  return array_remove(array[
    'channel:' || channel, 'status:' || status, 'priority:' || priority, 'category:' || category,
    'emotion:' || emotion, 'language:' || language, 'tier:' || tier, 'team:' || team,
    'assignee_id:' || coalesce(assignee_id::text, 'none')], null) || tags;
end $$;
-- A short list of what waits to be sorted in: each search reads it, and somebody's write has to empty it.
create index tickets_by_facet on tickets using gin
  (ticket_facets(channel, status, priority, category, emotion, language, tier, team, assignee_id, tags))
  with (gin_pending_list_limit = 512);

drop index tickets_by_tag;
drop index tickets_by_team;
drop index tickets_by_channel;
drop index tickets_by_tier;
drop index tickets_of_assignee;

-- With what reach and the side bar ask, so that counting does not visit the rows.
drop index tickets_active;
create index tickets_active on tickets (last_message_at, id) include (assignee_id, team, channel, restricted)
  where status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;
drop index tickets_unassigned;
create index tickets_unassigned on tickets (last_message_at, id) include (assignee_id, team, restricted)
  where assignee_id is null and status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;
drop index tickets_spam;
create index tickets_spam on tickets (last_message_at, id) include (assignee_id, team, restricted) where spam;
drop index tickets_at_risk;
create index tickets_at_risk on tickets (risk_at, last_message_at, id) include (assignee_id, team, restricted, status)
  where risk_at is not null and not spam and merged_into is null and status not in ('resolved', 'closed');

-- The order by priority: of what is ours to move, and of everything.
drop index tickets_by_priority;
create index tickets_by_priority on tickets (priority_rank, last_message_at, id) where not spam and merged_into is null;
create index tickets_active_by_priority on tickets (priority_rank, last_message_at, id)
  where status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;

-- Few beside all those that are over: what somebody has, and whatever looks after the tickets that go on.
create index tickets_under_way on tickets (assignee_id, last_message_at, id)
  include (status, snoozed_until, spam, team, restricted) where status not in ('resolved', 'closed');
create index tickets_of_company on tickets (company_id, last_message_at, id) where company_id is not null;
