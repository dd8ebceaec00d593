import type { Table } from '../rows/rows.ts'
import { MESSAGES_EACH } from './measures.ts'
import { SENTENCES, TEXTS } from './texts.ts'

/** Whose indexes are built when all is in. */
export const TABLES: readonly Table[] = [
  ...(['events', 'tickets', 'messages', 'deliveries', 'clocks', 'surveys', 'tasks', 'notifications'] as const),
  ...(['customers', 'identities', 'companies'] as const),
]

/** `r`: between 0 and 1, by a number and a word of its own. `u`: an id of that moment (UUIDv7). `one`: of a list by its weights. */
const functions = `
  create function pg_temp.r(n bigint, salt int) returns float8 language sql immutable as
    'select (hashint8extended(n, salt + {seed}) & 2147483647)::float8 / 2147483648';
  create function pg_temp.u(at timestamptz, n bigint, salt int) returns uuid language sql immutable as
    'select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, ''0'') || ''7'' || substr(h, 1, 3) || ''8'' || substr(h, 4, 15))::uuid
     from md5(n::text || ''/'' || salt::text || ''/{seed}'') as h';
  create function pg_temp.one(list text[], r float8) returns text language sql immutable as
    'select list[1 + floor(r * cardinality(list))::int]'`

const people = `
  create temporary table bench_customers on commit drop as
    select row_number() over (order by c.id) - 1 as number, c.id, c.company_id, c.language, i.value as email,
      coalesce(c.account_type, o.account_type, 'free') as account_type
    from customers c left join companies o on o.id = c.company_id
    join identities i on i.customer_id = c.id and i.kind = 'email';
  create unique index on bench_customers (number);
  create temporary table bench_agents on commit drop as
    select row_number() over (partition by t.team order by u.id) - 1 as number, count(*) over (partition by t.team) as mates, t.team, u.id
    from users u, unnest(u.teams) as t(team) where role in ('agent', 'lead') and not automation;
  analyze bench_customers; analyze bench_texts`

/** One row per ticket with all that the others follow from. */
const plan = `
  create temporary table bench_tickets on commit drop as
  with drawn as (
    select n, {end} - make_interval(secs => {span} * (1 - n::float8 / {tickets}) + 30 + 600 * pg_temp.r(n, 1)) as created_at,
      pg_temp.r(n, 2) as fate, pg_temp.r(n, 3) as haste, pg_temp.r(n, 4) as luck,
      floor(pg_temp.r(n, 5) ^ 1.5 * (select count(*) from bench_customers))::bigint as customer,
      pg_temp.one('{technical,technical,technical,technical,billing,billing,account,account,account,feature_request}', pg_temp.r(n, 6)) as category,
      pg_temp.one('{email,email,email,email,email,email,live_chat,live_chat,in_app_messaging,phone_support,social_media}', pg_temp.r(n, 7)) as channel,
      pg_temp.one('{low,low,medium,medium,medium,medium,medium,high,high,critical}', pg_temp.r(n, 8)) as priority
    from generate_series(1, {tickets}) as n
  ), aged as (
    select *, extract(epoch from {end} - created_at) / 86400 as days from drawn
  )
  select n, pg_temp.u(created_at, n, 1) as id, created_at, customer, category, channel, priority, haste, luck,
    case when days < 0.4 then pg_temp.one('{new,new,new,open,open,open,pending,pending,escalated,resolved}', fate)
         when days < 3 then pg_temp.one('{new,open,open,pending,pending,on_hold,escalated,resolved,resolved,resolved,resolved,closed,closed}', fate)
         when days < 7 then case when fate < 0.9 then 'resolved' else pg_temp.one('{open,pending,on_hold}', fate * 10 - 9) end
         when fate < 0.985 then 'closed' when fate < 0.99 then 'spam' else pg_temp.one('{open,pending,pending,on_hold}', (fate - 0.99) * 100) end as fate,
    case category when 'billing' then 'billing_specialist' when 'technical' then
      case when fate < 0.1 then 'tier3_specialists' when haste < 0.5 then 'tier2_technical' else 'tier1_general' end
      else 'tier1_general' end as team,
    created_at + make_interval(secs => 30 + 9000 * haste ^ 2) as answered_at,
    least({end}, created_at + make_interval(secs => 1800 + 160000 * luck ^ 2)) as ended_at
  from aged;
  create unique index on bench_tickets (n);
  analyze bench_tickets`

