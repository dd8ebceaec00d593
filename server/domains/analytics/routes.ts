import { pageOf, wholeList } from '../../platform/contract.ts'
import { exportRoutes } from '../../platform/http/exports.ts'
import { route } from '../../platform/http/route.ts'
import {
  Dashboard,
  DashboardLine,
  Definition,
  FigureLine,
  FigureRow,
  Period,
  RowsFilter,
  RowsQuery,
} from './contract.ts'
import { definitions } from './definitions.ts'
import { dashboardLines } from './export.ts'
import { getDashboard } from './kept-answers.ts'
import { listLines, listRows } from './rows.ts'

const files = [
  ...exportRoutes({
    path: '/analytics/dashboard',
    summary: 'The numbers and their course',
    may: 'analytics.read',
    query: Period,
    item: DashboardLine,
    list: dashboardLines,
  }),
  ...exportRoutes({
    path: '/analytics/rows',
    summary: 'The cases behind a number',
    may: 'ticket.export',
    query: RowsFilter,
    item: FigureLine,
    list: listLines,
  }),
]

export const routes = [
  route.get(
    '/analytics/dashboard',
    {
      summary: 'How we are doing, over the tickets within reach',
      may: 'analytics.read',
      query: Period,
      reply: Dashboard,
    },
    (ctx, { query }) => getDashboard(ctx, query),
  ),
  route.get(
    '/analytics/rows',
    {
      summary: 'The cases behind a number: as many as its `cases`',
      may: 'analytics.read',
      query: RowsQuery,
      reply: pageOf(FigureRow),
    },
    (ctx, { query }) => listRows(ctx, query),
  ),
  route.get(
    '/analytics/definitions',
    { summary: 'What each number means', may: 'analytics.read', reply: wholeList(Definition) },
    async () => ({ items: definitions, next_cursor: null }),
  ),
  ...files,
]
