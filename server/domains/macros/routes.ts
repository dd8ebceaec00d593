import { z } from 'zod'
import { Done, Id, IdParams, PageQuery, pageOf, wholeList } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { changeMacro, deleteMacro, makeMacro } from './commands.ts'
import { ChangeMacro, FilledMacro, Macro, MacroVariable, MakeMacro } from './contract.ts'
import { fillMacro, getMacro, listMacros, listVariables } from './queries.ts'

const params = IdParams

export const routes = [
  route.get(
    '/macros',
    { summary: 'Macros the caller may use, by name', may: 'macro.read', query: PageQuery, reply: pageOf(Macro) },
    (ctx, { query }) => listMacros(ctx, query),
  ),
  route.post(
    '/macros',
    { summary: 'Make a macro', may: 'macro.change', body: MakeMacro, reply: Macro, status: 201 },
    (ctx, { body }) => makeMacro(ctx, body),
  ),
  route.get(
    '/macros/variables',
    { summary: 'What texts may hold in double braces', may: 'macro.read', reply: wholeList(MacroVariable) },
    async () => ({ items: listVariables(), next_cursor: null }),
  ),
  route.get('/macros/:id', { summary: 'One macro', may: 'macro.read', params, reply: Macro }, (ctx, { params }) =>
    getMacro(ctx, params.id),
  ),
  route.patch(
    '/macros/:id',
    { summary: 'Change a macro', may: 'macro.change', params, body: ChangeMacro, reply: Macro },
    (ctx, { params, body }) => changeMacro(ctx, params.id, body),
  ),
  route.delete(
    '/macros/:id',
    { summary: 'Delete a macro', may: 'macro.change', params, reply: Done },
    (ctx, { params }) => deleteMacro(ctx, params.id),
  ),
  route.get(
    '/tickets/:id/macros/:macro_id',
    {
      summary: 'A macro as it reads for one ticket',
      may: 'macro.read',
      params: z.object({ id: Id, macro_id: Id }),
      reply: FilledMacro,
    },
    (ctx, { params }) => fillMacro(ctx, params.id, params.macro_id),
  ),
]
