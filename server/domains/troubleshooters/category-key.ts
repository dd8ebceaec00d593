/** A category as it is compared: small letters and underscores, so that “Feature Request” finds `feature_request`. */
export const categoryKey = (category: string): string =>
  category
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '')

/** What can stand in an address; empty where nothing of the words can. */
export const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, '')
