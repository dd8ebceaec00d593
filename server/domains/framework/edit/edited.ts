import type { Context } from '../../../platform/context.ts'
import { AppError, type FieldError } from '../../../platform/errors.ts'
import type { FrameworkEdits, FrameworkPlan } from '../contract.ts'
import { planFramework } from '../queries.ts'
import { editText } from './edit-text.ts'

/** The text after the edits and what it would change; what is wrong with it where it could not be used. */
export async function editedFramework(
  ctx: Context,
  { text, changes }: FrameworkEdits,
): Promise<{ text: string; plan: FrameworkPlan | null; errors: FieldError[] }> {
  const edited = editText(text, changes)
  try {
    return { text: edited, plan: await planFramework(ctx, edited), errors: [] }
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return { text: edited, plan: null, errors: error.errors }
  }
}
