import { expect, test } from 'vitest'
import { UsageError } from '../usage.ts'
import { runSimulate } from './simulate.ts'

const defaults = 'framework/defaults.yaml'
test.each([
  [[]],
  [['--loud']],
  [['--framework', defaults, '--last', 'soon']],
  [['--framework', defaults, '--last', '0d']],
  [['--framework', defaults, '--last', '9000d']],
  [['--framework', defaults, '--seed', 'x']],
  [['--framework', defaults, '--examples', '-1']],
  [['--framework', defaults, '--agents', 'tier1_general']],
])('what is not understood is refused before anything is opened: %j', async (args) => {
  await expect(runSimulate(args)).rejects.toBeInstanceOf(UsageError)
})
