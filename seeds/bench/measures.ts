export const MESSAGES_EACH = 5
