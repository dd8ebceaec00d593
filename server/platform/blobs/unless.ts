import { Readable } from 'node:stream'

/**
 * The stream, but failing with what `refusal` answers, so that a store keeps nothing of it. It is asked at every chunk and
 * at the end; from its first refusal on, the rest is read and dropped, so that the sender comes to hear the answer.
 */
export const unless = (refusal: () => Error | undefined, content: Readable): Readable =>
  Readable.from(
    (async function* () {
      for await (const chunk of content) if (!refusal()) yield chunk
      const reason = refusal()
      if (reason) throw reason
    })(),
    { objectMode: false },
  )
