import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { troubleshooterQuery } from '../../lib/queries/troubleshooters.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './editor.module.css'
import { TroubleshooterEditor } from './troubleshooter-editor.tsx'

/** One troubleshooter: the tree, and beside it the chosen step, a walk, or what is wrong. */
export function TroubleshooterPage() {
  const { _splat = '' } = useParams({ strict: false })
  const id = _splat.split('/')[1] ?? ''
  const { data, isError, error, refetch } = useQuery(troubleshooterQuery(id))
  if (data) return <TroubleshooterEditor key={data.id} kept={data} />
  if (isError) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <div className={classes.editor} role="status">
      <Skeleton height={56} radius={0} />
      <Skeleton height="100%" radius={0} />
    </div>
  )
}
