-- what the dashboard counts by

-- Rows lie about where they were written, so a range of pages is a range of time: a few kilobytes say which pages a month
-- is on, and cost a mail that comes in next to nothing. Several ranges per page range, or one old ticket that is resolved
-- late would stretch it over months.
create index tickets_in_time on tickets using brin
  (created_at timestamptz_minmax_multi_ops, first_response_at timestamptz_minmax_multi_ops,
    resolved_at timestamptz_minmax_multi_ops) with (autosummarize = on);
create index clocks_decided on clocks using brin
  (stopped_at timestamptz_minmax_multi_ops, breached_at timestamptz_minmax_multi_ops) with (autosummarize = on);
-- The backlog, oldest first. A ticket that is resolved leaves it.
create index tickets_unresolved on tickets (created_at, id)
  where resolved_at is null and not spam and merged_into is null;
-- Resolutions that did not hold: few.
create index confirmations_failed on confirmations (ticket_id) where state in ('rejected', 'withdrawn');
