/** An answer of the SMTP server that is not "250": its code (RFC 5321, 4.2) and words for the peer. */
export const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })
