-- What is spam, put aside or merged is hardly ever open. Without knowing how these go together the planner takes what is ours
-- to move for a handful of tickets, and sorts thousands instead of walking along an index.
create statistics tickets_standing (mcv) on status, spam, snoozed_until, merged_into from tickets;

-- With all that filters ask, so that walking past thousands of tickets does not visit them.
drop index tickets_listed;
create index tickets_listed on tickets (last_message_at, id)
  include (status, channel, priority, category, emotion, language, tier, team, assignee_id, restricted)
  where not spam and merged_into is null;

analyze tickets;
