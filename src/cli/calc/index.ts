import { calculators as allocation } from '../../allocation/index.ts'
import { calculators as compliance } from '../../compliance/index.ts'
import type { AnyCalculator } from '../../kernel/index.ts'
import { calculators as mrv } from '../../mrv/index.ts'
import { calculators as supervision } from '../../supervision/index.ts'

export { calculate } from './calculate.ts'
export { printWorking } from './print-working.ts'

/** Every calculator of the program. A domain registers one by exporting it in `calculators` from its index.ts. */
export const calculators: readonly AnyCalculator[] = [...mrv, ...allocation, ...compliance, ...supervision]

export const calculatorNamed = (name: string): AnyCalculator | undefined => calculators.find((item) => item.name === name)
