/** A person as replies name them; null when nobody did it, but the desk itself. */
export const personOf = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null ? null : { id, name: name ?? '' }
