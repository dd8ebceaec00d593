/** A failure whose message says what happened, what it means and what to do; shown without a stack. */
export class Failure extends Error {}
