import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { meQuery, teamsQuery, usersQuery } from './queries/people.ts'

/** The signed-in person. Only below the workspace route, which loads it first. */
export const useMe = () => useSuspenseQuery(meQuery).data

/** Whether the signed-in person may do something; what they may not is not shown. */
export function useMay() {
  const { may } = useMe()
  return (permission: string) => may.includes(permission)
}

export const useUsers = () => {
  const may = useMay()
  return useQuery({ ...usersQuery, enabled: may('user.read') }).data?.items ?? []
}

export const useTeams = () => useQuery(teamsQuery).data?.items ?? []
