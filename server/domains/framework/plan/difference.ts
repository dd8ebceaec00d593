import type { FrameworkChange } from '../contract.ts'

/** One thing that differs, before it has words. */
export interface Difference extends Pick<FrameworkChange, 'path' | 'pattern' | 'names' | 'kind' | 'before' | 'after'> {}
