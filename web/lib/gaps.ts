/** A variable of a macro that nothing was known for: whoever writes fills it, or takes it out. */
export interface Gap {
  name: string
  start: number
  end: number
}

/** Only what our own variables look like: a customer may well be asked about braces of another kind. */
const GAP = /\{\{\s*((?:customer|company|ticket|agent|desk)\.[a-z0-9_]+)\s*\}\}/gi

export const gapsIn = (text: string): Gap[] =>
  [...text.matchAll(GAP)].map(({ 0: braces, 1: name, index }) => ({
    name: name!.toLowerCase(),
    start: index,
    end: index + braces.length,
  }))

/** Without one gap and the space before it. */
export const withoutGap = (text: string, { start, end }: Gap): string =>
  text.slice(0, start).replace(/[ \t]$/, '') + text.slice(end)
