import { z } from 'zod'
import { Duration } from '../durations.ts'
import { category, channel, words } from './words.ts'

const limit = z.number().int().min(1).max(1_000)

export const Routing = z.strictObject({
  class_lead: Duration.describe('How much longer each class of priority_routing may keep the one below it waiting'),
  presence_expires_after: Duration.describe('Somebody whose workspace is silent for so long is not there'),
  assign_automatically: z
    .array(channel)
    .describe('Channels whose tickets are given to somebody as soon as one is free; others are taken from the queue'),
  capacity: z
    .strictObject({ email: limit, phone_support: limit, social_media: limit, in_app_messaging: limit })
    .describe('Open tickets of a channel one agent is given at a time; for chats it is concurrent_chat_limit'),
  skills: z.partialRecord(category, words).describe('Skills somebody must have to be given tickets of a category'),
  match_language: z.boolean().describe('Whether those who speak the customer’s language come first'),
  given_back_after: z
    .partialRecord(channel, Duration)
    .describe('Tickets of somebody who has left go back into the queue after so long'),
})
