import type { ChangeMacro, Macro, MacroChanges, MakeMacro } from '../../../server/domains/macros/contract.ts'

/** A macro while it is being written: everything it will hold. */
export type MacroDraft = Required<ChangeMacro>

export const draftOf = ({ name, kind, texts, changes, shared_with, team }: Macro | MakeMacro): MacroDraft => ({
  ...{ name, kind, texts, changes, shared_with, team },
})

export const emptyDraft = (language: string): MacroDraft => ({
  name: '',
  kind: 'reply',
  texts: { [language]: '' },
  changes: {},
  shared_with: 'me',
  team: null,
})

/** How many things a macro changes besides putting in its words. */
export const countChanges = ({ add_tags = [], remove_tags = [], ...single }: MacroChanges) =>
  Object.values(single).filter(Boolean).length + add_tags.length + remove_tags.length

export type Fault = 'name_missing' | 'empty_text' | 'team_missing' | 'both_tags'

/** What the browser can tell without asking. What stands for nothing in a text is told beside the text itself. */
export function faultsOf({ name, texts, changes, shared_with, team }: MacroDraft): Fault[] {
  const silent = Object.values(texts).every((text) => text.trim() === '') && countChanges(changes) === 0
  const both = changes.add_tags?.some((tag) => changes.remove_tags?.includes(tag))
  return [
    ...(name.trim() === '' ? ['name_missing' as const] : []),
    ...(silent ? ['empty_text' as const] : []),
    ...(shared_with === 'team' && !team ? ['team_missing' as const] : []),
    ...(both ? ['both_tags' as const] : []),
  ]
}

/** As it is sent: no empty texts, no changes that are none, no team where it is shared with none. */
export const bodyOf = ({ name, texts, changes, ...rest }: MacroDraft): MacroDraft => ({
  ...rest,
  name: name.trim(),
  texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
  changes: Object.fromEntries(
    Object.entries(changes).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
  ),
  team: rest.shared_with === 'team' ? rest.team : null,
})
