interface TextChange {
  language: string
  before: string
  after: string
}

/** A text that is not there and an empty one are the same to who reads. */
export function textChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): TextChange[] {
  const languages = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return languages
    .map((language) => ({ language, before: before[language] ?? '', after: after[language] ?? '' }))
    .filter((text) => text.before !== text.after)
}

/** Whether two lists have the same in the same order. */
export const isSame = (before: readonly string[], after: readonly string[]): boolean =>
  before.length === after.length && before.every((one, at) => one === after[at])
