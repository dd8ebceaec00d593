-- What is spam, put aside or merged is hardly ever open. Without knowing how these go together the planner takes what is ours
-- to move for a handful of tickets, and sorts thousands instead of walking along an index.
create statistics tickets_standing (mcv) on status, spam, snoozed_until, merged_into from tickets;
analyze tickets;
