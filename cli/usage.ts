/** The command was not understood; its message says how it is written. The program ends with 2 instead of 1. */
export class UsageError extends Error {}
