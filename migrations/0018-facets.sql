-- lists of tickets: facets are looked up a stretch of time at a time, together with words of the subject

drop index tickets_by_facet;
drop index tickets_by_word;
drop function ticket_facets(text, text, text, text, text, text, text, text, uuid, text[]);

-- What filters ask of a ticket, as words, and the stretches of time its last message lies in, of seven sizes from 2^16
-- seconds to 2^28 (server/platform/stretches.ts). Tags are in small letters, so none reads like a stretch. In plpgsql, so
-- that it stays a call: its cost tells the planner to look it up and never to compute it row by row.
create function ticket_facets(
  channel text, status text, priority text, category text, emotion text, language text, tier text, team text,
  assignee_id uuid, tags text[], last_message_at timestamptz
) returns text[] language plpgsql immutable cost 10000 as $$
declare
  at bigint := floor(extract(epoch from last_message_at));
begin
  return array_remove(array[
    'channel:' || channel, 'status:' || status, 'priority:' || priority, 'category:' || category,
    'emotion:' || emotion, 'language:' || language, 'tier:' || tier, 'team:' || team,
    'assignee_id:' || coalesce(assignee_id::text, 'none'),
    'AT16:' || (at >> 16), 'AT18:' || (at >> 18), 'AT20:' || (at >> 20), 'AT22:' || (at >> 22),
    'AT24:' || (at >> 24), 'AT26:' || (at >> 26), 'AT28:' || (at >> 28)], null) || tags;
end $$;

-- One index for both, so that facets, words and time narrow each other before any ticket is read. Each step of a search
-- reads what waits to be sorted in, so that list is as short as can be.
create index tickets_by_facet on tickets using gin
  (ticket_facets(channel, status, priority, category, emotion, language, tier, team, assignee_id, tags, last_message_at),
   to_tsvector('simple', subject))
  with (gin_pending_list_limit = 256);
