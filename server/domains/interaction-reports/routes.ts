import { IdParams, PageQuery, pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { Ticket } from '../tickets/contract.ts'
import { editReport, resolveTicket, resolveTickets } from './commands.ts'
import * as shape from './contract.ts'
import { exporting } from './export.ts'
import { reportMarkdown } from './markdown.ts'
import { listReports, listReportVersions, readReport } from './queries.ts'

const params = IdParams

const reading = [
  route.get(
    '/reports',
    {
      summary: 'Interaction reports within reach',
      may: 'report.read',
      query: shape.ReportQuery,
      reply: pageOf(shape.ReportLine),
    },
    (ctx, { query }) => listReports(ctx, query),
  ),
  route.get(
    '/tickets/:id/report',
    { summary: 'The interaction report', may: 'report.read', params, reply: shape.Report },
    (ctx, { params }) => readReport(ctx, params.id),
  ),
  route.get(
    '/tickets/:id/report.md',
    { summary: 'The interaction report as Markdown', may: 'report.read', params, reply: 'file' },
    async (ctx, { params, http }) => {
      const report = await readReport(ctx, params.id)
      http.set_header('content-type', 'text/markdown; charset=utf-8')
      http.set_header('content-disposition', `inline; filename="${report.case_id}.md"`)
      return reportMarkdown(report)
    },
  ),
  route.get(
    '/tickets/:id/report/versions',
    {
      summary: 'What the report has been, newest first',
      may: 'report.read',
      params,
      query: PageQuery,
      reply: pageOf(shape.ReportVersion),
    },
    (ctx, { params, query }) => listReportVersions(ctx, params.id, query),
  ),
]

const writing = [
  route.patch(
    '/tickets/:id/report',
    {
      summary: 'Write what the report should say',
      may: 'report.change',
      params,
      body: shape.EditReport,
      reply: shape.Report,
    },
    (ctx, { params, body }) => editReport(ctx, params.id, body),
  ),
  route.put(
    '/tickets/:id/resolution',
    {
      summary: 'Resolve, with what is still missing',
      may: 'ticket.change',
      params,
      body: shape.ResolveTicket,
      reply: Ticket,
    },
    (ctx, { params, body }) => resolveTicket(ctx, params.id, body),
  ),
  route.post(
    '/resolutions',
    {
      summary: 'Resolve several tickets, each by itself',
      may: 'ticket.change',
      body: shape.ResolveTickets,
      reply: shape.Resolutions,
    },
    (ctx, { body }) => resolveTickets(ctx, body),
  ),
]

export const routes = [...reading, ...exporting, ...writing]
