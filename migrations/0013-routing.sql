-- automatic assignment

alter table presences
  -- when somebody was last given a ticket by itself: who has waited longest comes first
  add column given_at timestamptz(3),
  -- since when they have not been online, away or not at all; null while they are
  add column left_at timestamptz(3);
update presences set left_at = since where state <> 'online';

-- Each team's queue of one channel, in its order: what is given away next, and somebody's position in it.
create index tickets_waiting on tickets (team, channel, queue_at, id) include (category, restricted)
  where assignee_id is null and status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;

-- The board: all that is ours to move, counted by team and channel from the index alone.
create index tickets_on_board on tickets (team, channel)
  include (tier, assignee_id, created_at, first_response_at, last_message_at, risk_at, due_at, restricted)
  where status in ('new', 'open', 'escalated') and snoozed_until is null and not spam;
