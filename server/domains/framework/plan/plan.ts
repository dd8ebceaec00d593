import { invalid } from '../../../platform/errors.ts'
import type { FrameworkChange, FrameworkFinding } from '../contract.ts'
import { type WrittenAt, writtenAt } from '../lines.ts'
import { lint } from '../lint/lint.ts'
import { readFrameworkText } from '../read-text.ts'
import type { Framework } from '../schema.ts'
import { changesBetween } from './changes.ts'

interface Read {
  framework: Framework
  find: (path: string) => WrittenAt
}

/** What a text would change and what about it is hardly meant. A text that cannot be used is refused with path and line. */
export function planOf(
  before: Framework,
  text: string,
): { changes: FrameworkChange[]; findings: FrameworkFinding[]; framework: Framework } {
  const { framework, find } = usable(text)
  return { framework, changes: changesBetween(before, framework, find), findings: lint(framework, find) }
}

export function findingsIn(text: string): FrameworkFinding[] {
  const { framework, find } = usable(text)
  return lint(framework, find)
}

function usable(text: string): Read {
  const { framework, errors } = readFrameworkText(text)
  if (!framework) throw invalid('This framework cannot be used; nothing was changed.', errors)
  return { framework, find: writtenAt({ text, resolved: framework }) }
}