const tickets = `
  insert into tickets (id, number, subject, status, priority, channel, category, impact, emotion, urgency, complexity, language,
    tier, team, assignee_id, customer_id, company_id, tags, snippet, message_count, last_message_id, last_message_at, spam,
    snoozed_until, due_clock, due_at, risk_at, queue_class, queue_lead_seconds, queue_at, confirmation, created_at, updated_at,
    first_response_at, resolved_at, contacts_to_resolution)
  overriding system value
  select t.id, t.n, s.text || ' #' || t.n, case t.fate when 'spam' then 'new' else t.fate end, t.priority, t.channel, t.category,
    t.priority, pg_temp.one('{neutral,neutral,neutral,confused,frustrated,satisfied}', pg_temp.r(t.n, 20)),
    pg_temp.one('{low,medium,medium,high}', pg_temp.r(t.n, 21)), pg_temp.one('{low,low,medium,high}', pg_temp.r(t.n, 22)),
    c.language, case t.team when 'billing_specialist' then 'tier1_general' else t.team end, t.team,
    case when t.fate in ('new', 'escalated', 'spam') then null else a.id end, c.id, c.company_id,
    case when pg_temp.r(t.n, 23) < 0.5 then '{}' else array[pg_temp.one('{boards,timeline,timesheets,invoices,sign-in,api,mobile,import,automations,forms,sso,vip}', pg_temp.r(t.n, 24) ^ 2)] end,
    left(m.text, 160), ${MESSAGES_EACH}, pg_temp.u(l.at, t.n, 100 + ${MESSAGES_EACH}), l.at, t.fate = 'spam',
    case when t.fate = 'on_hold' and t.luck < 0.4 then {end} + interval '1 day' end,
    d.due_clock, d.due_at, d.due_at - interval '30 minutes', null, 0, coalesce(d.due_at, t.created_at + interval '24 hours'),
    case t.fate when 'resolved' then 'awaiting' when 'closed' then pg_temp.one('{confirmed,lapsed}', t.haste) end,
    t.created_at, l.at, case when t.fate in ('new', 'spam') then null else least({end}, t.answered_at) end,
    case when t.fate in ('resolved', 'closed') then t.ended_at end, case when t.fate in ('resolved', 'closed') then 2 end
  from bench_tickets t
  join bench_customers c on c.number = t.customer
  join bench_texts s on s.kind = 'subject' and s.language = c.language and s.number = t.n * 7 % ${TEXTS}
  join bench_texts m on m.kind = 'message' and m.language = c.language and m.number = t.n * 11 % ${TEXTS}
  join bench_agents a on a.team = t.team and a.number = t.n % a.mates
  cross join lateral (select case when t.fate in ('resolved', 'closed') then t.ended_at
    else least({end}, t.created_at + (t.ended_at - t.created_at) * 0.9) end as at) as l
  cross join lateral (select case when t.fate = 'new' then 'first_response' when t.fate in ('open', 'escalated', 'pending') then 'resolution' end as due_clock,
    case when t.fate = 'new' then t.created_at + interval '2 hours' when t.fate in ('open', 'escalated') then t.created_at + interval '24 hours' end as due_at) as d`

/** Message, note, message, reply, reply: the last one is that of the ticket's row. */
const messages = `
  insert into messages (id, ticket_id, position, kind, author_type, author_id, channel, text, new_text, to_addresses, delivery_state, created_at)
  select pg_temp.u(w.at, t.n, 100 + p), t.id, p, w.kind, case w.kind when 'message' then 'customer' else 'agent' end,
    case w.kind when 'message' then c.id else coalesce(k.assignee_id, a.id) end, t.channel, w.text, w.text,
    case w.kind when 'reply' then array[c.email] else '{}' end, case w.kind when 'reply' then 'sent' end, w.at
  from bench_tickets t
  join tickets k on k.id = t.id
  join bench_customers c on c.number = t.customer
  join bench_agents a on a.team = t.team and a.number = t.n % a.mates
  cross join generate_series(1, ${MESSAGES_EACH}) as p
  join bench_texts m on m.kind = case when p in (1, 3) then 'message' when p = 2 then 'note' else 'reply' end and m.language = c.language
    and m.number = (t.n * 11 + (p - 1) * 37) % ${TEXTS}
  join bench_texts s on s.kind = 'sentence' and s.language = c.language and s.number = floor(pg_temp.r(t.n * 8 + p, 30) * ${SENTENCES})::int
  cross join lateral (select m.kind, m.text || ' ' || s.text || case when p = 1 then ' KW-' || (10000000 + t.n * 3) else '' end as text,
    case when p = 1 then t.created_at when p = ${MESSAGES_EACH} then k.last_message_at
      else t.created_at + (k.last_message_at - t.created_at) * (p - 1) / ${MESSAGES_EACH} end as at) as w`

const deliveries = `
  insert into deliveries (id, message_id, ticket_id, channel, recipients, state, attempts, created_at, sent_at)
  select pg_temp.u(created_at, hashtextextended(id::text, 0), 200), id, ticket_id, channel, to_addresses, 'sent', 1, created_at, created_at + interval '2 seconds'
  from messages where kind = 'reply'`

