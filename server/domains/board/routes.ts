import { route } from '../../platform/http/route.ts'
import { Board } from './contract.ts'
import { boardOf } from './queries.ts'

export const routes = [
  route.get(
    '/board',
    { summary: 'The desk at this moment: queues, deadlines, who is there', may: 'board.read', reply: Board },
    (ctx) => boardOf(ctx),
  ),
]
