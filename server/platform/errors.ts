/** One thing wrong with one field. `path` is dotted (`customer.email`); `line` is for texts such as YAML. */
export interface FieldError {
  path: string
  message: string
  line?: number
}

/**
 * The one error type. Everything thrown on purpose is one; `http/problem.ts` renders it as RFC 9457.
 * `code` is stable and translated by clients; `message` says what happened, what it means, what to do.
 */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly errors: FieldError[]
  constructor(problem: { status: number; code: string; message: string; errors?: FieldError[] }) {
    super(problem.message)
    this.name = 'AppError'
    this.status = problem.status
    this.code = problem.code
    this.errors = problem.errors ?? []
  }
}

export const invalid = (message: string, errors: FieldError[] = []) =>
  new AppError({ status: 422, code: 'invalid', message, errors })
export const unauthenticated = (code = 'sign_in_required', message = 'Sign in first.') =>
  new AppError({ status: 401, code, message })
export const forbidden = (code: string, message: string) => new AppError({ status: 403, code, message })
/** Missing and out of reach look the same on purpose. */
export const notFound = (thing: string) =>
  new AppError({
    status: 404,
    code: 'not_found',
    message: `There is no such ${thing}, or it is not within your reach.`,
  })
export const conflict = (code: string, message: string, errors: FieldError[] = []) =>
  new AppError({ status: 409, code, message, errors })
export const tooMany = (code: string, message: string) => new AppError({ status: 429, code, message })
export const unavailable = (code: string, message: string) => new AppError({ status: 503, code, message })
export const tooLarge = (message: string) => new AppError({ status: 413, code: 'too_large', message })
