import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Account } from './account.ts'
import {
  chooseClusterHome,
  claimClusterHome,
  clusterFolderIn,
  findClusterHome,
  rememberClusterHome,
} from './cluster-location.ts'

const STRANGER: Account = { name: 'stranger', uid: 54_321, gid: 54_321 }

let place = ''
let dataDir = ''
let stateFolder = ''

beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'location-')))
  chmodSync(place, 0o755)
  dataDir = folder('closed', 'data')
  stateFolder = folder('state')
})

afterEach(() => rmSync(place, { recursive: true, force: true }))

test('an ordinary user has the cluster in DATA_DIR', () => {
  expect(chooseClusterHome(dataDir, undefined)).toBe(join(dataDir, 'postgres'))
})

test('so has root, as long as the account can get there', () => {
  expect(chooseClusterHome(dataDir, STRANGER, [stateFolder])).toBe(join(dataDir, 'postgres'))
})

test('behind a closed folder the cluster goes to the state folder', () => {
  chmodSync(join(place, 'closed'), 0o700)
  const home = chooseClusterHome(dataDir, STRANGER, [stateFolder])
  expect(dirname(home)).toBe(stateFolder)
  expect(chooseClusterHome(dataDir, STRANGER, ['/dev/null/impossible', stateFolder])).toBe(home)
})

test('a state folder that others may write to is not used', () => {
  chmodSync(join(place, 'closed'), 0o700)
  chmodSync(stateFolder, 0o777)
  expect(() => chooseClusterHome(dataDir, STRANGER, [stateFolder])).toThrow('can reach neither')
})

test.runIf(process.getuid?.() === 0)('a private DATA_DIR of root lets the account pass, and nobody else', () => {
  chmodSync(dataDir, 0o700)
  expect(chooseClusterHome(dataDir, STRANGER, [stateFolder])).toBe(join(dataDir, 'postgres'))
  expect(chooseClusterHome(dataDir, { name: 'other', uid: 54_322, gid: 54_322 }, [stateFolder])).not.toContain(dataDir)
})

test('a DATA_DIR that never had a cluster has none', () => {
  expect(findClusterHome(dataDir)).toBeUndefined()
})

test('a cluster whose pointer was not written any more is found', () => {
  mkdirSync(clusterFolderIn(join(dataDir, 'postgres')), { recursive: true })
  expect(findClusterHome(dataDir)).toBe(join(dataDir, 'postgres'))
})

test('a missing cluster is reported, not replaced by an empty one', () => {
  const home = aClusterOutside(dataDir)
  rmSync(home, { recursive: true })
  expect(() => findClusterHome(dataDir)).toThrow(/database of .* is missing/)
})

test('so is one that lay in DATA_DIR itself', () => {
  const home = join(dataDir, 'postgres')
  mkdirSync(clusterFolderIn(home), { recursive: true })
  rememberClusterHome(dataDir, home)
  rmSync(home, { recursive: true })
  expect(() => findClusterHome(dataDir)).toThrow(/database of .* is missing/)
})

test('a folder of somebody else is not taken for a cluster', () => {
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres', 'holiday.jpg'), '')
  expect(() => findClusterHome(dataDir)).toThrow('holds no database')
})

test('a moved DATA_DIR keeps its cluster', () => {
  const home = aClusterOutside(dataDir)
  const moved = join(place, 'moved')
  renameSync(dataDir, moved)
  expect(findClusterHome(moved)).toBe(home)
  claimClusterHome(moved, home)
})

test('a copied DATA_DIR does not share the cluster of the original', () => {
  const home = aClusterOutside(dataDir)
  const copy = join(place, 'copy')
  cpSync(dataDir, copy, { recursive: true })
  expect(() => claimClusterHome(copy, home)).toThrow('is a copy of')
  claimClusterHome(dataDir, home)
})

test('a new DATA_DIR where an old one was moved away leaves the cluster of the old one alone', () => {
  chmodSync(join(place, 'closed'), 0o700)
  const old = aClusterOutside(dataDir)
  renameSync(dataDir, join(place, 'closed', 'old'))
  mkdirSync(dataDir)
  expect(findClusterHome(dataDir)).toBeUndefined()
  expect(chooseClusterHome(dataDir, STRANGER, [stateFolder])).toBe(`${old}-2`)
})

function folder(...names: string[]): string {
  const path = join(place, ...names)
  mkdirSync(path, { recursive: true })
  for (let open = path; open !== place; open = dirname(open)) chmodSync(open, 0o755)
  return path
}

function aClusterOutside(of: string): string {
  chmodSync(join(place, 'closed'), 0o700)
  const home = chooseClusterHome(of, STRANGER, [stateFolder])
  mkdirSync(clusterFolderIn(home), { recursive: true })
  rememberClusterHome(of, home)
  return home
}
