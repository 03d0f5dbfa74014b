import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandRows } from './commands.ts'
import { firstRouteRows } from './first-route.ts'
import { generatedPlants, generatePlants } from './plants.ts'
import { tell } from './process.ts'
import type { Row } from './row.ts'
import { startRows } from './start.ts'
import { yearRows } from './year.ts'

export interface HouseOptions {
  /** A plants file of one's own; without it one is generated. */
  readonly plants: string | undefined
  readonly runs: number
}

/** Everything issue 2 asks of the house's speed. */
export const house = async ({ plants, runs }: HouseOptions): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'tonne-bench-plants-'))
  const generated = join(folder, 'plants.csv')
  try {
    if (plants === undefined) writeFileSync(generated, generatePlants(generatedPlants, 1))
    tell(plants === undefined ? `house: ${generatedPlants} generated plants` : `house: ${plants}`)
    const year = await yearRows(plants ?? generated, runs)
    return [...year, ...(await startRows(runs)), ...firstRouteRows(), ...(await commandRows(runs))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
