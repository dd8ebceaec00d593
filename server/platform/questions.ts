import type { Context } from './context.ts'
import { answersTo } from './registry.ts'

/** Something an earlier domain must know now and only a later one can tell. */
export interface Question<Input, Reply> {
  name: string
  /** Never set: carries the types. */
  types?: { input: Input; reply: Reply }
}

export interface Answer {
  question: string
  reply(ctx: Context, input: unknown): Promise<unknown>
}

/** Declares a question. A new one needs a decision record: a handful serves the whole product. */
export const defineQuestion = <Input, Reply = void>(name: string): Question<Input, Reply> => ({ name })

/** A later domain's answer: read-only, in the asker's transaction, free to refuse by throwing an AppError. */
export const answer = <Input, Reply>(
  question: Question<Input, Reply>,
  reply: (ctx: Context, input: Input) => Promise<Reply>,
): Answer => ({ question: question.name, reply: reply as Answer['reply'] })

/** Asks everyone who answers, in the order of the domains. The first refusal ends the command. */
export async function ask<Input, Reply>(
  ctx: Context,
  question: Question<Input, Reply>,
  input: Input,
): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const { reply } of answersTo(question.name)) replies.push((await reply(ctx, input)) as Reply)
  return replies
}
