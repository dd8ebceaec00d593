import { forgetOverrides } from '../platform/env.ts'

/** Before the tests of each file: files that share a process do not share what one of them has set. */
forgetOverrides()
