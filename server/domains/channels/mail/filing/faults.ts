/** The mail itself is at fault, not what we keep it in. */
export class Unreadable extends Error {}

/**
 * SQLSTATE classes of data the database refuses (22), of broken constraints (23), and of a statement too large to be sent
 * (08P01, 54): tried again, all of these end the same way. Anything else may pass.
 */
const ABOUT_THE_ROW = /^(22|23|54)|^08P01$/

export const isTheMailsFault = (error: unknown): boolean =>
  error instanceof Unreadable || (error instanceof Error && 'code' in error && ABOUT_THE_ROW.test(String(error.code)))
