import { useQuery } from '@tanstack/react-query'
import { presenceQuery } from './queries/people.ts'

/** Whether a colleague is there; undefined while it is not known. */
export const usePresenceOf = (userId: string | null) =>
  useQuery({ ...presenceQuery, select: ({ items }) => items.find(({ user_id }) => user_id === userId) }).data
