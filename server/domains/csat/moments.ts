/** Due rows of this domain: by confirmation, and by survey. When one fires, the facts are looked at again. */
export const LAPSE = 'csat.confirmation_lapses'
export const ASK = 'csat.ask'
