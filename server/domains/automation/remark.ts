/** What a deed has to say for itself: nothing when it was simply done. */
export type Remark = { unchanged?: boolean; code?: string; reason?: string } | undefined
