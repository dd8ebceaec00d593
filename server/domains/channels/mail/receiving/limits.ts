/** Largest mail taken, in bytes: an attachment of 25 MB grows by a third on its way. */
export const LARGEST_MAIL = 36 * 1024 * 1024