const clocks = `
  insert into clocks (ticket_id, kind, target_seconds, target_text, started_at, state, due_at, stopped_at, counted_ms, marks, breached_at, policy_version, updated_at)
  select t.id, k.kind, k.seconds, k.text, t.created_at, w.state, case when w.state = 'paused' then null else w.due end,
    w.stopped, case when w.state = 'stopped' then (extract(epoch from w.stopped - t.created_at) * 1000)::bigint end,
    jsonb_build_array(jsonb_build_object('percent', 100, 'due_at', w.due, 'fired_at', case when w.late then w.due end)),
    case when w.late then w.due end, 'framework 1', t.updated_at
  from tickets t
  cross join (values ('first_response', 7200, '2 hours'), ('resolution', 86400, '24 hours')) as k(kind, seconds, text)
  cross join lateral (select t.created_at + make_interval(secs => k.seconds) as due,
    case k.kind when 'first_response' then t.first_response_at else t.resolved_at end as stopped) as s
  cross join lateral (select s.due, s.stopped, case when s.stopped is not null then 'stopped' when t.status = 'pending' then 'paused' else 'running' end as state,
    coalesce(s.stopped, {end}) > s.due and (s.stopped is not null or t.status <> 'pending') as late) as w
  where not t.spam and (k.kind = 'first_response' or t.channel = 'email')`

const surveys = `
  insert into surveys (id, ticket_id, customer_id, resolved_at, state, channel, language, agent_id, team, score, comment, answered_at, answered_by, created_at)
  select pg_temp.u(resolved_at, number, 300), id, customer_id, resolved_at, case when r < 0.3 then 'answered' else 'sent' end, channel,
    language, assignee_id, team, case when r < 0.3 then 5 - floor((r / 0.3) ^ 3 * 5)::int end, case when r < 0.06 then subject end,
    case when r < 0.3 then least({end}, resolved_at + interval '5 hours') end, case when r < 0.3 then 'customer' end, resolved_at
  from tickets cross join lateral (select pg_temp.r(number, 40) as r) as d where resolved_at is not null`

const tasks = `
  insert into tasks (id, kind, owner_id, team, due_at, state, source, ticket_id, subject_type, subject_id, key, created_at, ended_at)
  select pg_temp.u(resolved_at, number, 400), 'customer_follow_up', assignee_id, team, resolved_at + interval '1 day',
    case when resolved_at < {end} - interval '1 day' then 'done' else 'open' end, 'report', id, 'report', id, 'bench:' || id, resolved_at,
    case when resolved_at < {end} - interval '1 day' then resolved_at + interval '20 hours' end
  from tickets where resolved_at is not null and number % 4 = 0`

const notifications = `
  insert into notifications (id, user_id, kind, ticket_id, created_at, read_at)
  select pg_temp.u(created_at, number, 500), assignee_id, 'assigned', id, created_at, case when created_at < {end} - interval '1 day' then created_at end
  from tickets where assignee_id is not null and number % 5 = 0`

/** Opened, answered, ended: what a timeline shows of a ticket, in the order of time. */
const events = `
  insert into events (id, position, at, name, actor_type, actor_id, data)
  overriding system value
  select row_number() over (order by at, number) + (select coalesce(max(id), 0) from events), 0, at, name, actor_type, actor_id, data from (
    select number, created_at as at, 'ticket.opened' as name, 'customer' as actor_type, customer_id as actor_id,
      jsonb_build_object('ticket_id', id, 'customer_id', customer_id, 'channel', channel) as data from tickets
    union all
    select number, first_response_at, 'ticket.assigned', 'agent', assignee_id,
      jsonb_build_object('ticket_id', id, 'assignee_id', assignee_id, 'before_id', null) from tickets where assignee_id is not null
    union all
    select number, coalesce(resolved_at, first_response_at), 'ticket.status_changed', 'agent', assignee_id,
      jsonb_build_object('ticket_id', id, 'status', status, 'before', 'new', 'resolved_at', to_char(resolved_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      from tickets where first_response_at is not null) as happened`

export const STATEMENTS: readonly { what: string; sql: string }[] = [
  { what: 'functions', sql: functions },
  { what: 'people', sql: people },
  { what: 'plan', sql: plan },
  { what: 'tickets', sql: tickets },
  { what: 'messages', sql: messages },
  { what: 'deliveries', sql: deliveries },
  { what: 'clocks', sql: clocks },
  { what: 'surveys', sql: surveys },
  { what: 'tasks', sql: tasks },
  { what: 'notifications', sql: notifications },
  { what: 'events', sql: events },
]
