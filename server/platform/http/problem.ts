import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from '../contract.ts'
import { AppError, invalid } from '../errors.ts'
import { databaseProblem } from './database-problem.ts'

/** Renders everything that is thrown as RFC 9457, once, at the edge. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = noteFailure(error, request, reply)
  return reply
    .status(known.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(known, request.id)))
}

/** What is said of a failure whatever the reply looks like: in the log when it is ours, and when to try again. */
export function noteFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): AppError {
  const known = asAppError(error, request)
  // Where the database had to refuse, a check of ours is missing, whatever the client is told.
  if (known.status >= 500 || databaseProblem(error))
    request.log.error({ err: error, request_id: request.id }, 'a request failed')
  if (known.status === 429) reply.header('retry-after', '60')
  if (known.code === 'busy') reply.header('retry-after', '1')
  return known
}

export const problemOf = (error: AppError, requestId: string): Problem => ({
  type: 'about:blank',
  title: STATUS_CODES[error.status] ?? 'Error',
  status: error.status,
  code: error.code,
  detail: error.message,
  errors: error.errors,
  request_id: requestId,
})

function asAppError(error: unknown, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) return shapeError(error)
  const refused = databaseProblem(error)
  if (refused) return refused
  const { statusCode, message } = error as Partial<FastifyError>
  if (statusCode && statusCode < 500)
    return new AppError({
      status: statusCode,
      code: codeOf(statusCode),
      message: message ?? 'The request cannot be read.',
    })
  if (isBrokenForm(error, request)) return brokenForm()
  return new AppError({
    status: 500,
    code: 'internal',
    message: `Something failed on our side; nothing was changed. Try again, and if it stays, give your administrator this request id: ${request.id}.`,
  })
}

/** What the parser of multipart bodies says of one it cannot read; it names no status. */
const BROKEN_FORM = /multipart|malformed part header/i

const isBrokenForm = (error: unknown, request: FastifyRequest): boolean =>
  error instanceof Error && BROKEN_FORM.test(error.message) && request.isMultipart()

const brokenForm = () =>
  new AppError({
    status: 400,
    code: 'unreadable',
    message: 'The upload broke off, or is no form of the kind multipart/form-data: nothing was kept. Send it again.',
  })

function shapeError(error: { validation: { instancePath: string; message?: string }[] }): AppError {
  const errors = error.validation.map(({ instancePath, message }) => ({
    path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
    message: message ?? 'is not valid',
  }))
  const first = errors[0]
  const detail = first
    ? `${first.path || 'The request'}: ${first.message}`
    : 'The request does not have the right shape.'
  return invalid(detail, errors)
}

const codeOf = (status: number): string =>
  ({
    400: 'unreadable',
    404: 'not_found',
    413: 'too_large',
    414: 'too_long',
    415: 'unsupported_type',
    429: 'too_many_requests',
  })[status] ?? 'refused'
