import { Done, IdParams, PageQuery, pageOf, wholeList } from '../../platform/contract.ts'
import { exportRoutes } from '../../platform/http/exports.ts'
import { route } from '../../platform/http/route.ts'
import { changeMany } from './changing-many/change-many.ts'
import { ChangedTickets, ChangeTickets } from './changing-many/contract.ts'
import {
  assignFor,
  changePriority,
  changeStatus,
  changeTags,
  changeTeam,
  restrictTicket,
  snoozeTicket,
} from './commands.ts'
import * as shape from './contract.ts'
import { listDrafts, saveDraft } from './drafts.ts'
import { mergingRoutes } from './merging/routes.ts'
import { listMessages } from './messages.ts'
import { countTickets, getTicket, listTickets } from './queries.ts'
import { ticketTimeline } from './timeline.ts'
import { Why } from './why/contract.ts'
import { whyTicket } from './why/queries.ts'
import { seeTicket, writeMessage } from './write-message.ts'

const { Ticket, Message } = shape
const TicketListQuery = shape.TicketQuery.extend({ view: shape.TicketView.optional() })
const params = IdParams

const reading = [
  route.get(
    '/tickets',
    { summary: 'Tickets within reach', may: 'ticket.read', query: TicketListQuery, reply: pageOf(Ticket) },
    (ctx, { query }) => listTickets(ctx, query),
  ),
  route.get(
    '/tickets/counts',
    { summary: 'Tickets per view, counted up to 1,000', may: 'ticket.read_internal', reply: shape.TicketCounts },
    countTickets,
  ),
  route.get('/tickets/:id', { summary: 'One ticket', may: 'ticket.read', params, reply: Ticket }, (ctx, { params }) =>
    getTicket(ctx, params.id),
  ),
  route.get(
    '/tickets/:id/messages',
    {
      summary: 'Messages, newest page first',
      may: 'ticket.read',
      params,
      query: shape.MessageQuery,
      reply: pageOf(Message),
    },
    (ctx, { params, query }) => listMessages(ctx, params.id, query),
  ),
  route.get(
    '/tickets/:id/timeline',
    {
      summary: 'What happened, newest first',
      may: 'ticket.read_internal',
      params,
      query: PageQuery,
      reply: pageOf(shape.TimelineEntry),
    },
    (ctx, { params, query }) => ticketTimeline(ctx, params.id, query),
  ),
  route.get(
    '/tickets/:id/why',
    {
      summary: 'Why the ticket is where it is: every decision, and by what it is about with the line of the framework',
      may: 'ticket.read_internal',
      params,
      reply: Why,
    },
    (ctx, { params }) => whyTicket(ctx, params.id),
  ),
  route.get(
    '/tickets/:id/drafts',
    { summary: 'Own drafts', may: 'ticket.note', params, reply: wholeList(shape.Draft) },
    async (ctx, { params }) => ({ items: await listDrafts(ctx, params.id), next_cursor: null }),
  ),
]

const exporting = exportRoutes({
  path: '/tickets',
  summary: 'Tickets within reach, as the list filters them, in the order they were opened',
  may: 'ticket.export',
  query: TicketListQuery.omit({ cursor: true, limit: true, sort: true }),
  item: Ticket,
  list: (ctx, query) => listTickets(ctx, { ...query, sort: 'opened' }),
})

const writing = [
  route.post(
    '/tickets/:id/messages',
    {
      summary: 'Reply, or write a note',
      may: 'ticket.note',
      params,
      body: shape.WriteMessage,
      reply: Message,
      status: 201,
    },
    (ctx, { params, body }) => writeMessage(ctx, params.id, body),
  ),
  route.put(
    '/tickets/:id/drafts',
    {
      summary: 'Keep a draft; an empty one is forgotten',
      may: 'ticket.note',
      params,
      body: shape.SaveDraft,
      reply: shape.Draft,
    },
    (ctx, { params, body }) => saveDraft(ctx, params.id, body),
  ),
  route.put(
    '/tickets/:id/seen',
    { summary: 'Mark as read up to the newest message', may: 'ticket.read_internal', params, reply: Done },
    (ctx, { params }) => seeTicket(ctx, params.id),
  ),
]

const changing = [
  route.post(
    '/tickets/changes',
    {
      summary: 'The same change for up to 200 tickets, each changed or refused by itself',
      may: 'ticket.change',
      body: ChangeTickets,
      reply: ChangedTickets,
    },
    (ctx, { body }) => changeMany(ctx, body),
  ),
  route.put(
    '/tickets/:id/assignee',
    { summary: 'Assign, or unassign with null', may: 'ticket.assign', params, body: shape.AssignTicket, reply: Ticket },
    (ctx, { params, body }) => assignFor(ctx, params.id, body),
  ),
  route.put(
    '/tickets/:id/status',
    { summary: 'Change the status', may: 'ticket.change', params, body: shape.ChangeStatus, reply: Ticket },
    (ctx, { params, body }) => changeStatus(ctx, params.id, body.status),
  ),
  route.put(
    '/tickets/:id/priority',
    { summary: 'Change the priority', may: 'ticket.change', params, body: shape.ChangePriority, reply: Ticket },
    (ctx, { params, body }) => changePriority(ctx, params.id, body.priority),
  ),
  route.put(
    '/tickets/:id/tags',
    { summary: 'Set the tags', may: 'ticket.change', params, body: shape.ChangeTags, reply: Ticket },
    (ctx, { params, body }) => changeTags(ctx, params.id, body.tags),
  ),
  route.put(
    '/tickets/:id/team',
    { summary: 'Move to a team', may: 'ticket.change', params, body: shape.ChangeTeam, reply: Ticket },
    (ctx, { params, body }) => changeTeam(ctx, params.id, body.team),
  ),
  route.put(
    '/tickets/:id/snooze',
    {
      summary: 'Put aside until a moment; null takes it back',
      may: 'ticket.change',
      params,
      body: shape.Snooze,
      reply: Ticket,
    },
    (ctx, { params, body }) => snoozeTicket(ctx, params.id, body.until),
  ),
  route.put(
    '/tickets/:id/restricted',
    {
      summary: 'Restrict to assignee and leads',
      may: 'ticket.restrict',
      params,
      body: shape.ChangeRestricted,
      reply: Ticket,
    },
    (ctx, { params, body }) => restrictTicket(ctx, params.id, body.restricted),
  ),
]

export const routes = [...reading, ...exporting, ...writing, ...changing, ...mergingRoutes]
